package org.mortise.core.formula;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Times of day and moments, where the application is; a blank one gives a blank result. */
final class ClockFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("TIME", args -> time(args.whole(0), args.whole(1), args.whole(2))),
            entry("HOUR", args -> part(args, LocalTime::getHour)),
            entry("MINUTE", args -> part(args, LocalTime::getMinute)),
            entry("SECOND", args -> part(args, LocalTime::getSecond)),
            entry("DAYBEGIN", args -> begin(args.day(0), args.context().zone())),
            entry("DAYEND", ClockFunctions::end),
            entry("DATEADD", ClockFunctions::later),
            entry("DATETIMEDIFF", ClockFunctions::difference));

    static final int DAY_SECONDS = 86_400;
    private static final int MAX_MONTHS = 120_000;

    private ClockFunctions() {}

    /** Beyond a day it goes round the clock. */
    private static Object time(int hour, int minute, int second) {
        var seconds = hour * 3600L + minute * 60L + second;
        return seconds < 0 ? FormulaError.NUM : LocalTime.ofSecondOfDay(seconds % DAY_SECONDS);
    }

    private static @Nullable Object part(Arguments args, ToIntFunction<LocalTime> part) {
        var value = args.value(0);
        if (value == null) {
            return null;
        }
        var time = value instanceof Instant instant
                ? instant.atZone(args.context().zone()).toLocalTime()
                : (LocalTime) value;
        return BigDecimal.valueOf(part.applyAsInt(time));
    }

    private static @Nullable Object begin(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : instant(day.atTime(LocalTime.MIDNIGHT), zone);
    }

    /** The last millisecond, so that "until the end of the day" takes in every moment of it. */
    private static @Nullable Object end(Arguments args) {
        var day = args.day(0);
        if (day == null || day.equals(LocalDate.of(9999, 12, 31))) {
            return day == null ? null : FormulaError.NUM;
        }
        var next = begin(day.plusDays(1), args.context().zone());
        return next instanceof Instant instant ? Moments.instant(instant.minusMillis(1)) : next;
    }

    private static @Nullable Object later(Arguments args) {
        var from = args.value(0);
        if (from == null) {
            return null;
        }
        var amount = args.whole(1);
        var unit = args.count() < 3 ? "D" : args.string(2).toUpperCase(Locale.ROOT);
        return switch (unit) {
            case "Y" -> monthsLater(args, from, amount * 12L);
            case "Q" -> monthsLater(args, from, amount * 3L);
            case "M" -> monthsLater(args, from, amount);
            case "W" -> daysLater(args, from, amount * 7L);
            case "D" -> daysLater(args, from, amount);
            case "H" -> secondsLater(from, amount * 3600L);
            case "MI" -> secondsLater(from, amount * 60L);
            case "S" -> secondsLater(from, amount);
            default -> FormulaError.NUM;
        };
    }

    private static Object monthsLater(Arguments args, Object from, long months) {
        if (Math.abs(months) > MAX_MONTHS) {
            return FormulaError.NUM;
        }
        if (from instanceof LocalDate day) {
            return Moments.day(day.plusMonths(months).toEpochDay());
        }
        var zone = args.context().zone();
        return moved(((Instant) from).atZone(zone).toLocalDateTime().plusMonths(months), zone);
    }

    private static Object daysLater(Arguments args, Object from, long days) {
        if (from instanceof LocalDate day) {
            return Moments.day(day.toEpochDay() + days);
        }
        var zone = args.context().zone();
        var local = ((Instant) from).atZone(zone).toLocalDateTime();
        var day = Moments.day(local.toLocalDate().toEpochDay() + days);
        return day instanceof LocalDate date ? moved(date.atTime(local.toLocalTime()), zone) : day;
    }

    private static Object moved(LocalDateTime local, ZoneId zone) {
        return local.getYear() < 1 || local.getYear() > 9999 ? FormulaError.NUM : instant(local, zone);
    }

    /** A date has no time of day to move. */
    private static Object secondsLater(Object from, long seconds) {
        return from instanceof Instant instant
                ? Moments.plusSeconds(instant, BigDecimal.valueOf(seconds))
                : FormulaError.VALUE;
    }

    private static @Nullable Object difference(Arguments args) {
        var zone = args.context().zone();
        var start = args.value(0) instanceof LocalDate day ? begin(day, zone) : args.value(0);
        var end = args.value(1) instanceof LocalDate day ? begin(day, zone) : args.value(1);
        if (!(start instanceof Instant from) || !(end instanceof Instant to)) {
            return start == null || end == null ? null : FormulaError.NUM;
        }
        var milliseconds = BigDecimal.valueOf(ChronoUnit.MILLIS.between(from, to));
        return switch (args.string(2).toUpperCase(Locale.ROOT)) {
            case "D" -> Decimals.divide(milliseconds, BigDecimal.valueOf(DAY_SECONDS * 1000L));
            case "H" -> Decimals.divide(milliseconds, BigDecimal.valueOf(3_600_000));
            case "MI" -> Decimals.divide(milliseconds, BigDecimal.valueOf(60_000));
            case "S" -> Decimals.divide(milliseconds, BigDecimal.valueOf(1000));
            default -> FormulaError.NUM;
        };
    }

    /** What clocks skip counts on from before the change; what they show twice is the first time. */
    static Object instant(LocalDateTime local, ZoneId zone) {
        return Moments.instant(local.atZone(zone).toInstant());
    }
}
