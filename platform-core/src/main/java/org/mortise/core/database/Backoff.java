package org.mortise.core.database;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When queued work that failed is tried again: after 1 s, 4 s, 16 s … at most an hour. */
public final class Backoff {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int ERROR_LENGTH = 2000;

    private Backoff() {}

    /** @return null when {@code attempts} were enough */
    public static @Nullable Instant after(int attempts, int maxAttempts, Instant now) {
        if (attempts >= maxAttempts) {
            return null;
        }
        var pause = Duration.ofSeconds(1L << Math.min(2 * (attempts - 1), 20));
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    /** The failure in one line, for administrators. */
    public static String describe(Throwable failure) {
        var text = String.valueOf(failure);
        return text.length() <= ERROR_LENGTH ? text : text.substring(0, ERROR_LENGTH);
    }
}
