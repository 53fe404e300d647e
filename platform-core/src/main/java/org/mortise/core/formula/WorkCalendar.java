package org.mortise.core.formula;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days an organisation works.
 *
 * @param workDays days of the week on which it works
 * @param holidays days on which it does not, whatever day of the week they are
 * @param worked days on which it works all the same, to make up for a holiday
 */
public record WorkCalendar(Set<DayOfWeek> workDays, Set<LocalDate> holidays, Set<LocalDate> worked) {

    /** Monday to Friday. */
    public static final WorkCalendar USUAL =
            new WorkCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of(), Set.of());

    private static final int WEEK = 7;

    public WorkCalendar {
        if (workDays.isEmpty()) {
            throw new IllegalArgumentException("an organisation works on some day");
        }
        workDays = Set.copyOf(workDays);
        holidays = Set.copyOf(holidays);
        worked = Set.copyOf(worked);
    }

    /** @param free days that are free as well */
    public boolean isWorked(LocalDate day, Set<LocalDate> free) {
        return !free.contains(day) && (worked.contains(day) || (isUsual(day) && !holidays.contains(day)));
    }

    /** How many days are worked from one day to another, both included. */
    long between(LocalDate from, LocalDate to, Set<LocalDate> free) {
        var days = usualUntil(to) - usualUntil(from.minusDays(1));
        var special = new java.util.HashSet<>(holidays);
        special.addAll(worked);
        special.addAll(free);
        for (var day : special) {
            if (!day.isBefore(from) && !day.isAfter(to)) {
                days += (isWorked(day, free) ? 1 : 0) - (isUsual(day) ? 1 : 0);
            }
        }
        return days;
    }

    private boolean isUsual(LocalDate day) {
        return workDays.contains(day.getDayOfWeek());
    }

    /** Days of the week on which is worked from the first day of the calendar, a Monday, to {@code day}, which counts. */
    private long usualUntil(LocalDate day) {
        var days = day.toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay() + 1;
        var rest = Math.floorMod(days, (long) WEEK);
        var some = workDays.stream().filter(one -> one.getValue() <= rest).count();
        return Math.floorDiv(days, (long) WEEK) * workDays.size() + some;
    }
}
