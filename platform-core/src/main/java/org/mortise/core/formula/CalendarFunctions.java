package org.mortise.core.formula;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Weeks, quarters, years and working days; a blank date gives a blank result. */
final class CalendarFunctions {

    static final Map<String, Functions.Function> ALL = Map.ofEntries(
            entry("QUARTER", args -> of(args, day -> number(day.get(IsoFields.QUARTER_OF_YEAR)))),
            entry("ISOWEEKNUM", args -> of(args, day -> number(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)))),
            entry("WEEKNUM", args -> of(args, day -> week(day, args.whole(1, 1)))),
            entry("YEARBEGIN", args -> of(args, day -> day.withDayOfYear(1))),
            entry("YEAREND", args -> of(args, day -> day.withMonth(12).withDayOfMonth(31))),
            entry("DATESTR", args -> of(args, LocalDate::toString)),
            entry("AGE", CalendarFunctions::age),
            entry("DAYS360", CalendarFunctions::daysOfThirtyDayMonths),
            entry("NETWORKDAYS", CalendarFunctions::workingDays),
            entry("WORKDAY", CalendarFunctions::workingDayLater));

    private static final int ISO_WEEK = 21;
    private static final int FARTHEST_WORKDAY = 10_000;

    private CalendarFunctions() {}

    private static @Nullable Object of(Arguments args, Function<LocalDate, Object> work) {
        var day = args.day(0);
        return day == null ? null : work.apply(day);
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }

    /** Week 1 holds 1 January; the types are those of WEEKDAY, and 21 is the week of ISO 8601. */
    private static Object week(LocalDate day, int type) {
        if (type == ISO_WEEK) {
            return number(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
        if (type != 1 && type != 2 && (type < 11 || type > 17)) {
            return FormulaError.NUM;
        }
        var first = type == 1 ? 6 : type == 2 ? 0 : type - 11;
        var before = (fromMonday(day.withDayOfYear(1)) - first + 7) % 7;
        return number((day.getDayOfYear() - 1L + before) / 7 + 1);
    }

    private static int fromMonday(LocalDate day) {
        return day.getDayOfWeek().getValue() - 1;
    }

    private static @Nullable Object age(Arguments args) {
        var on = args.count() > 1
                ? args.day(1)
                : Moments.dayOf(args.context().now(), args.context().zone());
        return age(args.day(0), on);
    }

    /** Full years; the birthday itself counts. */
    static @Nullable Object age(@Nullable LocalDate born, @Nullable LocalDate on) {
        if (born == null || on == null) {
            return null;
        }
        return born.isAfter(on)
                ? FormulaError.NUM
                : number(Period.between(born, on).getYears());
    }

    /** The year of 360 days of book-keepers: the method of the United States, or the European one. */
    private static @Nullable Object daysOfThirtyDayMonths(Arguments args) {
        var start = args.day(0);
        var end = args.day(1);
        if (start == null || end == null) {
            return null;
        }
        var isEuropean = Values.bool(args.value(2));
        var isLast = start.getDayOfMonth() == start.lengthOfMonth();
        var first = start.getDayOfMonth() == 31 || (isLast && !isEuropean) ? 30 : start.getDayOfMonth();
        var last = end.getDayOfMonth() == 31 && (isEuropean || first == 30) ? 30 : end.getDayOfMonth();
        var months = ChronoUnit.MONTHS.between(start.withDayOfMonth(1), end.withDayOfMonth(1));
        return number(months * 30 + last - first);
    }

    /** Days on which the organisation works without those given, both ends included; negative when the end is before the start. */
    private static @Nullable Object workingDays(Arguments args) {
        var start = args.day(0);
        var end = args.day(1);
        if (start == null || end == null) {
            return null;
        }
        var isBackwards = start.isAfter(end);
        var days =
                args.context().calendar().between(isBackwards ? end : start, isBackwards ? start : end, holidays(args));
        return number(isBackwards ? -days : days);
    }

    private static @Nullable Object workingDayLater(Arguments args) {
        var day = args.day(0);
        if (day == null) {
            return null;
        }
        var rest = args.whole(1);
        if (Math.abs(rest) > FARTHEST_WORKDAY) {
            return FormulaError.NUM;
        }
        var free = holidays(args);
        var calendar = args.context().calendar();
        var step = Integer.signum(rest);
        var epochDay = day.toEpochDay();
        while (rest != 0) {
            epochDay += step;
            if (calendar.isWorked(LocalDate.ofEpochDay(epochDay), free)) {
                rest -= step;
            }
        }
        return Moments.day(epochDay);
    }

    private static Set<LocalDate> holidays(Arguments args) {
        return args.elements(2).stream()
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .collect(Collectors.toSet());
    }
}
