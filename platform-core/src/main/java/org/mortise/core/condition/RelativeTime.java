package org.mortise.core.condition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType;

/**
 * A point in time as seen from now: {@code today-7d}, {@code startOfMonth+1m-1d}, {@code now+2h}.
 *
 * <p>Days, weeks, months and years move the calendar of the application's zone (the 31st becomes the last day of a shorter
 * month); hours are exact. It is a date, or an instant when it starts from {@code now} or moves by hours.
 */
public record RelativeTime(Anchor anchor, List<Shift> shifts) {

    private static final int MOST_SHIFTS = 4;
    private static final Pattern SHAPE = Pattern.compile(
            "(now|today|startOfWeek|startOfMonth|startOfQuarter|startOfYear)((?:[+-]\\d{1,4}[hdwmy])*)");
    private static final Pattern SHIFT = Pattern.compile("([+-]\\d{1,4})([hdwmy])");
    private static final int LAST_YEAR = 9999;

    /** Where the reckoning starts. */
    public enum Anchor {
        NOW("now"),
        TODAY("today"),
        START_OF_WEEK("startOfWeek"),
        START_OF_MONTH("startOfMonth"),
        START_OF_QUARTER("startOfQuarter"),
        START_OF_YEAR("startOfYear");

        private final String key;

        Anchor(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** @param unit one of {@code h d w m y} */
    public record Shift(int amount, char unit) {
        private ZonedDateTime from(ZonedDateTime time) {
            if (unit == 'h') {
                return time.plus(Duration.ofHours(amount));
            }
            if (unit == 'd') {
                return time.plusDays(amount);
            }
            if (unit == 'w') {
                return time.plusWeeks(amount);
            }
            return unit == 'm' ? time.plusMonths(amount) : time.plusYears(amount);
        }

        @Override
        public String toString() {
            return (amount < 0 ? "-" : "+") + Math.abs(amount) + unit;
        }
    }

    public RelativeTime {
        shifts = List.copyOf(shifts);
    }

    public static Optional<RelativeTime> parse(String text) {
        var whole = SHAPE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        var shifts = new ArrayList<Shift>();
        for (var shift = SHIFT.matcher(whole.group(2)); shift.find(); ) {
            shifts.add(
                    new Shift(Integer.parseInt(shift.group(1)), shift.group(2).charAt(0)));
        }
        if (shifts.size() > MOST_SHIFTS) {
            return Optional.empty();
        }
        return Arrays.stream(Anchor.values())
                .filter(anchor -> anchor.key.equals(whole.group(1)))
                .findFirst()
                .map(anchor -> new RelativeTime(anchor, shifts));
    }

    public FxType type() {
        return isInstant() ? FxType.Scalar.DATETIME : FxType.Scalar.DATE;
    }

    /** A {@code LocalDate} or an {@code Instant} by {@link #type}; null where it leaves the years 1 to 9999. */
    public @Nullable Object resolve(Instant now, ZoneId zone) {
        try {
            var time = start(now.atZone(zone));
            for (var shift : shifts) {
                time = shift.from(time);
            }
            if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
                return null;
            }
            return isInstant() ? time.toInstant() : (Object) time.toLocalDate();
        } catch (DateTimeException beyondTheCalendar) {
            return null;
        }
    }

    private boolean isInstant() {
        return anchor == Anchor.NOW || shifts.stream().anyMatch(shift -> shift.unit() == 'h');
    }

    private ZonedDateTime start(ZonedDateTime now) {
        if (anchor == Anchor.NOW) {
            return now;
        }
        return startDate(now.toLocalDate()).atStartOfDay(now.getZone());
    }

    private LocalDate startDate(LocalDate today) {
        return switch (anchor) {
            case NOW, TODAY -> today;
            case START_OF_WEEK -> Period.weekOf(today);
            case START_OF_MONTH -> today.withDayOfMonth(1);
            case START_OF_QUARTER -> Period.quarterOf(today);
            case START_OF_YEAR -> today.withDayOfYear(1);
        };
    }

    @Override
    public String toString() {
        return anchor.key + shifts.stream().map(Shift::toString).collect(Collectors.joining());
    }
}
