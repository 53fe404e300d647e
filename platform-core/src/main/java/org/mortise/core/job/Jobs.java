package org.mortise.core.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.mortise.core.database.Transaction;
import org.mortise.core.database.WorkLoops;
import org.mortise.core.vault.Vault;

/** Where work for later is put. */
@ApplicationScoped
public class Jobs {

    static final String QUEUE = "jobs";

    private final JobTable table;
    private final WorkLoops loops;
    private final Clock clock;

    Jobs(JobTable table, WorkLoops loops, Clock clock) {
        this.table = table;
        this.loops = loops;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines: nobody is woken. */
    public static Jobs of(Clock clock, Vault vault) {
        return new Jobs(new JobTable(vault), WorkLoops.none(), clock);
    }

    /** Adds {@code job}, to be run on any node after the transaction has committed. */
    public Uni<Void> schedule(Transaction transaction, Job job) {
        transaction.afterCommit(() -> loops.ring(QUEUE, job.runAt()));
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
