package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings;
import org.mortise.flow.definition.VoteRule;

/**
 * Whom an approve node asks once the settings of the flow are applied to whom its sources name.
 *
 * @param people empty exactly when the node passes without being asked
 */
record Asked(List<UUID> people, VoteRule vote, Reason reason) {

    /** Why these people. */
    enum Reason {
        /** The sources of the node name them. */
        SOURCES,
        /** The initiator's superior stands in for him. */
        SUPERIOR,
        /** The sources named nobody. */
        NOBODY,
        /** The sources named nobody but the initiator, who may not decide. */
        ONLY_INITIATOR;

        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Asked {
        people = List.copyOf(people);
    }

    static Asked of(FlowNode.Approve node, FlowSettings settings, Facts facts) {
        var named = facts.people(node.id());
        if (named.isEmpty()) {
            return settings.emptyApprover() == FlowSettings.EmptyApprover.SKIP
                    ? new Asked(List.of(), node.vote(), Reason.NOBODY)
                    : fallback(node, facts, Reason.NOBODY);
        }
        if (settings.selfApproval() == FlowSettings.SelfApproval.SELF || !named.contains(facts.initiator())) {
            return new Asked(named, node.vote(), Reason.SOURCES);
        }
        var others = without(named, facts.initiator());
        if (settings.selfApproval() == FlowSettings.SelfApproval.SKIP) {
            return new Asked(others, node.vote(), others.isEmpty() ? Reason.ONLY_INITIATOR : Reason.SOURCES);
        }
        return replacedBySuperior(node, others, facts);
    }

    private static Asked replacedBySuperior(FlowNode.Approve node, List<UUID> others, Facts facts) {
        var asked = new LinkedHashSet<>(others);
        var superior = facts.superior().filter(person -> !person.equals(facts.initiator()));
        superior.ifPresent(asked::add);
        if (asked.isEmpty()) {
            return fallback(node, facts, Reason.ONLY_INITIATOR);
        }
        return new Asked(new ArrayList<>(asked), node.vote(), superior.isPresent() ? Reason.SUPERIOR : Reason.SOURCES);
    }

    /** Any one of them is enough, whatever the node says: they stand in for nobody in particular. */
    private static Asked fallback(FlowNode.Approve node, Facts facts, Reason reason) {
        var others = without(facts.fallback(), facts.initiator());
        var people = others.isEmpty() ? facts.fallback() : others;
        if (people.isEmpty()) {
            // Failing loudly keeps the flow where it is; a node that asks nobody would stall it in silence.
            throw Rejected.because(Rejected.Kind.INVALID, "flow_nobody_to_approve", Map.of("node", node.title()));
        }
        return new Asked(people, VoteRule.ANY, reason);
    }

    private static List<UUID> without(List<UUID> people, UUID person) {
        return people.stream().filter(one -> !one.equals(person)).distinct().toList();
    }
}
