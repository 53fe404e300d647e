package org.mortise.form.refresh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.store.RecordMarks;
import org.mortise.core.store.RecordMarks.Origin;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.record.RecordEvents;

/** Marks the records that a change makes out of date, and sees to it that they are computed anew. */
@ApplicationScoped
public class RefreshSubscriber implements OutboxSubscriber {

    private final Metadata metadata;
    private final DependenceBook book;
    private final RecordMarks marks;
    private final RefreshJobs jobs;

    RefreshSubscriber(Metadata metadata, DependenceBook book, RecordMarks marks, RefreshJobs jobs) {
        this.metadata = metadata;
        this.book = book;
        this.marks = marks;
        this.jobs = jobs;
    }

    /** Outside the container, for tests of engines. */
    public static RefreshSubscriber of(
            Metadata metadata, PublishedForms forms, RecordMarks marks, Jobs jobs, Clock clock) {
        return new RefreshSubscriber(metadata, new DependenceBook(forms), marks, new RefreshJobs(jobs, clock));
    }

    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public boolean wants(OutboxEvent event) {
        return !dependences(metadata.snapshot(), event).isEmpty();
    }

    @Override
    public Uni<Void> handle(Transaction transaction, OutboxEvent event) {
        return metadata.current(transaction).flatMap(snapshot -> {
            var holders = new LinkedHashSet<ObjectKey>();
            return Multi.createFrom()
                    .iterable(dependences(snapshot, event))
                    .onItem()
                    .transformToUniAndConcatenate(
                            dependence -> mark(transaction, dependence, event).invoke(marked -> {
                                if (marked) {
                                    holders.add(dependence.holder());
                                }
                            }))
                    .collect()
                    .last()
                    .chain(() -> jobs.schedule(transaction, holders));
        });
    }

    private Uni<Boolean> mark(Transaction transaction, Dependence dependence, OutboxEvent event) {
        var origin = originOf(event);
        return dependence.holding() == null
                ? marks.mark(transaction, dependence.holder(), dependence.start(event), dependence.moves(), origin)
                : marks.markHolding(transaction, dependence.holding(), dependence.values(event), origin);
    }

    /** What nobody has changed goes on as what nobody has changed. */
    private static Origin originOf(OutboxEvent event) {
        var cause = event.type().equals(RecordEvents.RECOMPUTED) ? null : event.cause();
        var hops = event.payload().path(RecordEvents.HOPS);
        return new Origin(cause, hops.isInt() ? hops.intValue() + 1 : 0);
    }

    private List<Dependence> dependences(MetadataSnapshot snapshot, OutboxEvent event) {
        return event.form() == null
                ? List.of()
                : book.of(snapshot, event.form()).stream()
                        .filter(dependence -> dependence.isSetOffBy(event))
                        .toList();
    }
}
