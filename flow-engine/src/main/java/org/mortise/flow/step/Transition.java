package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.VoteRule.Verdict;

/** One command on its way through a flow. */
final class Transition {

    private final FlowDefinition definition;
    private final Facts facts;
    private final Map<String, NodeRun> runs;
    private final List<FlowEvent> events = new ArrayList<>();
    private final List<FlowNode.UpdateRecord> updates = new ArrayList<>();
    private FlowStatus status;
    private boolean unfinished;

    Transition(FlowDefinition definition, FlowState state, Facts facts) {
        this.definition = definition;
        this.facts = facts;
        this.runs = new LinkedHashMap<>(state.nodes());
        this.status = state.status();
    }

    Outcome outcome() {
        return new Outcome(new FlowState(status, runs), events, updates, unfinished);
    }

    void carryOut(Command command) {
        if (command instanceof Command.Start) {
            start();
            return;
        }
        if (command instanceof Command.Approve approve) {
            decide(approve.node(), approve.person(), Slot.State.APPROVED, approve.comment());
            return;
        }
        if (command instanceof Command.Reject reject) {
            decide(reject.node(), reject.person(), Slot.State.REJECTED, reject.comment());
            return;
        }
        if (command instanceof Command.Withdraw withdraw) {
            withdraw(withdraw);
            return;
        }
        if (command instanceof Command.MarkRead read) {
            read(read);
            return;
        }
        advance();
    }

    private void start() {
        if (status != FlowStatus.RUNNING || !runs.isEmpty()) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "flow_already_running");
        }
        record(FlowEvent.by(facts.initiator(), FlowEvent.Type.STARTED, null, null));
        advance();
    }

    private void decide(String node, UUID person, Slot.State decision, @Nullable String comment) {
        var run = runs.get(node);
        var slot = run == null ? null : run.slot(person).orElse(null);
        if (run == null || slot == null || slot.state() == Slot.State.UNREAD || slot.state() == Slot.State.READ) {
            throw Rejected.notFound();
        }
        if (status != FlowStatus.RUNNING || slot.state() != Slot.State.OPEN) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "task_already_decided");
        }
        var type = decision == Slot.State.APPROVED ? FlowEvent.Type.APPROVED : FlowEvent.Type.REJECTED;
        record(FlowEvent.by(person, type, node, comment));
        var voted = run.with(person, decision);
        runs.put(node, voted);
        var verdict = voted.verdict();
        if (verdict == Verdict.FAILED) {
            close(node, NodeRun.State.FAILED);
            end(FlowStatus.REJECTED);
            return;
        }
        if (verdict == Verdict.PASSED) {
            close(node, NodeRun.State.DONE);
            advance();
        }
    }

    private void withdraw(Command.Withdraw command) {
        if (!command.person().equals(facts.initiator())) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "flow_not_initiator");
        }
        if (status != FlowStatus.RUNNING) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "flow_already_over");
        }
        if (new FlowState(status, runs).isDecidedByAnybody()) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "flow_already_decided");
        }
        record(FlowEvent.by(command.person(), FlowEvent.Type.WITHDRAWN, null, command.comment()));
        end(FlowStatus.WITHDRAWN);
    }

    private void read(Command.MarkRead command) {
        var run = runs.get(command.node());
        var slot = run == null ? null : run.slot(command.person()).orElse(null);
        if (run == null || slot == null || run.vote() != null) {
            throw Rejected.notFound();
        }
        if (slot.state() == Slot.State.UNREAD) {
            runs.put(command.node(), run.with(command.person(), Slot.State.READ));
            record(FlowEvent.by(command.person(), FlowEvent.Type.READ, command.node(), null));
        }
    }

    private void advance() {
        if (status != FlowStatus.RUNNING) {
            return;
        }
        var walk = new Walk(definition, facts, runs, events);
        var progress = walk.through(definition.nodes(), Earlier.NOBODY);
        var update = walk.pendingUpdate();
        if (update != null) {
            updates.add(update);
            unfinished = true;
            return;
        }
        if (progress.finished()) {
            end(FlowStatus.APPROVED);
        }
    }

    private void end(FlowStatus next) {
        status = next;
        for (var node : definition.allNodes()) {
            var run = runs.get(node.id());
            if (run != null && run.state() == NodeRun.State.OPEN) {
                close(node.id(), NodeRun.State.CANCELLED);
            }
        }
        if (next == FlowStatus.REJECTED) {
            for (var update : definition.onReject()) {
                runs.put(update.id(), NodeRun.done());
                updates.add(update);
                record(FlowEvent.of(FlowEvent.Type.RECORD_UPDATED, update.id(), List.of(), null));
            }
        }
        record(new FlowEvent(FlowEvent.Type.ENDED, null, null, List.of(), null, next.json()));
    }

    private void close(String node, NodeRun.State state) {
        var run = runs.get(node);
        if (run == null) {
            return;
        }
        var cancelled = run.undecided();
        runs.put(node, run.closed(state));
        if (!cancelled.isEmpty()) {
            record(FlowEvent.of(FlowEvent.Type.CANCELLED, node, cancelled, null));
        }
        record(FlowEvent.of(FlowEvent.Type.NODE_ENDED, node, List.of(), state.json()));
    }

    private void record(FlowEvent event) {
        events.add(event);
    }
}
