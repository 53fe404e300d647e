package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.References;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/**
 * Comparisons with values that the settings of a field never let in: less than its least, more than its greatest, longer than its text
 * may be.
 *
 * @param shapes the field or column at a key, as conditions name it
 */
record BoundsLint(
        FormDefinition form,
        @Nullable String table,
        Function<String, @Nullable FieldShape> shapes,
        List<Problem> warnings) {

    /** Comparisons that never hold, as warnings with paths under {@code at}. */
    void inCondition(JsonNode condition, String at) {
        if (!condition.isObject()) {
            return;
        }
        for (var list : List.of("all", "any")) {
            References.each(condition.path(list), at + "/" + list, part -> inCondition(part.json(), part.path()));
        }
        inCondition(condition.path("not"), at + "/not");
        var key = condition.path("field").asText("");
        var field = key.isEmpty() ? null : field(key);
        var shape = field == null ? null : shapes.apply(key);
        if (field != null && shape != null && !shape.computed()) {
            compared(condition, field, shape, at);
        }
    }

    private @Nullable FieldDefinition field(String key) {
        var columns = table == null
                ? Stream.<FieldDefinition>empty()
                : form.field(table).stream().flatMap(rows -> rows.fields().stream());
        return Stream.concat(columns, form.fields().stream())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private void compared(JsonNode condition, FieldDefinition field, FieldShape shape, String at) {
        var op = condition.path("op").asText();
        var value = condition.path("value");
        var least = field.props().path("min");
        var most = field.props().path("max");
        var beyond =
                switch (op) {
                    case "gt" -> isPast(value, most, shape, 0);
                    case "gte" -> isPast(value, most, shape, 1);
                    case "lt" -> isBefore(value, least, shape, 0);
                    case "lte" -> isBefore(value, least, shape, -1);
                    case "between" ->
                        isPast(value.path(0), most, shape, 1) || isBefore(value.path(1), least, shape, -1);
                    case "eq", "in" -> isNoneInside(value, field, shape);
                    case "startsWith", "contains" -> isTooLong(value, field, shape);
                    default -> false;
                };
        if (beyond) {
            var params = new HashMap<String, Object>(Map.of("field", field.title()));
            if (isTexts(shape)) {
                params.put("longest", field.props().path("maxLength").asInt());
            } else {
                put(params, "min", field.props().path("min"));
                put(params, "max", field.props().path("max"));
            }
            warnings.add(Problem.at(at + "/value", "lint_value_out_of_bounds", params));
        }
    }

    private static void put(Map<String, Object> params, String name, JsonNode bound) {
        if (bound.isValueNode()) {
            params.put(name, bound.asText());
        }
    }

    private static boolean isNoneInside(JsonNode value, FieldDefinition field, FieldShape shape) {
        var values = value.isArray() ? value.valueStream().toList() : List.of(value);
        return !values.isEmpty()
                && values.stream()
                        .allMatch(one -> isTooLong(one, field, shape)
                                || isBefore(one, field.props().path("min"), shape, -1)
                                || isPast(one, field.props().path("max"), shape, 1));
    }

    /** @param from 0 where the bound itself counts as well, else 1 */
    private static boolean isPast(JsonNode value, JsonNode bound, FieldShape shape, int from) {
        var order = order(value, bound, shape);
        return order != null && order >= from;
    }

    /** @param to 0 where the bound itself counts as well, else -1 */
    private static boolean isBefore(JsonNode value, JsonNode bound, FieldShape shape, int to) {
        var order = order(value, bound, shape);
        return order != null && order <= to;
    }

    private static boolean isTooLong(JsonNode value, FieldDefinition field, FieldShape shape) {
        var longest = field.props().path("maxLength");
        var text = value.asText("");
        return isTexts(shape)
                && value.isTextual()
                && longest.isInt()
                && text.codePointCount(0, text.length()) > longest.asInt();
    }

    private static boolean isTexts(FieldShape shape) {
        return shape.type() == ValueType.TEXT || shape.type() == ValueType.LONG_TEXT;
    }

    /** Null where there is no bound, or one that moves, and where the value is known only with a record. */
    private static @Nullable Integer order(JsonNode value, JsonNode bound, FieldShape shape) {
        var read = read(value, shape);
        var against = read(bound, shape);
        if (read instanceof BigDecimal number && against instanceof BigDecimal other) {
            return number.compareTo(other);
        }
        return read instanceof String day && against instanceof String other
                ? Integer.valueOf(Integer.signum(day.compareTo(other)))
                : null;
    }

    /** Numbers, and days as they are written: these are in the order of time. */
    private static @Nullable Object read(JsonNode value, FieldShape shape) {
        if (shape.type() == ValueType.NUMBER && (value.isNumber() || value.isTextual())) {
            try {
                return new BigDecimal(value.asText());
            } catch (NumberFormatException none) {
                return null;
            }
        }
        return shape.type() == ValueType.DATE && value.isTextual() ? value.asText() : null;
    }
}
