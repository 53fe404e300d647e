package org.mortise.rule.run;

import java.util.List;
import java.util.Map;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.rule.definition.RuleDefinition;

/** A rule and the event that may set it off. */
record Occasion(Transaction transaction, MetadataSnapshot snapshot, RuleDefinition rule, OutboxEvent event) {

    Caller.System caller() {
        return new Caller.System("rule:" + rule.key() + "@" + rule.version(), RecordEvent.actor(event));
    }

    /** The rule's place in a chain of causes. */
    String link() {
        return rule.key() + "@" + event.record();
    }

    /** Why the rule must not act; empty when it may. */
    List<Problem> stops() {
        if (event.cause().contains(link())) {
            return List.of(Problem.of("rule_loop_stopped"));
        }
        return event.cause().isTooDeep()
                ? List.of(Problem.at("", "rule_chain_stopped", Map.of("most", CauseChain.MAX_DEPTH)))
                : List.of();
    }
}
