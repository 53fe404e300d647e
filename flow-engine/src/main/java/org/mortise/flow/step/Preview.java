package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings;

/** The way a flow takes when everybody approves and the record stays as it is: the same steps, and nothing written. */
public final class Preview {

    /**
     * A node on the way.
     *
     * @param people who is asked or told
     * @param unresolved why the sources of the node named nobody; null when they named somebody
     * @param refuses whether nothing can be submitted because of that
     */
    public record Stop(
            FlowNode node, List<UUID> people, @Nullable String unresolved, boolean refuses) {
        public Stop {
            people = List.copyOf(people);
        }

        /** Whether others are asked than those whom the node names; a node that passes by itself asks nobody. */
        private boolean isStoodInFor() {
            return unresolved != null && !people.isEmpty();
        }

        /** That a submission is refused here, instead of asking those who stand in. */
        private Stop refusing() {
            return new Stop(node, List.of(), unresolved, true);
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
        var refuses = definition.settings().emptyApprover() == FlowSettings.EmptyApprover.REFUSE;
        return preview.stops.values().stream()
                .map(stop -> refuses && stop.isStoodInFor() && !isNamedOnTheWay(definition, stop.node())
                        ? stop.refusing()
                        : stop)
                .toList();
    }

    /**
     * Refuses a submission that would come to a node with nobody to approve it, unless the flow says what happens then.
     *
     * @throws Rejected with a problem for each such node
     */
    public static void refuseVacancies(FlowDefinition definition, Facts facts) {
        if (definition.settings().emptyApprover() != FlowSettings.EmptyApprover.REFUSE) {
            return;
        }
        var vacancies = of(definition, facts).stream()
                .filter(Stop::refuses)
                .map(stop -> Problem.at(
                        "", "flow_nobody_to_approve", Map.of("node", stop.node().title())))
                .toList();
        if (!vacancies.isEmpty()) {
            throw Rejected.invalid(vacancies);
        }
    }

    /** Whether the approvers of a node stand in a field that another node fills in: they cannot be known before. */
    private static boolean isNamedOnTheWay(FlowDefinition definition, FlowNode node) {
        var fields = node instanceof FlowNode.Approve approve
                ? approve.approvers().stream()
                        .filter(ApproverSource.Field.class::isInstance)
                        .map(source ->
                                ((ApproverSource.Field) source).field().keys().get(0))
                        .toList()
                : List.<String>of();
        return definition.allNodes().stream()
                .filter(other -> !other.id().equals(node.id()))
                .anyMatch(other -> fields.stream().anyMatch(field -> fillsIn(other, field)));
    }

    private static boolean fillsIn(FlowNode node, String field) {
        if (node instanceof FlowNode.Approve approve) {
            return approve.right(field).fieldRight() == FieldRight.WRITE;
        }
        return node instanceof FlowNode.UpdateRecord update && update.set().containsKey(field);
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
        stops.put(node.id(), new Stop(node, people, unresolved, false));
    }

    private static @Nullable String unresolved(@Nullable String note) {
        var found = Asked.Reason.SOURCES.json().equals(note)
                || Asked.Reason.SUPERIOR.json().equals(note);
        return found ? null : note;
    }
}
