package org.mortise.core.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and where a picture was taken, as its camera noted it.
 *
 * @param at null when it does not say
 * @param place longitude and latitude, {@code 106.55,29.56}; null when it does not say
 */
public record Shot(@Nullable Instant at, @Nullable String place) {

    public static final Shot UNKNOWN = new Shot(null, null);

    /** As much of it as is asked for. */
    public Shot only(boolean when, boolean where) {
        return new Shot(when ? at : null, where ? place : null);
    }
}
