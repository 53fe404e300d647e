package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * A default that is looked up in another form: {@code {"form","where","pick","multi"}}. It is the formula {@code QUERY} that says the
 * same, so it is checked, computed and asked for many records at once like any formula.
 *
 * <p>The condition compares fields of the other form; {@code {"var": "record.sku"}} is what the record itself holds. One value is that
 * of the record created last, several are all of them.
 */
final class QueriedDefault {

    private static final Map<String, String> SIGNS =
            Map.of("eq", "=", "ne", "<>", "gt", ">", "gte", ">=", "lt", "<", "lte", "<=");
    private static final Map<String, String> VARIABLES =
            Map.of("user.id", "CURRENTUSER()", "user.department", "CURRENTDEPT()", "today", "TODAY()", "now", "NOW()");
    private static final String RECORD = "record.";

    private final @Nullable FormShape other;

    private QueriedDefault(@Nullable FormShape other) {
        this.other = other;
    }

    /**
     * The formula; empty when the condition says more than a question to another form can.
     *
     * @param other the form that is asked; null when it is not known, which the formula will tell
     */
    static Optional<String> formula(JsonNode query, @Nullable FormShape other) {
        var conditions = new ArrayList<String>();
        if (!new QueriedDefault(other).collect(query.path("where"), conditions)) {
            return Optional.empty();
        }
        var pick = query.path("multi").asBoolean(false) ? "list" : "last";
        var field = query.path("form").asText() + "." + query.path("pick").asText();
        var where = conditions.isEmpty() ? "" : "," + String.join(" && ", conditions);
        return Optional.of("QUERY(%s,%s%s)".formatted(text(pick), text(field), where));
    }

    private boolean collect(JsonNode where, List<String> conditions) {
        if (where.isMissingNode()) {
            return true;
        }
        if (where.path("all").isArray()) {
            for (var part : where.path("all")) {
                if (!collect(part, conditions)) {
                    return false;
                }
            }
            return true;
        }
        var row = "{row." + where.path("field").asText() + "}";
        var op = where.path("op").asText();
        if (op.equals("empty") || op.equals("notEmpty")) {
            conditions.add((op.equals("empty") ? "" : "!") + "ISBLANK(" + row + ")");
            return where.has("field");
        }
        var value = operand(where.path("field").asText(), where.path("value"));
        if (!SIGNS.containsKey(op) || value == null) {
            return false;
        }
        conditions.add(row + SIGNS.get(op) + value);
        return true;
    }

    private @Nullable String operand(String field, JsonNode value) {
        if (!value.isObject()) {
            return value.isArray() ? null : literal(field, value);
        }
        if (value.has("expr")) {
            return "(" + value.path("expr").asText() + ")";
        }
        if (value.path("relative").asText().equals("today")
                || value.path("relative").asText().equals("now")) {
            return VARIABLES.get(value.path("relative").asText());
        }
        var name = value.path("var").asText();
        return name.startsWith(RECORD) ? "{" + name.substring(RECORD.length()) + "}" : VARIABLES.get(name);
    }

    private @Nullable String literal(String field, JsonNode value) {
        var type = other == null
                ? null
                : other.field(field).map(known -> known.type()).orElse(null);
        if (type == ValueType.BOOLEAN) {
            return value.asBoolean() ? "TRUE" : "FALSE";
        }
        try {
            if (type == ValueType.NUMBER) {
                return new BigDecimal(value.asText()).toPlainString();
            }
            if (type == ValueType.DATE) {
                var day = LocalDate.parse(value.asText());
                return "DATE(%d,%d,%d)".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            }
        } catch (NumberFormatException | DateTimeParseException other) {
            return null;
        }
        return value.isNull() || value.isMissingNode() || type == ValueType.DATETIME ? null : text(value.asText());
    }

    private static String text(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
