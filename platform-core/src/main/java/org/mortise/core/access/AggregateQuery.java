package org.mortise.core.access;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.RowByRow;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/**
 * Groups of a form's records, or of the rows of one of its sub-tables, with their measures, before anybody asked whether the caller
 * may know.
 *
 * @param rows key of the sub-table whose rows are grouped, each with the fields of its record: {@code items.amount} is then what one
 *     row holds; null: records are
 * @param dimensions what to group by; empty for one row over all
 * @param measures at least one
 * @param sort by keys of dimensions or measures; empty: by the dimensions
 * @param limit most rows, 1 to 10,000
 */
public record AggregateQuery(
        ObjectKey form,
        @Nullable String rows,
        List<Dimension> dimensions,
        List<Measure> measures,
        @Nullable Condition filter,
        @Nullable String search,
        List<Order> sort,
        int limit) {

    /** Of records. */
    public AggregateQuery(
            ObjectKey form,
            List<Dimension> dimensions,
            List<Measure> measures,
            @Nullable Condition filter,
            @Nullable String search,
            List<Order> sort,
            int limit) {
        this(form, null, dimensions, measures, filter, search, sort, limit);
    }

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
        /** The value in the middle; halfway between the two in the middle where there are two. */
        MEDIAN,
        COUNT_DISTINCT,
        /** How many say yes. */
        COUNT_TRUE,
        /** Which part of those that say yes or no says yes, from 0 to 1. */
        SHARE_TRUE;

        private static final Set<Aggregate> OF_AMOUNTS = EnumSet.of(SUM, AVG, MIN, MAX, MEDIAN);
        private static final Set<FxType> ORDERED = Set.of(
                FxType.Scalar.NUMBER,
                FxType.Scalar.DURATION,
                FxType.Scalar.DATE,
                FxType.Scalar.DATETIME,
                FxType.Scalar.TIME,
                FxType.Scalar.TEXT);

        /** Whether it makes one amount of several. */
        boolean mixes() {
            return OF_AMOUNTS.contains(this);
        }

        /** Whether it says how many. */
        public boolean counts() {
            return this == COUNT || this == COUNT_DISTINCT || this == COUNT_TRUE;
        }

        /** Whether values of the type can be reckoned so. */
        public boolean fits(@Nullable FxType type) {
            return switch (this) {
                case SUM, AVG, MEDIAN -> type == FxType.Scalar.NUMBER;
                case MIN, MAX -> type != null && ORDERED.contains(type);
                case COUNT_TRUE, SHARE_TRUE -> type == FxType.Scalar.BOOL;
                case COUNT, COUNT_DISTINCT -> true;
            };
        }
    }

    /**
     * @param bucket for dates and instants; null: by each value
     * @param step for numbers: how wide the stretches are into which they fall, from zero on; null: by each value. Longitude and latitude
     *     with a step are the cells of a map.
     */
    public record Dimension(
            String key,
            FieldPath field,
            @Nullable Bucket bucket,
            @Nullable BigDecimal step) {

        public Dimension {
            if (step != null && step.signum() <= 0) {
                throw new IllegalArgumentException("a step is more than nothing");
            }
        }

        public Dimension(String key, FieldPath field, @Nullable Bucket bucket) {
            this(key, field, bucket, null);
        }
    }

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

    /** What the query may name, of all that a record has. */
    public FieldTypes types(FieldTypes record) {
        return rows == null ? record : new RowByRow(record, rows);
    }

    /** The same of all records. */
    AggregateQuery unfiltered() {
        return new AggregateQuery(form, rows, dimensions, measures, null, search, sort, limit);
    }

    /**
     * One figure over amounts in several currencies means nothing: what is reckoned over such a field is grouped by the field that says
     * the currency, or asks for one of them.
     */
    public List<Problem> mixedCurrencies(FieldTypes types) {
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < measures.size(); index++) {
            var measure = measures.get(index);
            var currency =
                    measure.field() == null || !measure.aggregate().mixes() ? null : types.currencyOf(measure.field());
            if (currency == null) {
                continue;
            }
            // Who may not see the currency cannot ask for it either, and learns nothing of it.
            var field = String.valueOf(measure.field());
            if (types.typeOf(currency) == null) {
                problems.add(Problem.at("/measures/" + index, "measure_unknown_currencies", Map.of("field", field)));
            } else if (!asksFor(currency)) {
                problems.add(Problem.at(
                        "/measures/" + index,
                        "measure_mixed_currencies",
                        Map.of("field", field, "currency", currency.toString())));
            }
        }
        return problems;
    }

    /** The fields that say in which currencies what is reckoned over is, as far as they are known and the query does not ask for them. */
    public Set<FieldPath> unaskedCurrencies(FieldTypes types) {
        var unasked = new LinkedHashSet<FieldPath>();
        for (var measure : measures) {
            var currency =
                    measure.field() == null || !measure.aggregate().mixes() ? null : types.currencyOf(measure.field());
            if (currency != null && types.typeOf(currency) != null && !asksFor(currency)) {
                unasked.add(currency);
            }
        }
        return unasked;
    }

    private boolean asksFor(FieldPath currency) {
        return dimensions.stream().anyMatch(by -> by.field().equals(currency))
                || (filter != null && Conditions.pinned(filter, currency) != null);
    }
}
