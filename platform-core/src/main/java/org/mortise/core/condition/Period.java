package org.mortise.core.condition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A named stretch of days around today, such as {@code thisWeek} or {@code last30d}.
 *
 * <p>Weeks start on Monday. {@code lastNd} are the N days that end with today, {@code nextNd} the N days that begin with it.
 */
public final class Period {

    /** The days from {@code from} to before {@code until}. */
    public record Days(LocalDate from, LocalDate until) {}

    private static final Pattern COUNTED = Pattern.compile("(last|next)([1-9]\\d{0,3})d");

    private static final Map<String, Function<LocalDate, Days>> NAMED = Map.ofEntries(
            Map.entry("today", days(day -> day, day -> day.plusDays(1))),
            Map.entry("yesterday", days(day -> day.minusDays(1), day -> day.plusDays(1))),
            Map.entry("tomorrow", days(day -> day.plusDays(1), day -> day.plusDays(1))),
            Map.entry("thisWeek", days(Period::weekOf, day -> day.plusWeeks(1))),
            Map.entry("lastWeek", days(day -> weekOf(day).minusWeeks(1), day -> day.plusWeeks(1))),
            Map.entry("nextWeek", days(day -> weekOf(day).plusWeeks(1), day -> day.plusWeeks(1))),
            Map.entry("thisMonth", days(Period::monthOf, day -> day.plusMonths(1))),
            Map.entry("lastMonth", days(day -> monthOf(day).minusMonths(1), day -> day.plusMonths(1))),
            Map.entry("nextMonth", days(day -> monthOf(day).plusMonths(1), day -> day.plusMonths(1))),
            Map.entry("thisQuarter", days(Period::quarterOf, day -> day.plusMonths(3))),
            Map.entry("lastQuarter", days(day -> quarterOf(day).minusMonths(3), day -> day.plusMonths(3))),
            Map.entry("nextQuarter", days(day -> quarterOf(day).plusMonths(3), day -> day.plusMonths(3))),
            Map.entry("thisYear", days(day -> day.withDayOfYear(1), day -> day.plusYears(1))),
            Map.entry("lastYear", days(day -> day.withDayOfYear(1).minusYears(1), day -> day.plusYears(1))),
            Map.entry("nextYear", days(day -> day.withDayOfYear(1).plusYears(1), day -> day.plusYears(1))));

    private final Function<LocalDate, Days> around;

    private Period(Function<LocalDate, Days> around) {
        this.around = around;
    }

    public static Optional<Period> named(String name) {
        var counted = COUNTED.matcher(name);
        if (counted.matches()) {
            var days = Integer.parseInt(counted.group(2));
            return Optional.of(new Period(
                    counted.group(1).equals("last")
                            ? today -> new Days(today.minusDays(days - 1L), today.plusDays(1))
                            : today -> new Days(today, today.plusDays(days))));
        }
        return Optional.ofNullable(NAMED.get(name)).map(Period::new);
    }

    public Days around(LocalDate today) {
        return around.apply(today);
    }

    static LocalDate weekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static LocalDate quarterOf(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
    }

    private static LocalDate monthOf(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private static Function<LocalDate, Days> days(UnaryOperator<LocalDate> start, UnaryOperator<LocalDate> length) {
        return today -> {
            var from = start.apply(today);
            return new Days(from, length.apply(from));
        };
    }
}
