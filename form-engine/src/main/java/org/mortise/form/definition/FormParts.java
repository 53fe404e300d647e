package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a form that others may use: a field ({@code phone}), a column ({@code items.qty}), an option ({@code level#A}).
 *
 * <p>A part is taken away by giving it a name that nobody uses, so that everything else keeps its place in the document.
 */
final class FormParts {

    private FormParts() {}

    static Optional<JsonNode> without(JsonNode doc, String part) {
        var copy = doc.deepCopy();
        var option = part.indexOf('#');
        var path = option < 0 ? part : part.substring(0, option);
        var dot = path.indexOf('.');
        var fields = copy.path("model").path("fields");
        var field = named(fields, dot < 0 ? path : path.substring(0, dot));
        if (dot >= 0 && field != null) {
            fields = field.path("fields");
            field = named(fields, path.substring(dot + 1));
        }
        if (field != null && option >= 0) {
            fields = field.path("props").path("options");
            field = option(fields, part.substring(option + 1));
        }
        if (field == null) {
            return Optional.empty();
        }
        field.put("key", unused(fields));
        return Optional.of(copy);
    }

    private static @Nullable ObjectNode named(JsonNode list, String key) {
        for (var each : list) {
            if (each instanceof ObjectNode node && node.path("key").asText().equals(key)) {
                return node;
            }
        }
        return null;
    }

    /** Options of a tree stand inside others. */
    private static @Nullable ObjectNode option(JsonNode options, String key) {
        var found = named(options, key);
        for (var each : options) {
            found = found == null ? option(each.path("children"), key) : found;
        }
        return found;
    }

    private static String unused(JsonNode list) {
        var taken = new HashSet<>(list.findValuesAsText("key"));
        var key = "taken_away";
        while (!taken.add(key)) {
            key += "_";
        }
        return key;
    }
}
