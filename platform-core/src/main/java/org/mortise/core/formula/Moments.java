package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days and instants of the years 1 to 9999; what leaves them is {@link FormulaError#NUM}. */
final class Moments {

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final BigDecimal FARTHEST = new BigDecimal("1E12");
    private static final int DAY_SECONDS = 86_400;

    private Moments() {}

    static Object day(long epochDay) {
        return epochDay < FIRST_DAY || epochDay > LAST_DAY ? FormulaError.NUM : LocalDate.ofEpochDay(epochDay);
    }

    /** One day less at both ends, so that the day is in range in every zone. */
    static Object instant(Instant instant) {
        var day = Math.floorDiv(instant.getEpochSecond(), (long) DAY_SECONDS);
        return day <= FIRST_DAY || day >= LAST_DAY ? FormulaError.NUM : instant;
    }

    /** A fraction of a day is dropped downwards: a date has no time. */
    static Object plusDays(LocalDate day, BigDecimal days) {
        return isFar(days)
                ? FormulaError.NUM
                : day(day.toEpochDay() + days.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    /** To the nearest millisecond. */
    static Object plusSeconds(Instant instant, BigDecimal seconds) {
        if (isFar(seconds)) {
            return FormulaError.NUM;
        }
        return instant(instant.plusMillis(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    /** Round the clock; to the nearest second. */
    static Object plusSeconds(LocalTime time, BigDecimal seconds) {
        if (isFar(seconds)) {
            return FormulaError.NUM;
        }
        var moved =
                time.toSecondOfDay() + seconds.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return LocalTime.ofSecondOfDay(Math.floorMod(moved, DAY_SECONDS));
    }

    /** Days between dates, seconds between instants or times of day. */
    static BigDecimal between(Object start, Object end) {
        if (start instanceof LocalDate first && end instanceof LocalDate last) {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(first, last));
        }
        if (start instanceof LocalTime first && end instanceof LocalTime last) {
            return BigDecimal.valueOf(last.toSecondOfDay() - (long) first.toSecondOfDay());
        }
        return BigDecimal.valueOf(
                Duration.between((Instant) start, (Instant) end).toMillis(), 3);
    }

    /** The calendar day of a date, or of an instant where the application is. */
    static LocalDate dayOf(Object point, ZoneId zone) {
        return point instanceof Instant instant ? instant.atZone(zone).toLocalDate() : (LocalDate) point;
    }

    private static boolean isFar(BigDecimal amount) {
        return amount.abs().compareTo(FARTHEST) > 0;
    }
}
