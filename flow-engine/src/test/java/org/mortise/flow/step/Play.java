package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;

/** A flow being played through: carries out commands, and the record updates that they lead to. */
final class Play {

    final List<FlowEvent> events = new ArrayList<>();
    final List<FlowNode.UpdateRecord> updates = new ArrayList<>();
    private final FlowDefinition definition;
    private final Facts facts;
    private FlowState state = FlowState.fresh();

    Play(FlowDefinition definition, Flows.World world) {
        this(definition, world.facts());
    }

    Play(FlowDefinition definition, Facts facts) {
        this.definition = definition;
        this.facts = facts;
    }

    static Play started(FlowDefinition definition, Flows.World world) {
        return new Play(definition, world).carryOut(new Command.Start());
    }

    Play carryOut(Command command) {
        var outcome = take(Step.step(definition, state, command, facts));
        while (outcome.unfinished()) {
            outcome = take(Step.step(definition, state, new Command.Continue(), facts));
        }
        return this;
    }

    Play approve(String node, UUID person) {
        return carryOut(new Command.Approve(node, person, "fine"));
    }

    Play reject(String node, UUID person) {
        return carryOut(new Command.Reject(node, person, "no"));
    }

    FlowState state() {
        return state;
    }

    FlowStatus status() {
        return state.status();
    }

    List<UUID> asked(String node) {
        var run = state.run(node);
        return run == null ? List.of() : run.undecided();
    }

    List<Slot> slots(String node) {
        var run = state.run(node);
        return run == null ? List.of() : run.slots();
    }

    List<FlowEvent.Type> types() {
        return events.stream().map(FlowEvent::type).toList();
    }

    List<String> updated() {
        return updates.stream().map(FlowNode.UpdateRecord::id).toList();
    }

    private Outcome take(Outcome outcome) {
        state = outcome.state();
        events.addAll(outcome.events());
        updates.addAll(outcome.updates());
        return outcome;
    }
}
