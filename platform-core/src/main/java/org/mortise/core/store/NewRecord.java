package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record to insert, coerced and computed.
 *
 * @param data all fields by key; sub-tables as arrays of rows, which get ids ({@code _id}) where they have none
 * @param sent keys of fields and of columns ({@code items.price}) that the caller set himself and needs the right to write;
 *     defaults and computed ones are not among them
 * @param madeAt when it was made, when that was not now
 * @param madeBy by whom, when that was not the caller
 * @param changedAt when it was last changed, when that was not now
 */
public record NewRecord(
        UUID id,
        ObjectNode data,
        Set<String> sent,
        @Nullable UUID owner,
        @Nullable UUID department,
        @Nullable Instant madeAt,
        @Nullable UUID madeBy,
        @Nullable Instant changedAt) {
    public NewRecord {
        sent = Set.copyOf(sent);
    }

    public NewRecord(UUID id, ObjectNode data, Set<String> sent, @Nullable UUID owner, @Nullable UUID department) {
        this(id, data, sent, owner, department, null, null, null);
    }

    /** The same, made at another time or by somebody else, and last changed at another time. */
    public NewRecord made(@Nullable Instant at, @Nullable UUID by, @Nullable Instant changed) {
        return new NewRecord(id, data, sent, owner, department, at, by, changed);
    }
}
