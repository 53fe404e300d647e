package org.mortise.flow.run;

import java.time.Instant;
import java.util.UUID;
import org.mortise.flow.step.Slot;

/** What somebody has to decide, or was told. */
record FlowTask(UUID id, UUID instance, String node, UUID person, boolean copy, Slot.State state, Instant at) {}
