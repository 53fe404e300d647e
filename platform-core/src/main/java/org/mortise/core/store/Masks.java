package org.mortise.core.store;

import org.mortise.core.metadata.Mask;

/** What of a value is shown to who may know that it is there but not what it is; the same as {@code rec.mask} in the database. */
final class Masks {

    private static final String NOTHING = "***";

    private Masks() {}

    static String of(Mask mask, String value) {
        var length = value.codePointCount(0, value.length());
        return switch (mask) {
            case TELEPHONE -> length >= 8 ? left(value, 3) + "****" + right(value, length, 4) : NOTHING;
            case PAPER -> length >= 12 ? inner(value, length, 3, 4, 11) : NOTHING;
            case MAILBOX ->
                value.indexOf('@') > 0 ? left(value, 1) + NOTHING + value.substring(value.indexOf('@')) : NOTHING;
            case ENDS -> length > 2 ? inner(value, length, 1, 1, 8) : NOTHING;
            case NOTHING -> NOTHING;
        };
    }

    private static String inner(String value, int length, int first, int last, int mostStars) {
        return left(value, first) + "*".repeat(Math.min(length - first - last, mostStars)) + right(value, length, last);
    }

    private static String left(String value, int count) {
        return value.substring(0, value.offsetByCodePoints(0, count));
    }

    private static String right(String value, int length, int count) {
        return value.substring(value.offsetByCodePoints(0, length - count));
    }
}
