package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record to insert, coerced and computed.
 *
 * @param data all fields by key; sub-tables as arrays of rows, which get ids ({@code _id}) where they have none
 * @param sent keys that the caller set himself and needs the right to write; defaults and computed fields are not among them
 */
public record NewRecord(
        UUID id,
        ObjectNode data,
        Set<String> sent,
        @Nullable UUID owner,
        @Nullable UUID department) {
    public NewRecord {
        sent = Set.copyOf(sent);
    }
}
