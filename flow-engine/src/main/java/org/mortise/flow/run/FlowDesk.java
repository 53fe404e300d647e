package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.http.Idempotency;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.step.Command;
import org.mortise.flow.step.FlowState;
import org.mortise.flow.step.FlowStatus;

/** Where people move flows: submit, decide, withdraw. One move is one transaction. */
@ApplicationScoped
class FlowDesk {

    private static final int TRIES = 3;

    private final Database database;
    private final Records records;
    private final Definitions definitions;
    private final Directories directories;
    private final Transitions transitions;
    private final Ballots ballots;
    private final FlowInstanceTable instances;
    private final FlowTaskTable tasks;
    private final Idempotency idempotency;
    private final Clock clock;

    FlowDesk(
            Database database,
            Records records,
            Definitions definitions,
            Directories directories,
            Transitions transitions,
            Ballots ballots,
            FlowInstanceTable instances,
            FlowTaskTable tasks,
            Idempotency idempotency,
            Clock clock) {
        this.database = database;
        this.records = records;
        this.definitions = definitions;
        this.directories = directories;
        this.transitions = transitions;
        this.ballots = ballots;
        this.instances = instances;
        this.tasks = tasks;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Who moves what, how it is retried and what it is called when it is sent twice. */
    private record Move(
            Caller.User caller,
            FlowDefinition definition,
            UUID initiator,
            @Nullable String key,
            String hash) {}

    /**
     * Starts the form's flow for a record that the caller may change.
     *
     * @param seen the version of the record that the caller saw; null takes what there is
     * @return the id of the new instance
     */
    Uni<UUID> submit(Caller.User caller, ObjectKey form, UUID record, @Nullable Integer seen, @Nullable String key) {
        return records.read(caller, form, record)
                .flatMap(read -> submit(caller, flowOf(form), record, seen, key, read.document()));
    }

    private Uni<UUID> submit(
            Caller.User caller,
            Definitions.Versioned flow,
            UUID record,
            @Nullable Integer seen,
            @Nullable String key,
            ObjectNode document) {
        var definition = flow.definition();
        var move = new Move(caller, definition, caller.id(), key, "submit " + definition.form() + " " + record);
        return prepare(move, document)
                .flatMap(directory -> attempt(
                        move,
                        directory,
                        (transaction, known) -> start(transaction, move, flow.version(), known, record, seen)))
                .map(answer -> UUID.fromString(body(answer).path("instance").asText()));
    }

    private Definitions.Versioned flowOf(ObjectKey form) {
        return definitions
                .submittedBy(form)
                .orElseThrow(
                        () -> Rejected.because(Rejected.Kind.INVALID, "flow_none", Map.of("form", form.toString())));
    }

    /** Approves, rejects, or marks a copy as read; returns {@code {"task":{id,state},"instance":{id,state}}}. */
    Uni<JsonNode> decide(Caller.User caller, UUID task, Decision decision, @Nullable String key) {
        return tasks.find(database.pool(), task)
                .map(found -> found.filter(one -> one.task().person().equals(caller.id()))
                        .orElseThrow(Rejected::notFound))
                .flatMap(found -> definitions
                        .of(found.instance().flow(), found.instance().version())
                        .flatMap(definition -> decide(caller, found, definition, decision, key)));
    }

    /** Takes one's own submission back as long as nobody decided; those of others are not there. */
    Uni<UUID> withdraw(Caller.User caller, UUID instance, @Nullable String comment, @Nullable String key) {
        return instances
                .find(database.pool(), instance)
                .map(found ->
                        found.filter(one -> one.initiator().equals(caller.id())).orElseThrow(Rejected::notFound))
                .flatMap(found -> definitions
                        .of(found.flow(), found.version())
                        .map(definition -> new Move(caller, definition, found.initiator(), key, "withdraw " + instance))
                        .flatMap(move -> prepare(move, found)
                                .flatMap(directory -> attempt(
                                        move,
                                        directory,
                                        (transaction, known) ->
                                                withdraw(transaction, move, known, instance, comment)))))
                .replaceWith(instance);
    }

    private Uni<JsonNode> decide(
            Caller.User caller,
            FlowTaskTable.TaskOfInstance task,
            FlowDefinition definition,
            Decision decision,
            @Nullable String key) {
        var hash = "decide " + task.task().id() + " " + Checksum.of(decision.toJson());
        var move = new Move(caller, definition, task.instance().initiator(), key, hash);
        return prepare(move, task.instance())
                .flatMap(directory -> attempt(move, directory, (transaction, known) -> lock(
                                transaction, move, known, task.instance().id())
                        .flatMap(ongoing -> ballots.cast(transaction, ongoing, task.task(), decision))
                        .map(StoredResponse::ok)))
                .map(FlowDesk::body);
    }

    private Uni<StoredResponse> start(
            Transaction transaction, Move move, int version, Directory directory, UUID record, @Nullable Integer seen) {
        var form = move.definition().form();
        return records.read(transaction, move.caller(), form, record, true)
                .invoke(read -> refuse(read, seen))
                .flatMap(read -> instances.latest(transaction.connection(), form, record))
                .map(latest -> {
                    if (latest.filter(one -> !one.state().isOver()).isPresent()) {
                        throw Rejected.because(Rejected.Kind.CONFLICT, "flow_already_running");
                    }
                    return latest.map(FlowInstance::round).orElse(0) + 1;
                })
                .map(round -> new Ongoing(
                        fresh(move, version, record, round),
                        true,
                        move.definition(),
                        directory,
                        move.caller().id()))
                .flatMap(ongoing -> transitions.carryOut(transaction, ongoing, new Command.Start()))
                .map(instance -> StoredResponse.ok(
                        Json.object().put("instance", instance.id().toString())));
    }

    private Uni<StoredResponse> withdraw(
            Transaction transaction, Move move, Directory directory, UUID instance, @Nullable String comment) {
        return lock(transaction, move, directory, instance)
                .flatMap(ongoing -> transitions.carryOut(
                        transaction, ongoing, new Command.Withdraw(move.caller().id(), comment)))
                .map(after -> StoredResponse.ok(
                        Json.object().put("instance", after.id().toString())));
    }

    private static void refuse(Records.Record record, @Nullable Integer seen) {
        if (seen != null && record.version() != seen) {
            throw Rejected.stale(record.document());
        }
        if (!record.document().path("rights").path("update").asBoolean(false)) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
        }
    }

    private FlowInstance fresh(Move move, int version, UUID record, int round) {
        var definition = move.definition();
        return new FlowInstance(
                Ids.next(),
                definition.key(),
                version,
                definition.form(),
                record,
                round,
                move.initiator(),
                0,
                FlowState.fresh(),
                clock.instant(),
                null);
    }

    private Uni<Ongoing> lock(Transaction transaction, Move move, Directory directory, UUID instance) {
        return instances
                .lock(transaction, instance)
                .map(found -> found.orElseThrow(Rejected::notFound))
                .map(found -> new Ongoing(
                        found,
                        false,
                        move.definition(),
                        directory,
                        move.caller().id()));
    }

    private Uni<Directory> prepare(Move move, FlowInstance instance) {
        var reader = new Caller.System(instance.reason(), move.caller().id());
        if (instance.state().status() != FlowStatus.RUNNING || !asksFields(move.definition())) {
            return directories.read(move.definition(), move.initiator());
        }
        return records.read(reader, instance.form(), instance.record())
                .flatMap(record -> prepare(move, record.document()));
    }

    /** Looks up everybody whom the record names now; who is named by the time of the transaction is looked up then. */
    private Uni<Directory> prepare(Move move, ObjectNode document) {
        return directories.read(move.definition(), move.initiator()).flatMap(directory -> {
            if (!asksFields(move.definition())) {
                return Uni.createFrom().item(directory);
            }
            var world = definitions.world(move.definition(), directory, records, move.caller());
            return world.values(document).flatMap(values -> directories.know(directory, world.named(values)));
        });
    }

    private static boolean asksFields(FlowDefinition definition) {
        return definition.allNodes().stream()
                .flatMap(node -> Directories.of(node).stream())
                .anyMatch(ApproverSource.Field.class::isInstance);
    }

    @FunctionalInterface
    private interface Work {
        Uni<StoredResponse> in(Transaction transaction, Directory directory);
    }

    /** Does the work once, however often its key is sent; again when other transactions were in the way. */
    private Uni<StoredResponse> attempt(Move move, Directory directory, Work work) {
        Function<Transaction, Uni<StoredResponse>> once = transaction -> instances
                .limitLocks(transaction)
                .chain(() -> idempotency.once(
                        transaction, move.caller(), move.key(), move.hash(), () -> work.in(transaction, directory)));
        return database.inTransaction(once)
                .onFailure(FlowInstanceTable::isTransient)
                .retry()
                .atMost(TRIES)
                .onFailure(FlowInstanceTable::isTransient)
                .transform(busy -> Rejected.because(Rejected.Kind.CONFLICT, "flow_busy"))
                .onFailure(FlowInstanceTable::isSubmittedTwice)
                .transform(twice -> Rejected.because(Rejected.Kind.CONFLICT, "flow_already_running"))
                .onFailure(UnknownPeople.class)
                .recoverWithUni(unknown ->
                        directories.know(directory, people(unknown)).flatMap(wider -> attempt(move, wider, work)));
    }

    private static Set<UUID> people(Throwable failure) {
        return failure instanceof UnknownPeople unknown ? unknown.people() : Set.of();
    }

    private static JsonNode body(StoredResponse answer) {
        var body = answer.body();
        return body == null ? Json.object() : body;
    }
}
