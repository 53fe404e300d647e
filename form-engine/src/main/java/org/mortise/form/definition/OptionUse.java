package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;

/** Finds conditions that compare a field with an option it does not have. */
record OptionUse(FormShape shape, MetadataLookup lookup) {

    void check(JsonNode condition, String at, List<Problem> found) {
        if (!condition.isObject()) {
            return;
        }
        each(condition.path("all"), at + "/all", found);
        each(condition.path("any"), at + "/any", found);
        check(condition.path("not"), at + "/not", found);
        var field = condition.has("field") ? fieldAt(condition.path("field").asText()) : null;
        if (field == null || field.options().isEmpty()) {
            return;
        }
        var value = condition.path("value");
        if (value.isTextual()) {
            known(field, value, at + "/value", found);
        }
        for (var index = 0; value.isArray() && index < value.size(); index++) {
            known(field, value.get(index), at + "/value/" + index, found);
        }
    }

    private void each(JsonNode parts, String at, List<Problem> found) {
        for (var index = 0; index < parts.size(); index++) {
            check(parts.get(index), at + "/" + index, found);
        }
    }

    private static void known(FieldShape field, JsonNode value, String at, List<Problem> found) {
        if (value.isTextual() && field.option(value.asText()).isEmpty()) {
            found.add(Unknown.option(at, "lint_option_unknown", value.asText(), field));
        }
    }

    /** The field at the end of a path over links and sub-tables; null when there is none. */
    @Nullable
    FieldShape fieldAt(String path) {
        var within = shape;
        @Nullable FieldShape found = null;
        for (var key : path.split("\\.")) {
            if (found != null && !found.fields().isEmpty()) {
                found = found.field(key).orElse(null);
            } else {
                found = within.field(key).orElse(null);
            }
            if (found == null) {
                return null;
            }
            var target = found.target();
            if (target != null) {
                within = target.equals(shape.form())
                        ? shape
                        : lookup.form(target).orElse(within);
            }
        }
        return found;
    }
}
