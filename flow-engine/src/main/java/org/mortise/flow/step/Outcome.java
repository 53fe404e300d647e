package org.mortise.flow.step;

import java.util.List;
import org.mortise.flow.definition.FlowNode;

/**
 * What a command led to.
 *
 * @param updates record updates to carry out now, in order
 * @param unfinished whether {@link Command.Continue} must follow once they are carried out
 */
public record Outcome(
        FlowState state, List<FlowEvent> events, List<FlowNode.UpdateRecord> updates, boolean unfinished) {

    public Outcome {
        events = List.copyOf(events);
        updates = List.copyOf(updates);
    }
}
