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
import org.mortise.core.condition.RelativeTime;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * A default that is looked up in another form: {@code {"form","where","pick","multi"}}. It is the formula {@code QUERY} that says the
 * same, so it is checked, computed and asked for many records at once like any formula.
 *
 * <p>The condition is one that a form can be asked: comparisons of its fields, all of which hold; {@code {"var": "record.sku"}} is
 * what the record itself holds. One value is that
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
        if (op.equals("between")) {
            return compare(where, "gte", where.path("value").path(0), conditions)
                    && compare(where, "lte", where.path("value").path(1), conditions);
        }
        return compare(where, op, where.path("value"), conditions);
    }

    private boolean compare(JsonNode where, String op, JsonNode with, List<String> conditions) {
        var field = where.path("field").asText();
        var value = operand(field, with);
        if (!SIGNS.containsKey(op) || value == null) {
            return false;
        }
        conditions.add("{row." + field + "}" + SIGNS.get(op) + value);
        return true;
    }

    private @Nullable String operand(String field, JsonNode value) {
        if (!value.isObject()) {
            return value.isArray() ? null : literal(field, value);
        }
        if (value.has("expr")) {
            return "(" + value.path("expr").asText() + ")";
        }
        if (value.has("relative")) {
            return RelativeTime.parse(value.path("relative").asText())
                    .map(QueriedDefault::moment)
                    .orElse(null);
        }
        var name = value.path("var").asText();
        return name.startsWith(RECORD) ? "{" + name.substring(RECORD.length()) + "}" : VARIABLES.get(name);
    }

    /** The formula for a moment that is reckoned from now; a day cannot be moved by hours. */
    private static @Nullable String moment(RelativeTime time) {
        var moment =
                switch (time.anchor()) {
                    case NOW -> "NOW()";
                    case TODAY -> "TODAY()";
                    case START_OF_WEEK -> "(TODAY()-WEEKDAY(TODAY(),2)+1)";
                    case START_OF_MONTH -> "DATE(YEAR(TODAY()),MONTH(TODAY()),1)";
                    case START_OF_QUARTER -> "DATE(YEAR(TODAY()),QUARTER(TODAY())*3-2,1)";
                    case START_OF_YEAR -> "YEARBEGIN(TODAY())";
                };
        for (var shift : time.shifts()) {
            if (shift.unit() == 'h' && time.anchor() != RelativeTime.Anchor.NOW) {
                return null;
            }
            moment = "DATEADD(%s,%d,\"%s\")".formatted(moment, shift.amount(), Character.toUpperCase(shift.unit()));
        }
        return moment;
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
