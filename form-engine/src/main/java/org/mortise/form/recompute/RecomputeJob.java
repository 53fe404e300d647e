package org.mortise.form.recompute;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.Contention;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.record.Recomputation;
import org.mortise.form.record.Recomputation.Failure;
import org.mortise.form.record.Recomputation.Outcome;

/**
 * Walks through the records of a form in the order of their ids, batch by batch, each in a short transaction that also says how far
 * the walk is: whoever takes over after a crash goes on with the next batch. Between two batches it rests as long as the last one
 * took, so that writers keep at least half of the database. After some seconds it makes room for other jobs and queues again.
 */
@ApplicationScoped
public class RecomputeJob implements JobHandler {

    /** Payload: {@code {"run": id}}; the unique key is the run. */
    static final String KIND = "form.recompute";

    private static final Logger LOG = Logger.getLogger(RecomputeJob.class);

    private static final int BATCH = 500;
    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final Database database;
    private final RecomputeTable table;
    private final Recomputation recomputation;
    private final Jobs jobs;
    private final Clock clock;

    RecomputeJob(Database database, RecomputeTable table, Recomputation recomputation, Jobs jobs, Clock clock) {
        this.database = database;
        this.table = table;
        this.recomputation = recomputation;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static RecomputeJob of(Database database, Recomputation recomputation, Jobs jobs, Clock clock) {
        return new RecomputeJob(database, new RecomputeTable(database), recomputation, jobs, clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var id = UUID.fromString(run.payload().path("run").asText());
        var end = System.nanoTime() + SLICE.toNanos();
        return Multi.createBy()
                .repeating()
                .uni(() -> rested(() -> step(id)))
                .whilst(more -> more && System.nanoTime() - end < 0)
                .collect()
                .last()
                .flatMap(more -> more ? later(run) : Uni.createFrom().voidItem())
                .onFailure()
                .call(failure -> run.attempt() < JobWorker.MAX_ATTEMPTS
                        ? Uni.createFrom().voidItem()
                        : table.failed(id, Problem.of("internal_error"), clock.instant()));
    }

    private Uni<Void> later(JobRun run) {
        return database.inTransaction(transaction -> jobs.schedule(
                        transaction, new Job(KIND, run.payload().path("run").asText(), run.payload(), clock.instant()))
                .chain(() -> jobs.complete(transaction, run)));
    }

    private static Uni<Boolean> rested(Supplier<Uni<Boolean>> step) {
        return Uni.createFrom().deferred(() -> {
            var begun = System.nanoTime();
            return step.get().flatMap(more -> {
                var took = Duration.ofNanos(System.nanoTime() - begun);
                var rest = took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST;
                return more
                        ? Uni.createFrom().item(true).onItem().delayIt().by(rest)
                        : Uni.createFrom().item(false);
            });
        });
    }

    /** One batch; false when it was the last. */
    private Uni<Boolean> step(UUID id) {
        return database.inTransaction(transaction -> batch(transaction, id))
                .onFailure(Contention::isBehind)
                // Somebody is writing one of these records: they come again.
                .recoverWithItem(true)
                .onFailure(Rejected.class)
                .recoverWithUni(refused -> singly(id));
    }

    private Uni<Boolean> batch(Transaction transaction, UUID id) {
        return table.lock(transaction, id).flatMap(found -> found.filter(RecomputeRun::isUnderWay)
                .map(run -> started(transaction, run)
                        .chain(() -> wanted(transaction, run))
                        .flatMap(wanted -> recomputation.after(transaction, run.form(), run.watermark(), BATCH, wanted))
                        .flatMap(outcome -> count(
                                transaction,
                                run,
                                outcome.last(),
                                outcome.seen(),
                                outcome.changed().size(),
                                outcome.errors())))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> started(Transaction transaction, RecomputeRun run) {
        return run.figures().total() != null
                ? Uni.createFrom().voidItem()
                : recomputation
                        .size(transaction, run.form())
                        .flatMap(total -> table.start(transaction, run.id(), total, clock.instant()));
    }

    private Uni<Predicate<PreparedField>> wanted(Transaction transaction, RecomputeRun run) {
        return recomputation.form(transaction, run.form()).map(form -> wanted(run, form));
    }

    private static Predicate<PreparedField> wanted(RecomputeRun run, PreparedForm form) {
        return run.reason().equals(RecomputeRun.DAILY)
                ? field -> form.nightly().contains(field.path())
                : field -> true;
    }

    private Uni<Boolean> count(
            Transaction transaction,
            RecomputeRun run,
            @Nullable UUID last,
            int seen,
            int changed,
            List<Failure> failures) {
        var figures = Reasons.counted(run.figures(), seen, changed, failures);
        var over = seen < BATCH;
        return table.progress(transaction, run.id(), figures, last)
                .chain(() -> over
                        ? table.end(transaction.connection(), run.id(), "done", null, clock.instant())
                        : Uni.createFrom().voidItem())
                .replaceWith(!over);
    }

    /** A batch that cannot be written as a whole is written record by record: what is wrong with one does not hold up the others. */
    private Uni<Boolean> singly(UUID id) {
        return database.inTransaction(transaction -> table.lock(transaction, id)
                        .call(found -> found.map(run -> started(transaction, run))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .flatMap(found -> found.filter(RecomputeRun::isUnderWay)
                        .map(this::singly)
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> singly(RecomputeRun run) {
        var failures = new ArrayList<Failure>();
        return database.inTransaction(
                        transaction -> recomputation.idsAfter(transaction, run.form(), run.watermark(), BATCH))
                .flatMap(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(record -> single(run, record, failures))
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue))
                        .flatMap(changed -> database.inTransaction(transaction -> table.lock(transaction, run.id())
                                .flatMap(now -> now.filter(RecomputeRun::isUnderWay)
                                        .map(same -> count(
                                                transaction,
                                                same,
                                                ids.isEmpty() ? null : ids.get(ids.size() - 1),
                                                ids.size(),
                                                changed,
                                                failures))
                                        .orElseGet(() -> Uni.createFrom().item(false))))));
    }

    private Uni<Integer> single(RecomputeRun run, UUID record, List<Failure> failures) {
        return Contention.retrying(() -> database.inTransaction(transaction -> wanted(transaction, run)
                        .flatMap(wanted -> recomputation.of(transaction, run.form(), List.of(record), wanted))))
                .invoke(outcome -> failures.addAll(outcome.errors()))
                .map(Outcome::changed)
                .map(List::size)
                .onFailure()
                .recoverWithItem(failure -> {
                    failures.add(failed(record, failure));
                    return 0;
                });
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
