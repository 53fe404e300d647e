package org.mortise.form.refresh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/** Where the work of computing anew is put. */
@ApplicationScoped
class RefreshJobs {

    private final Jobs jobs;
    private final Clock clock;

    RefreshJobs(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Has the marked records of the forms computed anew after the transaction has committed. */
    Uni<Void> schedule(Transaction transaction, Collection<ObjectKey> forms) {
        return Multi.createFrom()
                .iterable(forms.stream().sorted().toList())
                .onItem()
                .transformToUniAndConcatenate(form -> jobs.schedule(
                                transaction,
                                new Job(
                                        RefreshJob.KIND,
                                        form.toString(),
                                        Json.object().put("form", form.toString()),
                                        clock.instant()))
                        .replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
