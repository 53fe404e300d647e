package org.mortise.core.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.mortise.core.database.Transaction;

/** Where work for later is put. */
@ApplicationScoped
public class Jobs {

    private final JobTable table;
    private final JobSignal signal;
    private final Clock clock;

    Jobs(JobTable table, JobSignal signal, Clock clock) {
        this.table = table;
        this.signal = signal;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines: nobody is woken. */
    public static Jobs of(Clock clock) {
        return new Jobs(new JobTable(), new JobSignal(), clock);
    }

    /** Adds {@code job}, to be run on any node after the transaction has committed. */
    public Uni<Void> schedule(Transaction transaction, Job job) {
        transaction.afterCommit(signal::raise);
        return table.add(transaction, job, clock.instant());
    }

    /** Marks the job done in the transaction of its effects; fails when another attempt has taken over. */
    public Uni<Void> complete(Transaction transaction, JobRun run) {
        return table.complete(transaction.connection(), run, clock.instant())
                .invoke(completed -> {
                    if (!completed) {
                        throw new LeaseLost(run);
                    }
                })
                .replaceWithVoid();
    }
}
