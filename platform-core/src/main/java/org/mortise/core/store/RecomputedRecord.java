package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A locked record with what its formulas give now.
 *
 * @param after all fields, as {@link LockedRecord#data} has them before; nothing but computed values differs
 */
public record RecomputedRecord(LockedRecord before, ObjectNode after) {}
