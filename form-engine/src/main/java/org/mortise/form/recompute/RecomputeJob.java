package org.mortise.form.recompute;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.job.Postponed;
import org.mortise.core.job.Steps;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.Contention;
import org.mortise.form.record.Recomputation;
import org.mortise.form.record.Recomputation.Failure;
import org.mortise.form.record.Recomputation.Outcome;

/**
 * Walks through the records of a form in the order of their ids, batch by batch, each in a short transaction that also says how far
 * the walk is: whoever takes over after a crash goes on with the next batch.
 */
@ApplicationScoped
public class RecomputeJob implements JobHandler {

    /** Payload: {@code {"run": id}}; the unique key is the run. */
    static final String KIND = "form.recompute";

    private static final Logger LOG = Logger.getLogger(RecomputeJob.class);

    private static final int BATCH = 500;

    private final Database database;
    private final RecomputeTable table;
    private final Recomputation recomputation;
    private final Clock clock;

    RecomputeJob(Database database, RecomputeTable table, Recomputation recomputation, Clock clock) {
        this.database = database;
        this.table = table;
        this.recomputation = recomputation;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static RecomputeJob of(Database database, Recomputation recomputation, Clock clock) {
        return new RecomputeJob(database, new RecomputeTable(database), recomputation, clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var id = UUID.fromString(run.payload().path("run").asText());
        return Steps.of(() -> step(id))
                .onFailure(failure -> !(failure instanceof Postponed) && run.attempt() >= JobWorker.MAX_ATTEMPTS)
                .call(failure -> table.failed(id, Problem.of("internal_error"), clock.instant()));
    }

    /** One batch; false when it was the last. */
    private Uni<Boolean> step(UUID id) {
        return database.inTransaction(transaction -> some(transaction, id, BATCH))
                .onFailure(Rejected.class)
                .recoverWithUni(refused -> singly(id))
                .onFailure(Contention::isBehind)
                // Somebody is writing one of these records: they come again.
                .recoverWithItem(true);
    }

    /** A batch that cannot be written as a whole is written record by record: what is wrong with one does not hold up the others. */
    private Uni<Boolean> singly(UUID id) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Contention.retrying(() -> database.inTransaction(transaction -> some(transaction, id, 1)))
                        .onFailure(failure -> !Contention.isBehind(failure))
                        .recoverWithUni(failure -> passOver(id, failure)))
                .whilst(more -> more)
                .select()
                .first(BATCH)
                .collect()
                .last();
    }

    private Uni<Boolean> some(Transaction transaction, UUID id, int most) {
        return underWay(transaction, id, run -> started(transaction, run)
                .chain(() -> recomputation.after(transaction, run.form(), run.watermark(), most))
                .flatMap(outcome -> count(transaction, run, outcome, outcome.seen() < most)));
    }

    /** The next record stays as it is, and is told of. */
    private Uni<Boolean> passOver(UUID id, Throwable failure) {
        return database.inTransaction(transaction -> underWay(transaction, id, run -> started(transaction, run)
                .chain(() -> recomputation.idsAfter(transaction, run.form(), run.watermark(), 1))
                .map(ids -> ids.stream().findFirst())
                .flatMap(next -> next.map(record -> count(
                                transaction,
                                run,
                                new Outcome(record, 1, List.of(), List.of(failed(record, failure))),
                                false))
                        .orElseGet(() -> Uni.createFrom().item(true)))));
    }

    private Uni<Boolean> underWay(Transaction transaction, UUID id, Function<RecomputeRun, Uni<Boolean>> step) {
        return table.lock(transaction, id).flatMap(found -> found.filter(RecomputeRun::isUnderWay)
                .map(step)
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> started(Transaction transaction, RecomputeRun run) {
        return run.figures().total() != null
                ? Uni.createFrom().voidItem()
                : recomputation
                        .size(transaction, run.form())
                        .flatMap(total -> table.start(transaction, run.id(), total, clock.instant()));
    }

    /** How far it is, in the transaction that went so far; false when it is over. */
    private Uni<Boolean> count(Transaction transaction, RecomputeRun run, Outcome outcome, boolean over) {
        var figures =
                Reasons.counted(run.figures(), outcome.seen(), outcome.changed().size(), outcome.errors());
        return table.progress(transaction, run.id(), figures, outcome.last())
                .chain(() -> over
                        ? table.end(transaction.connection(), run.id(), "done", null, clock.instant())
                        : Uni.createFrom().voidItem())
                .replaceWith(!over);
    }

    private static Failure failed(UUID record, Throwable failure) {
        if (failure instanceof Rejected refused && !refused.problems().isEmpty()) {
            var problem = refused.problems().get(0);
            return new Failure(record, problem.path().replace("/data/", ""), problem.code());
        }
        LOG.warnf(failure, "record %s could not be computed anew", record);
        return new Failure(record, "", "internal_error");
    }
}
