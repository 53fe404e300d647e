package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.job.Postponed;
import org.mortise.core.job.Steps;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.notify.Notification;
import org.mortise.core.notify.Notifications;
import org.mortise.core.store.Contention;
import org.mortise.rule.definition.RuleDefinition;

/**
 * Takes a rule from record to record. What it does with one and that it was done commit together, so that whoever takes over after a
 * crash goes on with the next record and none has its turn twice. What is wrong with one does not hold up the others.
 */
@ApplicationScoped
class RuleBatchJob implements JobHandler {

    /** Payload: {@code {"batch": id}}; the unique key is the batch. */
    static final String KIND = "rule.batch";

    private static final LocalizedText FINISHED =
            LocalizedText.of("「%s」执行完毕：完成 %d 条，未执行 %d 条", "“%s” has run: %d done, %d left out");
    private static final LocalizedText BROKEN_OFF =
            LocalizedText.of("「%s」未能执行完：完成 %d 条，未执行 %d 条", "“%s” could not be finished: %d done, %d left out");

    /** Records between two rests. */
    private static final int AT_ONCE = 20;

    private final Database database;
    private final AccessGate gate;
    private final RuleDesk rules;
    private final RuleBatchTable table;
    private final Notifications notifications;
    private final Clock clock;

    RuleBatchJob(
            Database database,
            AccessGate gate,
            RuleDesk rules,
            RuleBatchTable table,
            Notifications notifications,
            Clock clock) {
        this.database = database;
        this.gate = gate;
        this.rules = rules;
        this.table = table;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var id = UUID.fromString(run.payload().path("batch").asText());
        return Steps.of(() -> some(id))
                .onFailure(failure -> !(failure instanceof Postponed) && run.attempt() >= JobWorker.MAX_ATTEMPTS)
                .call(failure -> database.inTransaction(transaction -> breakOff(transaction, id)));
    }

    /** What nobody could mend by trying again is told to whoever waits for it. */
    private Uni<Boolean> breakOff(Transaction transaction, UUID id) {
        return table.lock(transaction, id).flatMap(found -> found.filter(RuleBatch::isUnderWay)
                .map(batch -> end(transaction, batch, RuleBatch.FAILED, Problem.of("internal_error")))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** False when there is nothing left to do. */
    private Uni<Boolean> some(UUID id) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Contention.retrying(() -> database.inTransaction(transaction -> one(transaction, id))))
                .whilst(more -> more)
                .select()
                .first(AT_ONCE)
                .collect()
                .last();
    }

    private Uni<Boolean> one(Transaction transaction, UUID id) {
        return table.lock(transaction, id).flatMap(found -> found.filter(RuleBatch::isUnderWay)
                .map(batch -> next(transaction, batch))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** The rule as it is in force now, for the person as he is now. */
    private record Standing(CallerAccess access, RuleDefinition rule) {}

    private Uni<Boolean> next(Transaction transaction, RuleBatch batch) {
        return standing(transaction, batch)
                .flatMap(standing -> table.next(transaction, batch.id()).flatMap(record -> {
                    if (record.isEmpty()) {
                        return end(transaction, batch, RuleBatch.DONE, null);
                    }
                    return standing.isEmpty()
                            ? end(transaction, batch, RuleBatch.FAILED, Problem.of("rule_batch_gone"))
                            : turn(transaction, batch, standing.get(), record.get());
                }));
    }

    /** Empty when the rule, or the person, is no longer there. */
    private Uni<Optional<Standing>> standing(Transaction transaction, RuleBatch batch) {
        return gate.of(transaction, new Caller.User(batch.person()))
                .map(access -> Optional.of(new Standing(access, rules.sendable(access, batch.rule()))))
                .onFailure(Rejected.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Boolean> turn(Transaction transaction, RuleBatch batch, Standing standing, UUID record) {
        var press = new RuleDesk.Press(batch.rule(), record, batch.input(), null);
        return rules.run(transaction, standing.access(), standing.rule(), new Caller.User(batch.person()), press)
                .map(run -> told(standing, run))
                // Nothing has been written when it is refused before its first step.
                .onFailure(Rejected.class)
                .recoverWithItem(refused -> Optional.of(Json.mapper().valueToTree(refused.problems())))
                .flatMap(problems -> table.count(transaction, batch.id(), record, problems.orElse(null)))
                .replaceWith(true);
    }

    /** Why it was not done, as far as the person may know; empty when it was. */
    private static Optional<JsonNode> told(Standing standing, RuleRun run) {
        return run.state() == RunState.DONE
                ? Optional.empty()
                : Optional.of(new Discretion(standing.rule(), standing.access())
                        .of(run)
                        .problems());
    }

    private Uni<Boolean> end(Transaction transaction, RuleBatch batch, String state, @Nullable Problem problem) {
        return table.end(transaction.connection(), batch.id(), state, problem, clock.instant())
                .chain(() -> notifications.send(transaction, news(batch, problem == null ? FINISHED : BROKEN_OFF)))
                .replaceWith(false);
    }

    private static Notification news(RuleBatch batch, LocalizedText sentence) {
        var figures = batch.figures();
        var title = sentence.filled(batch.title(), figures.done(), figures.total() - figures.done());
        return new Notification(batch.person(), title, null, batch.form(), null);
    }
}
