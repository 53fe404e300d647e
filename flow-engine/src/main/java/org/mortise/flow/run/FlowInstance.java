package org.mortise.flow.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.flow.step.FlowState;

/**
 * One record on its way through one version of a flow.
 *
 * @param version of the flow's definition; it never changes
 * @param round 1 for the first submission of the record, counted up by every further one
 * @param seq of the last event
 */
record FlowInstance(
        UUID id,
        ObjectKey flow,
        int version,
        ObjectKey form,
        UUID record,
        int round,
        UUID initiator,
        int seq,
        FlowState state,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** Who acts when the flow itself changes a record. */
    String reason() {
        return "flow:" + flow + "@" + version;
    }

    FlowInstance after(FlowState next, int events, Instant now) {
        return new FlowInstance(
                id,
                flow,
                version,
                form,
                record,
                round,
                initiator,
                seq + events,
                next,
                startedAt,
                next.isOver() ? endedAt == null ? now : endedAt : null);
    }
}
