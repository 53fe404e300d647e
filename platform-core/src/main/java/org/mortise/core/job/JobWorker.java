package org.mortise.core.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.mortise.core.database.Backoff;
import org.mortise.core.database.Database;
import org.mortise.core.database.Lanes;

/** Runs jobs that are due. A job whose node died is taken over when its lease runs out. */
@ApplicationScoped
public class JobWorker {

    public static final int MAX_ATTEMPTS = 8;

    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final int LANES = 3;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Map<String, JobHandler> handlers;
    private final Database database;
    private final JobTable table;
    private final Clock clock;
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
    private final Lanes lanes = new Lanes(LANES, this::runNext);

    private volatile double age;
    private volatile long dead;

    @Inject
    JobWorker(
            Instance<JobHandler> handlers,
            Database database,
            JobTable table,
            JobSignal signal,
            Clock clock,
            MeterRegistry meters) {
        this(handlers, database, table, clock);
        signal.listen(lanes::wake);
        meters.gauge("mortise.jobs.age", this, worker -> worker.age);
        meters.gauge("mortise.jobs.dead", this, worker -> worker.dead);
    }

    private JobWorker(Iterable<JobHandler> handlers, Database database, JobTable table, Clock clock) {
        this.handlers = StreamSupport.stream(handlers.spliterator(), false)
                .collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines: runs only when told to by {@link #runNext}. */
    public static JobWorker of(List<JobHandler> handlers, Database database, Clock clock) {
        return new JobWorker(handlers, database, new JobTable(), clock);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        lanes.wake();
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        lanes.close()
                .orTimeout(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
    }

    /** Runs the next job that is due, successfully or not; false when there is none. */
    public Uni<Boolean> runNext() {
        if (handlers.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        var now = clock.instant();
        return table.claim(database.pool(), List.copyOf(handlers.keySet()), now, now.plus(LEASE))
                .flatMap(claimed -> claimed.map(run -> run(run).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> run(JobRun run) {
        running.add(run);
        return Uni.createFrom()
                .deferred(() -> handler(run).run(run))
                .chain(() -> table.complete(database.pool(), run, clock.instant()))
                .replaceWithVoid()
                .onFailure(Postponed.class)
                .recoverWithUni(failure -> postponed(run, failure))
                .onFailure()
                .recoverWithUni(failure -> failed(run, failure))
                .eventually(() -> running.remove(run));
    }

    private JobHandler handler(JobRun run) {
        return Objects.requireNonNull(handlers.get(run.kind()), "claimed for a handler that is not here");
    }

    private Uni<Void> postponed(JobRun run, Postponed reason) {
        LOG.debugf("job %s (%s) waits: %s", run.id(), run.kind(), reason.getMessage());
        return table.postponed(database.pool(), run, clock.instant().plus(reason.pause()));
    }

    private Uni<Void> failed(JobRun run, Throwable failure) {
        var nextTry = Backoff.after(run.attempt(), MAX_ATTEMPTS, clock.instant());
        LOG.warnf(
                failure,
                "job %s (%s) failed, attempt %d%s",
                run.id(),
                run.kind(),
                run.attempt(),
                nextTry == null ? ", given up" : "");
        return table.failed(database.pool(), run, nextTry, Backoff.describe(failure));
    }

    @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> renewLeases() {
        var held = List.copyOf(running);
        return held.isEmpty()
                ? Uni.createFrom().voidItem()
                : table.renew(database.pool(), held, clock.instant().plus(LEASE));
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return table.age(database.pool(), clock.instant())
                .invoke(seconds -> age = seconds)
                .chain(() -> table.dead(database.pool()))
                .invoke(count -> dead = count)
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return table.prune(database.pool(), clock.instant().minus(KEPT)).replaceWithVoid();
    }
}
