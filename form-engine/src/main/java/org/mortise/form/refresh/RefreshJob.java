package org.mortise.form.refresh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.mortise.core.database.Database;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.Steps;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.Contention;
import org.mortise.core.store.RecordMarks;
import org.mortise.form.record.Recomputation;

/**
 * Computes the marked records of a form anew, some at a time in short transactions; a crash loses nothing, for what is not done
 * is still marked.
 */
@ApplicationScoped
public class RefreshJob implements JobHandler {

    /** Payload: {@code {"form": key}}; the unique key is the form. */
    static final String KIND = "form.refresh";

    private static final Logger LOG = Logger.getLogger(RefreshJob.class);
    private static final int BATCH = 100;

    private final Database database;
    private final RecordMarks marks;
    private final Recomputation recomputation;

    RefreshJob(Database database, RecordMarks marks, Recomputation recomputation) {
        this.database = database;
        this.marks = marks;
        this.recomputation = recomputation;
    }

    /** Outside the container, for tests of engines. */
    public static RefreshJob of(Database database, RecordMarks marks, Recomputation recomputation) {
        return new RefreshJob(database, marks, recomputation);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var form = ObjectKey.parse(run.payload().path("form").asText());
        return Steps.of(() -> some(form));
    }

    /** One batch; false when nothing was marked. */
    private Uni<Boolean> some(ObjectKey form) {
        return batch(form)
                .onFailure(Contention::isBehind)
                // Somebody is writing one of these records: they are still marked.
                .recoverWithItem(true)
                .onFailure()
                .recoverWithUni(failure -> singly(form));
    }

    private Uni<Boolean> batch(ObjectKey form) {
        return database.inTransaction(transaction -> marks.take(transaction, form, BATCH)
                .call(taken -> recomputation.of(transaction, form, taken))
                .map(taken -> !taken.isEmpty()));
    }

    /** One of them cannot be computed, such as one that would no longer be unique: it is told and left as it is. */
    private Uni<Boolean> singly(ObjectKey form) {
        return marks.first(form, BATCH).flatMap(first -> Multi.createFrom()
                .iterable(first)
                .onItem()
                .transformToUniAndConcatenate(record ->
                        single(form, record).onFailure().recoverWithUni(failure -> leave(form, record, failure)))
                .collect()
                .last()
                .replaceWith(!first.isEmpty()));
    }

    private Uni<Void> single(ObjectKey form, UUID record) {
        return Contention.retrying(() -> database.inTransaction(transaction -> marks.take(transaction, form, record)
                .flatMap(taken -> recomputation.of(transaction, form, taken))
                .replaceWithVoid()));
    }

    private Uni<Void> leave(ObjectKey form, UUID record, Throwable failure) {
        if (Contention.isBehind(failure)) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf(failure, "record %s of %s cannot be computed anew", record, form);
        return database.inTransaction(
                transaction -> marks.take(transaction, form, record).replaceWithVoid());
    }
}
