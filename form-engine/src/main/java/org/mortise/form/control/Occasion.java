package org.mortise.form.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.mortise.core.formula.WorkCalendar;

/**
 * When, and by whose calendar, a value is judged.
 *
 * @param zone of the organisation, never of the reader
 */
public record Occasion(Instant now, ZoneId zone, WorkCalendar calendar) {

    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
