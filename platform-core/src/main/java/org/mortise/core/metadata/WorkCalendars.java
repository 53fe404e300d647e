package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.ObjectKey;

/** The calendar of the organisation: the published object {@code org.calendar} of its kind, or Monday to Friday. */
public final class WorkCalendars {

    public static final String KIND = "calendar";
    public static final ObjectKey KEY = new ObjectKey("org", "calendar");

    private WorkCalendars() {}

    public static WorkCalendar in(MetadataLookup lookup) {
        return lookup.find(KIND, KEY).map(found -> of(found.doc())).orElse(WorkCalendar.USUAL);
    }

    private static WorkCalendar of(JsonNode doc) {
        var workDays = new TreeSet<DayOfWeek>();
        doc.path("workDays").forEach(day -> workDays.add(DayOfWeek.of(day.asInt())));
        var holidays = new HashSet<LocalDate>();
        doc.path("holidays").forEach(holiday -> {
            var from = LocalDate.parse(holiday.path("from").asText());
            var to = holiday.has("to") ? LocalDate.parse(holiday.path("to").asText()) : from;
            from.datesUntil(to.plusDays(1)).forEach(holidays::add);
        });
        Set<LocalDate> worked = new HashSet<>();
        doc.path("worked").forEach(day -> worked.add(LocalDate.parse(day.asText())));
        return new WorkCalendar(workDays, holidays, worked);
    }
}
