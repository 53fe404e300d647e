package org.mortise.core.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as documents and the API write them. */
final class Times {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private Times() {}

    static String json(OffsetDateTime time) {
        return MILLISECONDS.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
