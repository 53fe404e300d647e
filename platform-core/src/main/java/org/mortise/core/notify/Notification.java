package org.mortise.core.notify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A message to one person, optionally about a record.
 *
 * @param title one line, shown in the reader's language
 */
public record Notification(
        UUID recipient,
        LocalizedText title,
        @Nullable LocalizedText body,
        @Nullable ObjectKey form,
        @Nullable UUID record) {}
