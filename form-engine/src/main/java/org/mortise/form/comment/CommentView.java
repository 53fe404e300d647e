package org.mortise.form.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.store.RecordComment;

/**
 * A comment as REST returns it.
 *
 * @param text with {@code @[id]} for people; absent once it was removed
 */
public record CommentView(
        UUID id,
        UUID author,
        @Nullable String text,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Answered replyTo,
        int version) {

    private static final int QUOTED = 140;

    /**
     * What a comment answers.
     *
     * @param text its beginning; absent once it was removed
     */
    public record Answered(UUID id, UUID author, @Nullable String text) {}

    public static CommentView of(RecordComment comment) {
        var answered = comment.replyTo();
        return new CommentView(
                comment.id(),
                comment.author(),
                comment.text(),
                comment.at(),
                comment.editedAt(),
                answered == null ? null : new Answered(answered.id(), answered.author(), beginning(answered.text())),
                comment.version());
    }

    private static @Nullable String beginning(@Nullable String text) {
        return text == null ? null : CommentText.of(text).beginning(QUOTED);
    }
}
