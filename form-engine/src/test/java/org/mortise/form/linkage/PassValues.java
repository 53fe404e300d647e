package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mortise.core.kernel.Json;

/** Values at random for the fields of {@link PassGenerator}, by their keys. */
record PassValues(Random random) {

    static final List<String> KINDS = List.of("x", "y", "z");

    static String typeOf(String key) {
        return switch (key) {
            case "a", "b", "n", "sum", "twice" -> "number";
            case "k", "q" -> "select";
            case "m" -> "multiselect";
            case "s" -> "switch";
            case "d" -> "date";
            case "rows" -> "subtable";
            default -> "text";
        };
    }

    JsonNode of(String key) {
        var values = new ArrayList<JsonNode>();
        switch (typeOf(key)) {
            case "number" -> List.of("0", "1", "2", "-3", "10").forEach(text -> values.add(json(text)));
            case "select" -> KINDS.forEach(text -> values.add(json(text)));
            case "multiselect" -> {
                values.add(Json.mapper().valueToTree(List.of("x")));
                values.add(Json.mapper().valueToTree(List.of("y", "z")));
            }
            case "switch" ->
                List.of(true, false).forEach(yes -> values.add(Json.mapper().valueToTree(yes)));
            case "date" -> List.of("2026-03-05", "2025-12-31", "2028-02-29").forEach(text -> values.add(json(text)));
            default -> List.of("x", "no", "汉字 text").forEach(text -> values.add(json(text)));
        }
        return values.get(random.nextInt(values.size()));
    }

    private static JsonNode json(String text) {
        return Json.mapper().valueToTree(text);
    }
}
