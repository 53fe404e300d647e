package org.mortise.core.notify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A message to one person, optionally about a record.
 *
 * @param title one line, shown in the reader's language
 * @param anchor where in the record it leads, such as {@code comment:<id>}; null for the record as a whole. Of one place somebody is
 *     told once: what is sent later takes the place of what was sent before
 */
public record Notification(
        UUID recipient,
        LocalizedText title,
        @Nullable LocalizedText body,
        @Nullable ObjectKey form,
        @Nullable UUID record,
        @Nullable String anchor) {

    /** About a record as a whole, or about none. */
    public Notification(
            UUID recipient,
            LocalizedText title,
            @Nullable LocalizedText body,
            @Nullable ObjectKey form,
            @Nullable UUID record) {
        this(recipient, title, body, form, record, null);
    }
}
