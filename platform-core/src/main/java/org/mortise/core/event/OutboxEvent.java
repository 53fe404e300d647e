package org.mortise.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * Something that happened, written in the transaction in which it happened.
 *
 * @param type such as {@code record.created}, {@code record.changed}, {@code record.deleted}, {@code flow.approved}
 * @param form form of the record it happened to; null when it concerns none
 * @param record the record; events of one record reach each subscriber in order. Null: no order
 * @param payload JSON object whose shape the type decides
 */
public record OutboxEvent(
        UUID id,
        String type,
        @Nullable ObjectKey form,
        @Nullable UUID record,
        JsonNode payload,
        CauseChain cause,
        Instant at) {

    public OutboxEvent {
        if (type.isBlank()) {
            throw new IllegalArgumentException("an event has a type");
        }
    }
}
