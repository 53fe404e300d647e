package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/** Reading parts of documents. */
final class Nodes {

    private Nodes() {}

    static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
        var list = new ArrayList<T>();
        array.forEach(element -> list.add(reading.apply(element)));
        return list;
    }

    /** @param pointer of the array, with its slash: each element is told where it stands */
    static <T> List<T> indexed(JsonNode array, String pointer, BiFunction<JsonNode, String, T> reading) {
        var list = new ArrayList<T>();
        for (var index = 0; index < array.size(); index++) {
            list.add(reading.apply(array.get(index), pointer + index));
        }
        return list;
    }

    static LocalizedText label(JsonNode node, String otherwise) {
        return node.isTextual() || node.isObject()
                ? LocalizedText.fromJson(Json.plain(node))
                : LocalizedText.of(otherwise);
    }
}
