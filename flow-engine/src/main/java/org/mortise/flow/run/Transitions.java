package org.mortise.flow.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.step.Command;
import org.mortise.flow.step.Facts;
import org.mortise.flow.step.FlowEvent;
import org.mortise.flow.step.FlowState;
import org.mortise.flow.step.NodeRun;
import org.mortise.flow.step.Outcome;
import org.mortise.flow.step.Preview;
import org.mortise.flow.step.Slot;
import org.mortise.flow.step.Step;

/** Carries one command out, with the record updates, tasks, trail and news that follow, in the transaction it is given. */
@ApplicationScoped
class Transitions {

    private final Records records;
    private final Definitions definitions;
    private final FlowInstanceTable instances;
    private final FlowTaskTable tasks;
    private final FlowEventTable events;
    private final Announcements announcements;
    private final Clock clock;

    Transitions(
            Records records,
            Definitions definitions,
            FlowInstanceTable instances,
            FlowTaskTable tasks,
            FlowEventTable events,
            Announcements announcements,
            Clock clock) {
        this.records = records;
        this.definitions = definitions;
        this.instances = instances;
        this.tasks = tasks;
        this.events = events;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** How far a command has been carried out, on a record called {@code title}. */
    private record Progress(FlowState state, List<FlowEvent> events, String title) {
        Progress after(Outcome outcome, String seen) {
            var all = new ArrayList<>(events);
            all.addAll(outcome.events());
            return new Progress(outcome.state(), all, seen);
        }
    }

    /** The instance as it is afterwards. */
    Uni<FlowInstance> carryOut(Transaction transaction, Ongoing ongoing, Command command) {
        var begin = new Progress(ongoing.instance().state(), List.of(), "");
        return advance(transaction, ongoing, begin, command).flatMap(progress -> save(transaction, ongoing, progress));
    }

    /** Marks a copy as read; needs nothing of the record, which may be gone. */
    Uni<FlowInstance> markRead(Transaction transaction, Ongoing ongoing, Command.MarkRead command) {
        var instance = ongoing.instance();
        var facts = new Facts(instance.initiator(), condition -> false, Map.of(), List.of(), Optional.empty());
        var outcome = Step.step(ongoing.definition(), instance.state(), command, facts);
        return save(transaction, ongoing, new Progress(instance.state(), List.of(), "").after(outcome, ""));
    }

    World world(Transaction transaction, Ongoing ongoing) {
        var instance = ongoing.instance();
        return new World(
                ongoing.definition(),
                definitions.snapshot(),
                definitions.shape(instance.form()),
                ongoing.directory(),
                (form, id) -> linked(transaction, ongoing, form, id));
    }

    private Uni<Optional<ObjectNode>> linked(Transaction transaction, Ongoing ongoing, ObjectKey form, UUID id) {
        return records.read(transaction, ongoing.flow(), form, id, false)
                .map(record -> Optional.of(record.document()))
                .onFailure(failure -> failure instanceof Rejected refusal && refusal.kind() == Rejected.Kind.NOT_FOUND)
                .recoverWithItem(Optional.empty());
    }

    /** One pure step on the record as it is now; again after every record update, since what follows may depend on it. */
    private Uni<Progress> advance(Transaction transaction, Ongoing ongoing, Progress progress, Command command) {
        var world = world(transaction, ongoing);
        var instance = ongoing.instance();
        return records.read(transaction, ongoing.flow(), instance.form(), instance.record(), true)
                .flatMap(record -> world.values(record.document()))
                .flatMap(values -> {
                    var facts = world.facts(values, instance.initiator());
                    if (command instanceof Command.Start) {
                        Preview.refuseVacancies(ongoing.definition(), facts);
                    }
                    var outcome = Step.step(ongoing.definition(), progress.state(), command, facts);
                    var next = progress.after(outcome, world.title(values));
                    return update(transaction, ongoing, outcome.updates(), update -> world.set(update, values))
                            .flatMap(done -> outcome.unfinished()
                                    ? advance(transaction, ongoing, next, new Command.Continue())
                                    : Uni.createFrom().item(next));
                });
    }

    private Uni<Void> update(
            Transaction transaction,
            Ongoing ongoing,
            List<FlowNode.UpdateRecord> updates,
            Function<FlowNode.UpdateRecord, ObjectNode> set) {
        var instance = ongoing.instance();
        return Multi.createFrom()
                .iterable(updates)
                .onItem()
                .call(update -> records.change(
                        transaction,
                        ongoing.flow(),
                        Records.Change.update(
                                instance.form(), instance.record(), set.apply(update), "flow", ongoing.cause())))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<FlowInstance> save(Transaction transaction, Ongoing ongoing, Progress progress) {
        var before = ongoing.instance();
        var now = clock.instant();
        var after = before.after(progress.state(), progress.events().size(), now);
        var added = tasks(before.state(), after, true);
        return (ongoing.fresh() ? instances.insert(transaction, after) : instances.update(transaction, after))
                .chain(() -> tasks.insert(transaction, added))
                .chain(() -> tasks.update(transaction, tasks(before.state(), after, false), now))
                .chain(() -> events.append(transaction, before, progress.events(), now))
                .chain(() -> mark(transaction, ongoing, after))
                .chain(() -> announcements.tell(
                        transaction, ongoing.with(after), added, progress.events(), progress.title()))
                .replaceWith(after);
    }

    /** The approval state that the record itself shows. */
    private Uni<Void> mark(Transaction transaction, Ongoing ongoing, FlowInstance after) {
        var unchanged = !ongoing.fresh()
                && ongoing.instance().state().status() == after.state().status();
        return unchanged
                ? Uni.createFrom().voidItem()
                : records.flowState(
                        transaction,
                        after.form(),
                        after.record(),
                        after.state().status().json(),
                        after.id());
    }

    /** Tasks of slots that are new, or of slots that changed. */
    private List<FlowTask> tasks(FlowState before, FlowInstance after, boolean fresh) {
        var found = new ArrayList<FlowTask>();
        after.state().nodes().forEach((node, run) -> {
            var known = before.run(node);
            for (var slot : run.slots()) {
                var old = known == null ? null : known.slot(slot.person()).orElse(null);
                var isTask = slot.state() != Slot.State.AUTO;
                if (isTask && (old == null) == fresh && (old == null || old.state() != slot.state())) {
                    found.add(task(after, node, run, slot));
                }
            }
        });
        return found;
    }

    private FlowTask task(FlowInstance instance, String node, NodeRun run, Slot slot) {
        return new FlowTask(
                Ids.next(), instance.id(), node, slot.person(), run.vote() == null, slot.state(), clock.instant());
    }
}
