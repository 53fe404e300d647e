package org.mortise.core.store;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deleted records.
 *
 * @param deletions of each of them, by id
 */
public record TrashRows(RecordRows rows, Map<UUID, Deletion> deletions) {

    /** @param by null for the platform */
    public record Deletion(OffsetDateTime at, @Nullable UUID by) {}

    public TrashRows {
        deletions = Map.copyOf(deletions);
    }
}
