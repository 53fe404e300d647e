package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Json;

/** Writes bundles into files: canonical JSON, one object per file, so that equal bundles are equal bytes. */
final class BundleFormat {

    private BundleFormat() {}

    static BundleFiles write(Bundle bundle) {
        var texts = new TreeMap<String, String>();
        texts.put("manifest.json", Json.canonical(bundle.manifest()));
        bundle.objects().forEach(object -> texts.put(object.path(), Json.canonical(object.doc())));
        bundle.sample().forEach((name, rows) -> texts.put("data/sample/" + name + ".jsonl", lines(rows)));
        return new BundleFiles(texts);
    }

    /** One compact object with sorted keys per line. */
    static String lines(List<JsonNode> rows) {
        return rows.stream().map(row -> Json.write(sorted(row)) + "\n").collect(Collectors.joining());
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            var array = Json.mapper().createArrayNode();
            value.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        var fields = new TreeMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        var result = Json.object();
        fields.forEach(result::set);
        return result;
    }
}
