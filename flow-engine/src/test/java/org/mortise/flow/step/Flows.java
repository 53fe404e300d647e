package org.mortise.flow.step;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.Branch;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings;
import org.mortise.flow.definition.VoteRule;

/** Flows, people and facts that read aloud. */
final class Flows {

    static final UUID ANN = person(1);
    static final UUID BOB = person(2);
    static final UUID CID = person(3);
    static final UUID DOT = person(4);
    static final UUID BOSS = person(8);
    static final UUID ADMIN = person(9);

    private Flows() {}

    static UUID person(int number) {
        return new UUID(0, number);
    }

    static FlowDefinition flow(FlowSettings settings, FlowNode... nodes) {
        return new FlowDefinition(
                ObjectKey.parse("test.flow"),
                text("flow"),
                ObjectKey.parse("test.form"),
                settings,
                Arrays.asList(nodes),
                List.of(new FlowNode.UpdateRecord("back", text("back"), Map.of())));
    }

    static FlowDefinition flow(FlowNode... nodes) {
        return flow(settings(FlowSettings.SelfApproval.SELF, FlowSettings.Dedupe.NONE), nodes);
    }

    static FlowSettings settings(FlowSettings.SelfApproval self, FlowSettings.Dedupe dedupe) {
        return new FlowSettings(FlowSettings.EmptyApprover.ADMINISTRATOR, null, self, dedupe);
    }

    static FlowNode.Approve approve(String id, VoteRule vote) {
        return new FlowNode.Approve(id, text(id), List.of(new ApproverSource.Initiator()), vote, Map.of());
    }

    static FlowNode.Approve any(String id) {
        return approve(id, VoteRule.ANY);
    }

    static FlowNode.Approve all(String id) {
        return approve(id, VoteRule.ALL);
    }

    static FlowNode.Cc cc(String id) {
        return new FlowNode.Cc(id, text(id), List.of(new ApproverSource.Initiator()));
    }

    static FlowNode.UpdateRecord update(String id) {
        return new FlowNode.UpdateRecord(id, text(id), Map.of());
    }

    static FlowNode.Choice choice(String id, Branch... branches) {
        return new FlowNode.Choice(id, text(id), Arrays.asList(branches));
    }

    static FlowNode.Parallel parallel(String id, Branch... branches) {
        return new FlowNode.Parallel(id, text(id), Arrays.asList(branches));
    }

    /** A branch of a choice that is taken when {@code id} is among the facts that hold. */
    static Branch when(String id, FlowNode... nodes) {
        return new Branch(id, text(id), new Condition.Expression(id), false, Arrays.asList(nodes));
    }

    static Branch otherwise(String id, FlowNode... nodes) {
        return new Branch(id, text(id), null, true, Arrays.asList(nodes));
    }

    static Branch branch(String id, FlowNode... nodes) {
        return new Branch(id, text(id), null, false, Arrays.asList(nodes));
    }

    static LocalizedText text(String text) {
        return LocalizedText.of(text);
    }

    /** Facts under construction. */
    static final class World {

        private UUID initiator = ANN;
        private Set<String> holding = Set.of();
        private final Map<String, List<UUID>> people = new HashMap<>();
        private List<UUID> fallback = List.of(ADMIN);
        private Optional<UUID> superior = Optional.of(BOSS);

        World startedBy(UUID person) {
            initiator = person;
            return this;
        }

        World holds(String... branches) {
            holding = Set.of(branches);
            return this;
        }

        World asks(String node, UUID... persons) {
            people.put(node, Arrays.asList(persons));
            return this;
        }

        World fallsBackOn(UUID... persons) {
            fallback = Arrays.asList(persons);
            return this;
        }

        World superior(Optional<UUID> person) {
            superior = person;
            return this;
        }

        Facts facts() {
            var known = holding;
            return new Facts(
                    initiator,
                    condition ->
                            condition instanceof Condition.Expression expression && known.contains(expression.source()),
                    people,
                    fallback,
                    superior);
        }
    }
}
