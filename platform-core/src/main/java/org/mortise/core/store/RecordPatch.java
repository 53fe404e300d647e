package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a locked record shall become.
 *
 * @param data all fields after the change, as {@link LockedRecord#data} has them before
 * @param sent keys of fields and of columns ({@code items.price}) that the caller set himself and needs the right to write;
 *     computed ones are not among them
 */
public record RecordPatch(
        ObjectNode data,
        Set<String> sent,
        @Nullable UUID owner,
        @Nullable UUID department) {
    public RecordPatch {
        sent = Set.copyOf(sent);
    }
}
