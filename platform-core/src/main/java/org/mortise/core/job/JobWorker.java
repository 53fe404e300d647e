package org.mortise.core.job;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.mortise.core.database.Backlog;
import org.mortise.core.database.Backoff;
import org.mortise.core.database.Database;
import org.mortise.core.database.WorkLoop;
import org.mortise.core.database.WorkLoops;
import org.mortise.core.vault.Vault;

/** Runs jobs that are due. A job whose node died is taken over when its lease runs out. */
@ApplicationScoped
public class JobWorker implements Backlog {

    public static final int MAX_ATTEMPTS = 8;

    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final int LANES = 3;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(7);

    private final Map<String, JobHandler> handlers;
    private final Database database;
    private final JobTable table;
    private final Clock clock;
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
    private final WorkLoop loop;

    @Inject
    JobWorker(Instance<JobHandler> handlers, Database database, JobTable table, WorkLoops loops, Clock clock) {
        this(handlers, database, table, clock);
        loops.add(loop);
    }

    private JobWorker(Iterable<JobHandler> handlers, Database database, JobTable table, Clock clock) {
        this.handlers = StreamSupport.stream(handlers.spliterator(), false)
                .collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
        this.database = database;
        this.table = table;
        this.clock = clock;
        this.loop = new WorkLoop(Jobs.QUEUE, LANES, this, clock);
    }

    /** Outside the container, for tests of engines: runs only when told to by {@link #takeOne}. */
    public static JobWorker of(List<JobHandler> handlers, Database database, Clock clock, Vault vault) {
        return new JobWorker(handlers, database, new JobTable(vault), clock);
    }

    @Override
    public Uni<Standing> look() {
        return table.look(database.pool(), List.copyOf(handlers.keySet()), clock.instant());
    }

    @Override
    public Uni<Boolean> takeOne() {
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
        var nextTry = clock.instant().plus(reason.pause());
        return table.postponed(database.pool(), run, nextTry).invoke(() -> loop.due(nextTry));
    }

    private Uni<Void> failed(JobRun run, Throwable failure) {
        var what = "job %s (%s)".formatted(run.id(), run.kind());
        var nextTry = loop.failed(what, run.attempt(), MAX_ATTEMPTS, failure);
        return table.failed(database.pool(), run, nextTry, Backoff.describe(failure));
    }

    @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> renewLeases() {
        var held = List.copyOf(running);
        return held.isEmpty()
                ? Uni.createFrom().voidItem()
                : table.renew(database.pool(), held, clock.instant().plus(LEASE));
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return table.prune(database.pool(), clock.instant().minus(KEPT)).replaceWithVoid();
    }
}
