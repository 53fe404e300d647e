package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Suggestion;
import org.mortise.core.kernel.Problem;

/**
 * Finds options that conditions and values name and that their fields do not have. Pure.
 *
 * @param shape the form whose records are asked
 * @param rows the sub-table whose rows are asked in the place of records; null for records
 */
public record OptionUse(
        FormShape shape, MetadataLookup lookup, @Nullable FieldShape rows) {

    public OptionUse(FormShape shape, MetadataLookup lookup) {
        this(shape, lookup, null);
    }

    /** Comparisons of {@code condition} with options that are gone, which never hold; as warnings with paths under {@code at}. */
    public List<Problem> inCondition(JsonNode condition, String at) {
        var found = new ArrayList<Problem>();
        collect(condition, at, found);
        return found;
    }

    private void collect(JsonNode condition, String at, List<Problem> found) {
        if (!condition.isObject()) {
            return;
        }
        References.each(condition.path("all"), at + "/all", part -> collect(part.json(), part.path(), found));
        References.each(condition.path("any"), at + "/any", part -> collect(part.json(), part.path(), found));
        collect(condition.path("not"), at + "/not", found);
        var field = condition.has("field") ? fieldAt(condition.path("field").asText()) : null;
        if (field != null) {
            found.addAll(unknown(field, condition.path("value"), at + "/value", "lint_option_unknown"));
        }
    }

    /** Options in a fixed value that {@code field} is given and does not have, as errors with paths under {@code at}. */
    public static List<Problem> inValue(FieldShape field, JsonNode value, String at) {
        return unknown(field, value, at, "option_unknown");
    }

    private static List<Problem> unknown(FieldShape field, JsonNode value, String at, String code) {
        var found = new ArrayList<Problem>();
        if (value.isTextual()) {
            unknownOne(field, value, at, code).ifPresent(found::add);
        }
        if (value.isArray()) {
            References.each(value, at, each -> unknownOne(field, each.json(), each.path(), code)
                    .ifPresent(found::add));
        }
        return found;
    }

    private static Optional<Problem> unknownOne(FieldShape field, JsonNode value, String at, String code) {
        if (field.options().isEmpty()
                || field.traits().open()
                || !value.isTextual()
                || field.option(value.asText()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(unknown(field, value.asText(), at, code));
    }

    /** {@code code} about an option that {@code field} does not have, with the one that was probably meant. */
    public static Problem unknown(FieldShape field, String option, String at, String code) {
        var params = new HashMap<String, Object>();
        params.put("option", option);
        params.put("field", field.title());
        var nearest = Suggestion.nearest(
                option, field.options().stream().map(OptionShape::key).toList());
        if (nearest != null) {
            params.put("suggestion", nearest);
        }
        return Problem.at(at, code, params);
    }

    /** The field at the end of a path over links and sub-tables; null when there is none. */
    public @Nullable FieldShape fieldAt(String path) {
        var within = shape;
        var found = rows;
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
