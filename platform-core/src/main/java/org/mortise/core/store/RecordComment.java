package org.mortise.core.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody said about a record.
 *
 * @param replyTo what it answers; null when nothing
 * @param text null once it was removed
 * @param version changes with every change of it
 */
public record RecordComment(
        UUID id,
        UUID record,
        UUID author,
        @Nullable String text,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Answered replyTo,
        int version) {

    /**
     * What a comment answers.
     *
     * @param text null once it was removed
     */
    public record Answered(UUID id, UUID author, @Nullable String text) {}

    public boolean isRemoved() {
        return text == null;
    }
}
