package org.mortise.core.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as documents and the API write them. */
final class Times {

    private static final int MILLION = 1_000_000;

    private Times() {}

    /** {@code 2026-03-15T02:30:00.000Z}; by hand, because every record of every page has two of them. */
    static String json(OffsetDateTime time) {
        var utc = time.withOffsetSameInstant(ZoneOffset.UTC);
        var text = new StringBuilder(24);
        digits(text, utc.getYear(), 4).append('-');
        digits(text, utc.getMonthValue(), 2).append('-');
        digits(text, utc.getDayOfMonth(), 2).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2).append('.');
        return digits(text, utc.getNano() / MILLION, 3).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        var digits = Integer.toString(number);
        for (var missing = width - digits.length(); missing > 0; missing--) {
            text.append('0');
        }
        return text.append(digits);
    }
}
