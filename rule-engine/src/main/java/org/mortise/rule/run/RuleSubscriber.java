package org.mortise.rule.run;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;

/**
 * Runs the rules that an event sets off, each once: what a run writes commits together with the mark that the event was handled. When
 * one fails, the others go on.
 */
@ApplicationScoped
class RuleSubscriber implements OutboxSubscriber {

    private final Metadata metadata;
    private final RuleBook book;
    private final RuleRuns runs;

    RuleSubscriber(Metadata metadata, RuleBook book, RuleRuns runs) {
        this.metadata = metadata;
        this.book = book;
        this.runs = runs;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public boolean wants(OutboxEvent event) {
        return !book.after(metadata.snapshot(), event).isEmpty();
    }

    @Override
    public Uni<Void> handle(Transaction transaction, OutboxEvent event) {
        return metadata.current(transaction).flatMap(snapshot -> Multi.createFrom()
                .iterable(occasions(transaction, snapshot, event))
                .onItem()
                .transformToUniAndConcatenate(runs::once)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private List<Occasion> occasions(Transaction transaction, MetadataSnapshot snapshot, OutboxEvent event) {
        var rules = book.after(snapshot, event);
        return RecordEvent.each(event).stream()
                .flatMap(each -> rules.stream().map(rule -> new Occasion(transaction, snapshot, rule, each)))
                .toList();
    }
}
