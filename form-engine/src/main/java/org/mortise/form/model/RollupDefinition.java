package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;

/**
 * A field that reckons over the records of another form that point here, or over the rows of its records that do.
 *
 * @param form reference to the form of those records; empty when none is chosen yet
 * @param via keys of the links that lead here: one of {@code form}, or one of {@code form} and one of the form between; the first may
 *     be a column of a sub-table, which then stands before it
 * @param function empty when the document names none that there is
 * @param field key of the field that is reckoned over, {@code items.amount} for a column; null: the records or rows are counted
 * @param where condition over {@code form}; missing: all of them
 * @param window period in which a date must lie; null: always
 * @param scale digits after the point; null: those of the field
 */
public record RollupDefinition(
        String form,
        List<String> via,
        Optional<Function> function,
        @Nullable String field,
        JsonNode where,
        @Nullable Window window,
        @Nullable Integer scale) {

    /** Type of the control in documents. */
    public static final String TYPE = "rollup";

    /** Links from the records that are reckoned over to here, at most. */
    public static final int MOST_HOPS = 2;

    /** Words of conditions that speak of today. */
    private static final List<String> CALENDAR =
            List.of("\"relative\"", "\"within\"", "\"today\"", "\"now\"", "TODAY(", "NOW(");

    /** What is reckoned. */
    public enum Function {
        COUNT("count"),
        SUM("sum"),
        AVG("avg"),
        MIN("min"),
        MAX("max"),
        COUNT_DISTINCT("countDistinct");

        private final String key;

        Function(String key) {
            this.key = key;
        }

        static Optional<Function> of(String key) {
            return Arrays.stream(values())
                    .filter(function -> function.key.equals(key))
                    .findFirst();
        }

        /** The name in documents. */
        public String key() {
            return key;
        }

        /** Whether the result is a number of records or values, whatever they are. */
        public boolean counts() {
            return this == COUNT || this == COUNT_DISTINCT;
        }

        /** Whether what counts twice changes the result. */
        public boolean addsUp() {
            return this == SUM || this == AVG;
        }

        /** Whether there is a result over no records: none of them, or nothing in all. */
        public boolean isZeroOverNothing() {
            return counts() || this == SUM;
        }
    }

    /** The dates that count: {@code {"field": "paid_on", "within": "last30d"}}. */
    public record Window(String field, String within) {}

    public RollupDefinition {
        via = List.copyOf(via);
    }

    /** A window does, and so does a condition that speaks of today. */
    public boolean movesWithTheCalendar() {
        var condition = where.toString();
        return window != null || CALENDAR.stream().anyMatch(condition::contains);
    }

    /** What its condition asks a field to be; null when it leaves that open. */
    public @Nullable String pinned(String key) {
        try {
            return where.isObject() ? Conditions.pinned(Conditions.parse(Json.plain(where)), FieldPath.of(key)) : null;
        } catch (Rejected malformed) {
            // Told where the condition itself is checked.
            return null;
        }
    }

    static RollupDefinition parse(JsonNode props) {
        var via = props.path("via").asText("");
        var window = props.path("window");
        return new RollupDefinition(
                props.path("form").asText(""),
                via.isEmpty() ? List.of() : List.of(via.split("\\.")),
                Function.of(props.path("function").asText("count")),
                Nodes.text(props.path("field")),
                props.path("where"),
                window.isObject()
                        ? new Window(
                                window.path("field").asText(""),
                                window.path("within").asText(""))
                        : null,
                props.path("scale").isInt() ? props.path("scale").intValue() : null);
    }
}
