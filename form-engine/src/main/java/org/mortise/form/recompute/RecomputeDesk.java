package org.mortise.form.recompute;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.form.definition.StoredFormulas;

/** Queues walks through the records of forms: one at a time for each form. */
@ApplicationScoped
public class RecomputeDesk implements StoredFormulas {

    /** So that whoever began to write by the version before has ended. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final RecomputeTable table;
    private final Jobs jobs;
    private final Clock clock;

    RecomputeDesk(RecomputeTable table, Jobs jobs, Clock clock) {
        this.table = table;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static RecomputeDesk of(Database database, Jobs jobs, Clock clock) {
        return new RecomputeDesk(new RecomputeTable(database), jobs, clock);
    }

    @Override
    public Uni<Void> changed(Transaction transaction, ObjectKey form, int version) {
        return table.supersede(transaction, form, clock.instant())
                .chain(() -> queue(transaction, form, version, RecomputeRun.PUBLISH, null))
                .replaceWithVoid();
    }

    /** Somebody wants all of it computed anew; false when that is under way already. */
    Uni<Boolean> asked(Transaction transaction, ObjectKey form, int version) {
        return queue(transaction, form, version, RecomputeRun.ASKED, null);
    }

    /** What speaks of today shall speak of {@code day}; false when that was begun, or something else is under way. */
    Uni<Boolean> daily(Transaction transaction, ObjectKey form, int version, LocalDate day) {
        return queue(transaction, form, version, RecomputeRun.DAILY, day);
    }

    Uni<Optional<RecomputeRun>> latest(ObjectKey form) {
        return table.latest(form);
    }

    private Uni<Boolean> queue(
            Transaction transaction, ObjectKey form, int version, String reason, @Nullable LocalDate day) {
        var id = Ids.next();
        var now = clock.instant();
        return table.insert(transaction, id, form, version, reason, day, now)
                .call(queued -> queued
                        ? jobs.schedule(
                                transaction,
                                new Job(
                                        RecomputeJob.KIND,
                                        id.toString(),
                                        Json.object().put("run", id.toString()),
                                        now.plus(SETTLING)))
                        : Uni.createFrom().voidItem());
    }
}
