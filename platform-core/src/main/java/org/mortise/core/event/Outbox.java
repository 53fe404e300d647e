package org.mortise.core.event;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.mortise.core.database.Transaction;
import org.mortise.core.database.WorkLoops;
import org.mortise.core.vault.Vault;

/** Where events are written, in the transaction of what they tell about. */
@ApplicationScoped
public class Outbox {

    static final String QUEUE = "outbox";

    private final Iterable<OutboxSubscriber> subscribers;
    private final OutboxTable table;
    private final WorkLoops loops;

    @Inject
    Outbox(Instance<OutboxSubscriber> subscribers, OutboxTable table, WorkLoops loops) {
        this((Iterable<OutboxSubscriber>) subscribers, table, loops);
    }

    private Outbox(Iterable<OutboxSubscriber> subscribers, OutboxTable table, WorkLoops loops) {
        this.subscribers = subscribers;
        this.table = table;
        this.loops = loops;
    }

    /** An outbox outside the container, for tests of engines; nobody is woken, the dispatcher is driven by hand. */
    public static Outbox of(List<OutboxSubscriber> subscribers, Vault vault) {
        return new Outbox(subscribers, new OutboxTable(vault), WorkLoops.none());
    }

    /** Appends {@code event} with one delivery for each subscriber that wants it. */
    public Uni<Void> append(Transaction transaction, OutboxEvent event) {
        return appendAll(transaction, List.of(event));
    }

    /** Appends {@code event} unless nobody wants it: then it is not even kept. */
    public Uni<Void> appendIfWanted(Transaction transaction, OutboxEvent event) {
        return wantedBy(event).isEmpty() ? Uni.createFrom().voidItem() : append(transaction, event);
    }

    /** Appends events in this order, in one statement. */
    public Uni<Void> appendAll(Transaction transaction, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var wanted = new HashMap<UUID, List<String>>();
        events.forEach(event -> wanted.put(event.id(), wantedBy(event)));
        if (wanted.values().stream().anyMatch(names -> !names.isEmpty())) {
            transaction.afterCommit(() -> loops.ring(QUEUE, Instant.MIN));
        }
        return table.append(transaction, events, event -> wanted.getOrDefault(event.id(), List.of()));
    }

    private List<String> wantedBy(OutboxEvent event) {
        return StreamSupport.stream(subscribers.spliterator(), false)
                .filter(subscriber -> subscriber.wants(event))
                .map(OutboxSubscriber::name)
                .toList();
    }
}
