package org.mortise.form.refresh;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.store.RecordMarks;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.refresh.DependenceBook.Windowed;

/** As a new day begins where the organisation is, reckons anew what moves with the calendar. */
@ApplicationScoped
public class WindowJob implements JobHandler {

    static final String KIND = "form.windows";

    private static final Caller CALLER = new Caller.System("form:windows", null);

    private final Database database;
    private final AccessGate gate;
    private final DependenceBook book;
    private final RecordMarks marks;
    private final RefreshJobs refresh;
    private final Jobs jobs;

    WindowJob(
            Database database,
            AccessGate gate,
            DependenceBook book,
            RecordMarks marks,
            RefreshJobs refresh,
            Jobs jobs) {
        this.database = database;
        this.gate = gate;
        this.book = book;
        this.marks = marks;
        this.refresh = refresh;
        this.jobs = jobs;
    }

    /** Outside the container, for tests of engines. */
    public static WindowJob of(
            Database database, AccessGate gate, PublishedForms forms, RecordMarks marks, Jobs jobs, Clock clock) {
        return new WindowJob(database, gate, new DependenceBook(forms), marks, new RefreshJobs(jobs, clock), jobs);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** One job waits for the next midnight, however many nodes look. */
    @Scheduled(every = "10m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return database.inTransaction(transaction -> gate.of(transaction, CALLER)
                .flatMap(access ->
                        jobs.schedule(transaction, new Job(KIND, "midnight", Json.object(), nextMidnight(access)))));
    }

    private static Instant nextMidnight(CallerAccess access) {
        return access.now()
                .atZone(access.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(access.zone())
                .toInstant();
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return database.inTransaction(
                transaction -> gate.of(transaction, CALLER).flatMap(access -> {
                    var windowed = book.windowed(access.snapshot());
                    return Multi.createFrom()
                            .iterable(windowed)
                            .onItem()
                            .transformToUniAndConcatenate(one -> mark(transaction, access.snapshot(), one))
                            .collect()
                            .last()
                            .chain(() -> refresh.schedule(
                                    transaction,
                                    windowed.stream()
                                            .map(one -> one.holder().form())
                                            .toList()));
                }));
    }

    /** All that have something to reckon over; the others have nothing that could move. */
    private Uni<Boolean> mark(Transaction transaction, MetadataSnapshot snapshot, Windowed windowed) {
        var ways = windowed.rollups().stream()
                .map(rollup -> Dependents.way(rollup, windowed.holder(), snapshot))
                .filter(way -> !way.isEmpty())
                .distinct()
                .toList();
        return Multi.createFrom()
                .iterable(ways)
                .onItem()
                .transformToUniAndConcatenate(way -> marks.markFromAll(
                        transaction, windowed.holder().form(), way.get(0).form(), List.copyOf(way)))
                .collect()
                .last()
                .replaceWith(true);
    }
}
