package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/**
 * A kind as servers of three generations know it: what the first called {@code label} has been {@code title} since the second, and
 * what was a text {@code size} is a number in the third.
 */
public record GrowingKind(String name, int generation) implements MetadataKind {

    private static final List<String> SCHEMAS = List.of(
            "{\"required\":[\"label\"],\"properties\":{\"size\":{\"type\":\"string\"}}}",
            "{\"required\":[\"title\"],\"x-removed\":{\"label\":\"title\"},\"properties\":{\"size\":{\"type\":\"string\"}}}",
            "{\"required\":[\"title\"],\"x-removed\":{\"label\":\"title\"},\"properties\":{\"size\":{\"type\":\"integer\"}}}");

    private static final List<UnaryOperator<ObjectNode>> UPGRADES =
            List.of(GrowingKind::labelBecomesTitle, GrowingKind::sizeBecomesNumber);

    private static ObjectNode labelBecomesTitle(ObjectNode doc) {
        var label = doc.remove("label");
        return label == null ? doc : doc.set("title", label);
    }

    private static ObjectNode sizeBecomesNumber(ObjectNode doc) {
        return doc.has("size") ? doc.put("size", doc.path("size").asInt()) : doc;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public String folder() {
        return name + "s";
    }

    @Override
    public JsonNode schema() {
        return Json.parse(SCHEMAS.get(generation - 1));
    }

    @Override
    public List<UnaryOperator<ObjectNode>> upgrades() {
        return UPGRADES.subList(0, generation - 1);
    }

    @Override
    public JsonNode compile(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return Json.object().put("compiledBy", generation);
    }

    @Override
    public JsonNode refreshed(ObjectNode compiled) {
        return compiled.put("readBy", generation);
    }
}
