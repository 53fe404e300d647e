package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * What a write did.
 *
 * @param version after it
 * @param changed false when there was nothing to change: no new version, no log, nothing to announce
 * @param diff by key {@code [old, new]}; a sub-table as {@code {"added": [rows], "removed": [rows], "changed": {row id: {column:
 *     [old, new]}}}}
 */
public record WrittenRecord(UUID id, int version, boolean changed, ObjectNode diff) {

    /** The same, told otherwise. */
    WrittenRecord with(ObjectNode other) {
        return new WrittenRecord(id, version, changed, other);
    }
}
