package org.mortise.report.query;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery.Bucket;
import org.mortise.core.condition.Period;
import org.mortise.core.condition.Period.Days;

/** Puts stretches of time without records into an answer, so that a line does not jump over an empty month. */
final class TimeSpine {

    private static final int MOST = 1_000;

    private TimeSpine() {}

    /**
     * Rows with the missing buckets of the period added, in order of time and blanks last; of all time, those between the first and
     * the last. Of amounts in several currencies, each has all of them. Unchanged when the query does not ask for it, or groups by more
     * than time.
     */
    static List<List<@Nullable Object>> fill(ReportQuery query, List<List<@Nullable Object>> rows, LocalDate today) {
        var time = query.time();
        var own = query.dimensions().stream().filter(by -> !by.added()).toList();
        var dimension = own.size() == 1 ? own.get(0) : null;
        if (time == null
                || !time.fill()
                || dimension == null
                || !dimension.field().equals(time.field())) {
            return rows;
        }
        var bucket = dimension.bucket();
        var days = bucket == null ? null : days(time, rows, today);
        if (bucket == null || days == null) {
            return rows;
        }
        return query.dimensions().size() == 1
                ? filled(query, rows, List.of(), days, bucket)
                : filledEach(query, rows, days, bucket);
    }

    private static List<List<@Nullable Object>> filledEach(
            ReportQuery query, List<List<@Nullable Object>> rows, Days days, Bucket bucket) {
        var byCurrency = new LinkedHashMap<List<@Nullable Object>, List<List<@Nullable Object>>>();
        rows.forEach(row -> byCurrency
                .computeIfAbsent(row.subList(1, 2), currency -> new ArrayList<>())
                .add(row));
        var filled = new ArrayList<List<@Nullable Object>>();
        byCurrency.forEach((currency, own) -> filled.addAll(filled(query, own, currency, days, bucket)));
        filled.sort((left, right) -> compare(left.get(0), right.get(0)));
        return filled;
    }

    private static @Nullable Days days(
            ReportQuery.TimeWindow time, List<List<@Nullable Object>> rows, LocalDate today) {
        if (time.period() != null) {
            return Period.named(time.period())
                    .map(period -> period.around(today))
                    .orElse(null);
        }
        var starts = rows.stream()
                .flatMap(row -> row.get(0) instanceof LocalDate start ? Stream.of(start) : Stream.empty())
                .sorted()
                .toList();
        return starts.isEmpty()
                ? null
                : new Days(starts.get(0), starts.get(starts.size() - 1).plusDays(1));
    }

    private static List<List<@Nullable Object>> filled(
            ReportQuery query,
            List<List<@Nullable Object>> rows,
            List<@Nullable Object> currency,
            Days days,
            Bucket bucket) {
        var present = new HashSet<Object>();
        rows.forEach(row -> present.add(Objects.requireNonNullElse(row.get(0), "")));
        var filled = new ArrayList<>(rows);
        var start = start(days.from(), bucket);
        for (var steps = 0; start.isBefore(days.until()) && steps < MOST; steps++) {
            if (!present.contains(start)) {
                filled.add(empty(query, start, currency));
            }
            start = Selection.next(start, bucket);
        }
        filled.sort((left, right) -> compare(left.get(0), right.get(0)));
        return filled;
    }

    private static List<@Nullable Object> empty(ReportQuery query, LocalDate start, List<@Nullable Object> currency) {
        var row = new ArrayList<@Nullable Object>();
        row.add(start);
        row.addAll(currency);
        for (var measure : query.measures()) {
            row.add(
                    switch (measure.aggregate()) {
                        case COUNT, COUNT_DISTINCT -> 0L;
                        case SUM -> BigDecimal.ZERO;
                        default -> null;
                    });
        }
        return row;
    }

    private static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof LocalDate first && right instanceof LocalDate second) {
            return first.compareTo(second);
        }
        return left instanceof LocalDate ? -1 : right instanceof LocalDate ? 1 : 0;
    }

    private static LocalDate start(LocalDate day, Bucket bucket) {
        return switch (bucket) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
