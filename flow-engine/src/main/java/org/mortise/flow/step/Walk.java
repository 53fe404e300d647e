package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.flow.definition.Branch;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowNode.UpdateRecord;
import org.mortise.flow.definition.FlowSettings.Dedupe;
import org.mortise.flow.definition.VoteRule;

/**
 * Goes through the nodes from the start, past those that are done, and opens what can be opened.
 *
 * <p>Every node runs at most once, so a walk always ends; starting over each time keeps the position out of the state.
 */
final class Walk {

    private final FlowDefinition definition;
    private final Facts facts;
    private final Map<String, NodeRun> runs;
    private final List<FlowEvent> events;
    private @Nullable UpdateRecord pendingUpdate;

    /** How far a walk came, and who approved on the way. */
    record Progress(boolean finished, Earlier earlier) {}

    Walk(FlowDefinition definition, Facts facts, Map<String, NodeRun> runs, List<FlowEvent> events) {
        this.definition = definition;
        this.facts = facts;
        this.runs = runs;
        this.events = events;
    }

    /** The record update that the walk stopped at, since what follows may depend on it. */
    @Nullable
    UpdateRecord pendingUpdate() {
        return pendingUpdate;
    }

    Progress through(List<FlowNode> nodes, Earlier before) {
        var earlier = before;
        for (var node : nodes) {
            var progress = node.accept(new Entrance(earlier));
            if (!progress.finished()) {
                return progress;
            }
            earlier = progress.earlier();
        }
        return new Progress(true, earlier);
    }

    private void record(FlowEvent.Type type, String node, List<UUID> people, @Nullable String note) {
        events.add(FlowEvent.of(type, node, people, note));
    }

    /** Enters a node, or looks at one entered before. */
    private final class Entrance implements FlowNode.Visitor<Progress> {

        private final Earlier earlier;

        Entrance(Earlier earlier) {
            this.earlier = earlier;
        }

        @Override
        public Progress start(FlowNode.Start start) {
            return pass(start.id());
        }

        @Override
        public Progress end(FlowNode.End end) {
            return pass(end.id());
        }

        @Override
        public Progress approve(FlowNode.Approve node) {
            var known = runs.get(node.id());
            var run = known == null ? ask(node) : known;
            if (run.state() != NodeRun.State.DONE) {
                return new Progress(false, earlier);
            }
            var approvers = approvers(run);
            return new Progress(true, approvers.isEmpty() ? earlier : earlier.then(approvers));
        }

        @Override
        public Progress cc(FlowNode.Cc cc) {
            if (runs.get(cc.id()) == null) {
                var told = toldBefore();
                var people = facts.people(cc.id()).stream()
                        .filter(person -> !told.contains(person))
                        .toList();
                var slots = people.stream()
                        .map(person -> new Slot(person, Slot.State.UNREAD))
                        .toList();
                runs.put(cc.id(), new NodeRun(NodeRun.State.DONE, null, null, slots));
                record(FlowEvent.Type.COPIED, cc.id(), people, null);
            }
            return new Progress(true, earlier);
        }

        @Override
        public Progress choice(FlowNode.Choice choice) {
            var known = runs.get(choice.id());
            var branch = known == null ? take(choice) : branch(choice, known);
            var inner = through(branch.nodes(), earlier);
            finishBlock(choice.id(), inner.finished());
            return inner;
        }

        @Override
        public Progress parallel(FlowNode.Parallel parallel) {
            if (runs.get(parallel.id()) == null) {
                runs.put(parallel.id(), new NodeRun(NodeRun.State.OPEN, null, null, List.of()));
                record(FlowEvent.Type.BRANCH_TAKEN, parallel.id(), List.of(), null);
            }
            var finished = true;
            var after = Earlier.NOBODY;
            for (var branch : parallel.branches()) {
                if (pendingUpdate != null) {
                    return new Progress(false, earlier);
                }
                var inner = through(branch.nodes(), earlier);
                finished &= inner.finished();
                after = after.or(inner.earlier());
            }
            finishBlock(parallel.id(), finished);
            return new Progress(finished, after);
        }

        @Override
        public Progress updateRecord(FlowNode.UpdateRecord update) {
            if (runs.get(update.id()) != null) {
                return new Progress(true, earlier);
            }
            runs.put(update.id(), NodeRun.done());
            record(FlowEvent.Type.RECORD_UPDATED, update.id(), List.of(), null);
            pendingUpdate = update;
            return new Progress(false, earlier);
        }

        private Progress pass(String node) {
            runs.putIfAbsent(node, NodeRun.done());
            return new Progress(true, earlier);
        }

        private NodeRun ask(FlowNode.Approve node) {
            var asked = Asked.of(node, definition.settings(), facts);
            if (asked.people().isEmpty()) {
                record(
                        FlowEvent.Type.SKIPPED,
                        node.id(),
                        List.of(),
                        asked.reason().json());
                return keep(node.id(), new NodeRun(NodeRun.State.DONE, null, null, List.of()));
            }
            var dedupe =
                    node.requiresInput() ? Dedupe.NONE : definition.settings().dedupe();
            var slots = asked.people().stream()
                    .map(person -> new Slot(person, earlier.counts(person, dedupe) ? Slot.State.AUTO : Slot.State.OPEN))
                    .toList();
            var run = NodeRun.open(asked.vote(), slots);
            var again = run.people(Slot.State.AUTO);
            if (!again.isEmpty()) {
                record(
                        FlowEvent.Type.AUTO_APPROVED,
                        node.id(),
                        again,
                        dedupe.name().toLowerCase(Locale.ROOT));
            }
            if (run.verdict() == VoteRule.Verdict.PASSED) {
                record(FlowEvent.Type.NODE_ENDED, node.id(), List.of(), NodeRun.State.DONE.json());
                return keep(node.id(), withoutOpen(run));
            }
            record(
                    FlowEvent.Type.ASKED,
                    node.id(),
                    run.undecided(),
                    asked.reason().json());
            return keep(node.id(), run);
        }

        private NodeRun withoutOpen(NodeRun run) {
            var decided = run.slots().stream()
                    .filter(slot -> slot.state() != Slot.State.OPEN)
                    .toList();
            return new NodeRun(NodeRun.State.DONE, null, run.vote(), decided);
        }

        private NodeRun keep(String node, NodeRun run) {
            runs.put(node, run);
            return run;
        }

        private Branch take(FlowNode.Choice choice) {
            var taken = choice.branches().stream()
                    .filter(branch ->
                            branch.when() != null && facts.conditions().test(branch.when()))
                    .findFirst()
                    .orElseGet(() -> otherwise(choice));
            runs.put(choice.id(), new NodeRun(NodeRun.State.OPEN, taken.id(), null, List.of()));
            record(FlowEvent.Type.BRANCH_TAKEN, choice.id(), List.of(), taken.id());
            return taken;
        }

        private Branch otherwise(FlowNode.Choice choice) {
            return choice.branches().stream()
                    .filter(Branch::otherwise)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a published choice has a default: " + choice.id()));
        }

        private Branch branch(FlowNode.Choice choice, NodeRun run) {
            return choice.branches().stream()
                    .filter(branch -> branch.id().equals(run.branch()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no such branch: " + run.branch()));
        }

        private void finishBlock(String node, boolean finished) {
            var run = runs.get(node);
            if (finished && run != null && run.state() == NodeRun.State.OPEN) {
                runs.put(node, run.closed(NodeRun.State.DONE));
                record(FlowEvent.Type.NODE_ENDED, node, List.of(), NodeRun.State.DONE.json());
            }
        }
    }

    private Set<UUID> toldBefore() {
        var told = new HashSet<UUID>();
        for (var node : definition.allNodes()) {
            var run = runs.get(node.id());
            if (node instanceof FlowNode.Cc && run != null) {
                run.slots().forEach(slot -> told.add(slot.person()));
            }
        }
        return told;
    }

    private static Set<UUID> approvers(NodeRun run) {
        var people = new ArrayList<UUID>();
        for (var slot : run.slots()) {
            if (slot.state().approves()) {
                people.add(slot.person());
            }
        }
        return Set.copyOf(people);
    }
}
