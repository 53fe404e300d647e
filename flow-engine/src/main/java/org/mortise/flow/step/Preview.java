package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;

/** The way a flow takes when everybody approves and the record stays as it is: the same steps, and nothing written. */
public final class Preview {

    /**
     * A node on the way.
     *
     * @param people who is asked or told
     * @param unresolved why the sources of the node named nobody; null when they named somebody
     */
    public record Stop(
            FlowNode node, List<UUID> people, @Nullable String unresolved) {
        public Stop {
            people = List.copyOf(people);
        }
    }

    private final FlowDefinition definition;
    private final Facts facts;
    private final Map<String, Stop> stops = new LinkedHashMap<>();

    private Preview(FlowDefinition definition, Facts facts) {
        this.definition = definition;
        this.facts = facts;
    }

    public static List<Stop> of(FlowDefinition definition, Facts facts) {
        var preview = new Preview(definition, facts);
        preview.finish(preview.carryOut(FlowState.fresh(), new Command.Start()));
        return List.copyOf(preview.stops.values());
    }

    /** The stops that come after those where the flow stands. */
    public static List<Stop> after(FlowDefinition definition, FlowState state, Facts facts) {
        var preview = new Preview(definition, facts);
        preview.finish(state);
        return List.copyOf(preview.stops.values());
    }

    private void finish(FlowState from) {
        var state = from;
        while (!state.isOver()) {
            state = approveNext(state);
        }
    }

    private FlowState approveNext(FlowState state) {
        for (var node : definition.allNodes()) {
            var run = state.run(node.id());
            if (run != null && !run.undecided().isEmpty()) {
                var person = run.undecided().get(0);
                return carryOut(state, new Command.Approve(node.id(), person, null));
            }
        }
        throw new IllegalStateException("a running flow waits for somebody: " + definition.key());
    }

    private FlowState carryOut(FlowState state, Command command) {
        var outcome = Step.step(definition, state, command, facts);
        outcome.events().forEach(this::see);
        while (outcome.unfinished()) {
            outcome = Step.step(definition, outcome.state(), new Command.Continue(), facts);
            outcome.events().forEach(this::see);
        }
        return outcome.state();
    }

    private void see(FlowEvent event) {
        switch (event.type()) {
            case ASKED, SKIPPED -> see(event, unresolved(event.note()));
            case AUTO_APPROVED, COPIED, RECORD_UPDATED -> see(event, null);
            default -> {
                return;
            }
        }
    }

    private void see(FlowEvent event, @Nullable String unresolved) {
        var id = event.node();
        var node = id == null ? null : definition.node(id).orElse(null);
        if (node == null) {
            return;
        }
        var known = stops.get(node.id());
        var people = new ArrayList<UUID>(known == null ? List.of() : known.people());
        people.addAll(event.people());
        stops.put(node.id(), new Stop(node, people, unresolved));
    }

    private static @Nullable String unresolved(@Nullable String note) {
        var found = Asked.Reason.SOURCES.json().equals(note)
                || Asked.Reason.SUPERIOR.json().equals(note);
        return found ? null : note;
    }
}
