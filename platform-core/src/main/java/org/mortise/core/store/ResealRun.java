package org.mortise.core.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * One walk through what has to be sealed, or opened, since a form or the key is another.
 *
 * @param form whose records it is about; null for everything that a key has sealed
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed}, or {@code superseded} by a later one
 * @param total rows when it began; null before
 * @param processed rows that were looked at
 * @param place the name of what it is at; null before the first
 * @param watermark where it stands there; null at the beginning
 */
public record ResealRun(
        UUID id,
        @Nullable ObjectKey form,
        String state,
        @Nullable Long total,
        long processed,
        @Nullable String place,
        @Nullable String watermark) {

    /** Rows that are done of those that there were when it began: what came or went meanwhile is nobody's concern. */
    public long shown() {
        if (total == null) {
            return 0;
        }
        return state.equals("done") ? total : Math.min(total, processed);
    }

    boolean isUnderWay() {
        return state.equals("queued") || state.equals("running");
    }
}
