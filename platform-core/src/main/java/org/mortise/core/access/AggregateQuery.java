package org.mortise.core.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;

/**
 * Groups of a form's records with their measures, before anybody asked whether the caller may know.
 *
 * @param dimensions what to group by; empty for one row over all
 * @param measures at least one
 * @param sort by keys of dimensions or measures; empty: by the dimensions
 * @param limit most rows, 1 to 10,000
 */
public record AggregateQuery(
        ObjectKey form,
        List<Dimension> dimensions,
        List<Measure> measures,
        @Nullable Condition filter,
        @Nullable String search,
        List<Order> sort,
        int limit) {

    public static final int MAX_LIMIT = 10_000;

    /** How dates and instants fall into groups; instants by the organisation's zone, weeks from Monday. */
    public enum Bucket {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /** Name for {@code date_trunc}. */
        public String unit() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is reckoned over the records of a group. */
    public enum Aggregate {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        COUNT_DISTINCT
    }

    /** @param bucket for dates and instants; null: by each value */
    public record Dimension(
            String key, FieldPath field, @Nullable Bucket bucket) {}

    /** @param field null only for a count of records */
    public record Measure(
            String key, Aggregate aggregate, @Nullable FieldPath field) {
        public Measure {
            if (field == null && aggregate != Aggregate.COUNT) {
                throw new IllegalArgumentException(aggregate + " needs a field");
            }
        }
    }

    /** One level of order, by the key of a dimension or a measure. */
    public record Order(String key, boolean descending) {}

    public AggregateQuery {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        sort = List.copyOf(sort);
        limit = Math.max(1, Math.min(limit, MAX_LIMIT));
    }
}
