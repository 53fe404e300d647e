package org.mortise.flow.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A flow as it is run.
 *
 * @param form whose records are submitted
 * @param onReject what happens to the record when the flow is rejected
 */
public record FlowDefinition(
        ObjectKey key,
        LocalizedText title,
        ObjectKey form,
        FlowSettings settings,
        List<FlowNode> nodes,
        List<FlowNode.UpdateRecord> onReject) {

    public FlowDefinition {
        nodes = List.copyOf(nodes);
        onReject = List.copyOf(onReject);
    }

    /** All nodes in reading order, also those inside blocks. */
    public List<FlowNode> allNodes() {
        var all = new ArrayList<FlowNode>();
        collect(nodes, all);
        return all;
    }

    public Optional<FlowNode> node(String id) {
        return allNodes().stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** The approve node of a task. */
    public Optional<FlowNode.Approve> approve(String id) {
        return node(id).filter(FlowNode.Approve.class::isInstance).map(FlowNode.Approve.class::cast);
    }

    /** The branches of a block; empty for other nodes. */
    public static List<Branch> branches(FlowNode node) {
        if (node instanceof FlowNode.Choice choice) {
            return choice.branches();
        }
        return node instanceof FlowNode.Parallel parallel ? parallel.branches() : List.of();
    }

    private static void collect(List<FlowNode> nodes, List<FlowNode> all) {
        for (var node : nodes) {
            all.add(node);
            branches(node).forEach(branch -> collect(branch.nodes(), all));
        }
    }
}
