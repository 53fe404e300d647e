package org.mortise.flow.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.LocalizedText;

/**
 * One way through a choice, or one of the ways through a parallel node.
 *
 * @param when when a choice takes it; null for the default branch and in parallel nodes
 * @param otherwise whether it is the default branch of a choice
 */
public record Branch(
        String id, LocalizedText title, @Nullable Condition when, boolean otherwise, List<FlowNode> nodes) {

    public Branch {
        nodes = List.copyOf(nodes);
    }
}
