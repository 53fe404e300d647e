package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.RelativeTime;

/** The first or the last day or moment that may be given, reckoned from when it is given: {@code {"relative": "today+30d"}}. */
record DayBound(RelativeTime time) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    static Optional<DayBound> of(JsonNode bound) {
        return RelativeTime.parse(bound.path("relative").asText("")).map(DayBound::new);
    }

    /** How people call it on {@code occasion}, if {@code given} lies before it; null when it does not, or when there is no such day. */
    @Nullable
    String after(Given given, Occasion occasion) {
        var bound = time.resolve(occasion.now(), occasion.zone());
        return compare(given, bound, occasion) < 0 ? named(given, bound, occasion) : null;
    }

    /** The same, if {@code given} lies behind it; the whole of a day lies within it. */
    @Nullable
    String before(Given given, Occasion occasion) {
        var bound = time.resolve(occasion.now(), occasion.zone());
        return compare(given, bound, occasion) > 0 ? named(given, bound, occasion) : null;
    }

    /** A day, and the moment within it if there is one. */
    record Given(LocalDate day, @Nullable Instant moment) {}

    private static int compare(Given given, @Nullable Object bound, Occasion occasion) {
        if (bound instanceof Instant instant) {
            var minute = instant.truncatedTo(ChronoUnit.MINUTES);
            return given.moment() == null
                    ? given.day().compareTo(occasion.dayOf(minute))
                    : given.moment().compareTo(minute);
        }
        return bound instanceof LocalDate day ? given.day().compareTo(day) : 0;
    }

    private static String named(Given given, @Nullable Object bound, Occasion occasion) {
        if (bound instanceof Instant instant) {
            return given.moment() == null
                    ? occasion.dayOf(instant).toString()
                    : MINUTES.format(instant.atZone(occasion.zone()));
        }
        return String.valueOf(bound);
    }
}
