package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.RecordRights;

/**
 * A record that this transaction holds for a change, with all its fields whatever the caller may see: for computing, never for
 * showing.
 *
 * @param data all fields; sub-tables as arrays of rows with {@code _id}, many links as arrays of ids
 * @param rights what the caller may do with it as it is now
 */
public record LockedRecord(
        UUID id,
        int version,
        ObjectNode data,
        @Nullable UUID owner,
        @Nullable UUID department,
        @Nullable String flowState,
        @Nullable UUID flowInstance,
        @Nullable UUID createdBy,
        OffsetDateTime createdAt,
        RecordRights rights) {}
