package org.mortise.report.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery.Bucket;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;

/** The condition that exactly the records behind a group meet: drilling through shows as many records as the figure counted. */
final class Selection {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Selection() {}

    /** The records that the query asks about at all. */
    static @Nullable Condition base(ReportQuery query) {
        var parts = new ArrayList<Condition>();
        if (query.filter() != null) {
            parts.add(query.filter());
        }
        var time = query.time();
        if (time != null && time.period() != null) {
            parts.add(
                    Conditions.parse(Map.of("field", time.field().toString(), "op", "within", "value", time.period())));
        }
        return parts.isEmpty() ? null : parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    /** The records of one group; {@code values} in the order of the dimensions. */
    static Map<String, Object> of(
            ReportQuery query, FieldTypes types, List<? extends @Nullable Object> values, ZoneId zone) {
        var parts = new ArrayList<Object>();
        var base = base(query);
        if (base != null) {
            parts.add(base.toJson());
        }
        for (var index = 0; index < query.dimensions().size(); index++) {
            parts.addAll(part(query.dimensions().get(index), types, values.get(index), zone));
        }
        return Map.of("all", parts);
    }

    private static List<Map<String, Object>> part(
            ReportQuery.Dimension dimension, FieldTypes types, @Nullable Object value, ZoneId zone) {
        var field = dimension.field().toString();
        if (value == null) {
            return List.of(Map.of("field", field, "op", "empty"));
        }
        if (dimension.step() != null && value instanceof BigDecimal from) {
            return List.of(
                    Map.of("field", field, "op", "gte", "value", json(from)),
                    Map.of("field", field, "op", "lt", "value", json(from.add(dimension.step()))));
        }
        if (dimension.bucket() != null && value instanceof LocalDate start) {
            var instant = types.typeOf(dimension.field()) == FxType.Scalar.DATETIME;
            var end = next(start, dimension.bucket());
            return List.of(
                    Map.of("field", field, "op", "gte", "value", edge(start, instant, zone)),
                    Map.of("field", field, "op", "lt", "value", edge(end, instant, zone)));
        }
        var operator = types.typeOf(dimension.field()) instanceof FxType.ListOf ? "hasAny" : "eq";
        var json = json(value);
        return List.of(Map.of("field", field, "op", operator, "value", operator.equals("eq") ? json : List.of(json)));
    }

    /** The first day after the bucket that begins with {@code start}. */
    static LocalDate next(LocalDate start, Bucket bucket) {
        return switch (bucket) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }

    private static String edge(LocalDate day, boolean instant, ZoneId zone) {
        return instant ? INSTANT.format(day.atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC)) : day.toString();
    }

    /** A value of an answer as JSON has it. */
    static Object json(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof OffsetDateTime instant) {
            return INSTANT.format(instant.withOffsetSameInstant(ZoneOffset.UTC));
        }
        return value instanceof Boolean || value instanceof Number ? value : value.toString();
    }
}
