package org.mortise.flow.step;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides how a flow goes on, as it is kept with the instance.
 *
 * @param nodes the nodes that were reached, by id
 */
public record FlowState(FlowStatus status, Map<String, NodeRun> nodes) {

    public FlowState {
        nodes = Map.copyOf(nodes);
    }

    /** Before the flow is started. */
    public static FlowState fresh() {
        return new FlowState(FlowStatus.RUNNING, Map.of());
    }

    public @Nullable NodeRun run(String node) {
        return nodes.get(node);
    }

    @JsonIgnore
    public boolean isOver() {
        return status != FlowStatus.RUNNING;
    }

    /** Whether a person approved or rejected anywhere; approvals that were counted again do not. */
    @JsonIgnore
    public boolean isDecidedByAnybody() {
        return nodes.values().stream()
                .flatMap(run -> run.slots().stream())
                .anyMatch(slot -> slot.state() == Slot.State.APPROVED || slot.state() == Slot.State.REJECTED);
    }
}
