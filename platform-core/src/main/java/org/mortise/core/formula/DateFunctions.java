package org.mortise.core.formula;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Functions on dates; a blank date gives a blank result. */
final class DateFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry(
                    "TODAY",
                    args -> Moments.dayOf(args.context().now(), args.context().zone())),
            entry("NOW", args -> Moments.instant(args.context().now().truncatedTo(ChronoUnit.MILLIS))),
            entry("DATE", DateFunctions::date),
            entry("YEAR", args -> part(args, LocalDate::getYear)),
            entry("MONTH", args -> part(args, LocalDate::getMonthValue)),
            entry("DAY", args -> part(args, LocalDate::getDayOfMonth)),
            entry("WEEKDAY", DateFunctions::weekday),
            entry("DATEDIF", DateFunctions::difference),
            entry("DAYS", args -> days(args.day(1), args.day(0))),
            entry("EDATE", DateFunctions::sameDayLater),
            entry("EOMONTH", DateFunctions::endOfMonth));

    private static final int MAX_MONTHS = 120_000;

    private DateFunctions() {}

    /** A day; with a time of day the moment at which clocks show it. Months, days, hours and so on roll over. */
    private static Object date(Arguments args) {
        var year = args.whole(0);
        var month = args.whole(1);
        if (year < 0 || year > 10_000 || Math.abs(month) > MAX_MONTHS) {
            return FormulaError.NUM;
        }
        var first = LocalDate.of(year, 1, 1).plusMonths(month - 1L).toEpochDay() + args.whole(2) - 1L;
        if (args.count() == 3) {
            return Moments.day(first);
        }
        var seconds = args.whole(3) * 3600L + args.whole(4, 0) * 60L + args.whole(5, 0);
        var time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, ClockFunctions.DAY_SECONDS));
        return Moments.day(first + Math.floorDiv(seconds, (long) ClockFunctions.DAY_SECONDS)) instanceof LocalDate day
                ? ClockFunctions.instant(day.atTime(time), args.context().zone())
                : FormulaError.NUM;
    }

    private static @Nullable Object part(Arguments args, ToIntFunction<LocalDate> part) {
        var day = args.day(0);
        return day == null ? null : BigDecimal.valueOf(part.applyAsInt(day));
    }

    private static @Nullable Object weekday(Arguments args) {
        var day = args.day(0);
        if (day == null) {
            return null;
        }
        var fromMonday = day.getDayOfWeek().getValue() - 1;
        var type = args.whole(1, 1);
        if (type == 3) {
            return BigDecimal.valueOf(fromMonday);
        }
        var first = type == 1 ? 6 : type == 2 ? 0 : type - 11;
        var isKnown = type == 1 || type == 2 || (type >= 11 && type <= 17);
        return isKnown ? BigDecimal.valueOf((fromMonday - first + 7) % 7 + 1L) : FormulaError.NUM;
    }

    private static @Nullable Object difference(Arguments args) {
        var start = args.day(0);
        var end = args.day(1);
        if (start == null || end == null) {
            return null;
        }
        if (start.isAfter(end)) {
            return FormulaError.NUM;
        }
        return switch (args.string(2).toUpperCase(Locale.ROOT)) {
            case "Y" -> BigDecimal.valueOf(months(start, end) / 12);
            case "M" -> BigDecimal.valueOf(months(start, end));
            case "D" -> days(start, end);
            case "YM" -> BigDecimal.valueOf(months(start, end) % 12);
            case "MD" -> days(start.plusMonths(months(start, end)), end);
            case "YD" -> days(start.plusYears(months(start, end) / 12), end);
            default -> FormulaError.NUM;
        };
    }

    /** Full months: one is full on the same day of a later month. */
    private static long months(LocalDate start, LocalDate end) {
        var months = YearMonth.from(start).until(YearMonth.from(end), ChronoUnit.MONTHS);
        return end.getDayOfMonth() < start.getDayOfMonth() ? months - 1 : months;
    }

    private static @Nullable Object days(@Nullable LocalDate start, @Nullable LocalDate end) {
        return start == null || end == null ? null : BigDecimal.valueOf(ChronoUnit.DAYS.between(start, end));
    }

    private static @Nullable Object sameDayLater(Arguments args) {
        var day = args.day(0);
        var months = args.whole(1);
        if (day == null) {
            return null;
        }
        return Math.abs(months) > MAX_MONTHS
                ? FormulaError.NUM
                : Moments.day(day.plusMonths(months).toEpochDay());
    }

    private static @Nullable Object endOfMonth(Arguments args) {
        var day = args.day(0);
        var months = args.whole(1);
        if (day == null) {
            return null;
        }
        if (Math.abs(months) > MAX_MONTHS) {
            return FormulaError.NUM;
        }
        return Moments.day(YearMonth.from(day).plusMonths(months).atEndOfMonth().toEpochDay());
    }
}
