package org.mortise.form.refresh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.mortise.core.database.Database;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.store.RecordMarks;
import org.mortise.form.definition.FormRefresh;
import org.mortise.form.record.RecordDesk;

/**
 * Computes the marked records of a form anew, some at a time in short transactions; a crash loses nothing, for what is not done
 * is still marked.
 */
@ApplicationScoped
public class RefreshJob implements JobHandler {

    static final String KIND = FormRefresh.KIND;

    private static final Logger LOG = Logger.getLogger(RefreshJob.class);
    private static final int BATCH = 50;

    private final Database database;
    private final Metadata metadata;
    private final RecordMarks marks;
    private final RecordDesk desk;

    RefreshJob(Database database, Metadata metadata, RecordMarks marks, RecordDesk desk) {
        this.database = database;
        this.metadata = metadata;
        this.marks = marks;
        this.desk = desk;
    }

    /** Outside the container, for tests of engines. */
    public static RefreshJob of(Database database, Metadata metadata, RecordMarks marks, RecordDesk desk) {
        return new RefreshJob(database, metadata, marks, desk);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var form = ObjectKey.parse(run.payload().path("form").asText());
        var marked = run.payload().path("all").asBoolean(false)
                ? markAll(form)
                : Uni.createFrom().voidItem();
        return marked.chain(() -> Multi.createBy()
                .repeating()
                .uni(() -> some(form))
                .whilst(done -> done > 0)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> markAll(ObjectKey form) {
        return database.inTransaction(
                transaction -> metadata.current(transaction).flatMap(snapshot -> snapshot.form(form)
                        .map(shape -> marks.markAll(transaction, shape).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Integer> some(ObjectKey form) {
        return batch(form, BATCH).onFailure().recoverWithUni(failure -> oneByOne(form));
    }

    private Uni<Integer> batch(ObjectKey form, int most) {
        return database.inTransaction(transaction -> marks.take(transaction, form, most)
                .call(taken -> taken.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : desk.recompute(transaction, form, taken).replaceWithVoid())
                .map(List::size));
    }

    /** One of them cannot be computed, such as one that would no longer be unique: it is told and left as it is. */
    private Uni<Integer> oneByOne(ObjectKey form) {
        return Multi.createBy()
                .repeating()
                .uni(() -> batch(form, 1).onFailure().recoverWithUni(failure -> leave(form, failure)))
                .atMost(BATCH)
                .collect()
                .with(java.util.stream.Collectors.summingInt(Integer::intValue));
    }

    private Uni<Integer> leave(ObjectKey form, Throwable failure) {
        return database.inTransaction(transaction -> marks.take(transaction, form, 1)
                .invoke(taken -> taken.forEach(
                        record -> LOG.warnf(failure, "record %s of %s cannot be computed anew", record.id(), form)))
                .map(List::size));
    }
}
