package org.mortise.core.event;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Backlog;
import org.mortise.core.database.Backoff;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.database.WorkLoop;
import org.mortise.core.database.WorkLoops;
import org.mortise.core.event.OutboxTable.Claimed;
import org.mortise.core.vault.Vault;

/**
 * Takes deliveries to their subscribers: each in one transaction that holds the delivery, so that no two nodes handle it at once
 * and a crash before the commit leaves it for the next.
 */
@ApplicationScoped
public class OutboxDispatcher implements Backlog {

    public static final int MAX_ATTEMPTS = 10;

    private static final int LANES = 4;
    private static final Duration KEPT = Duration.ofDays(7);

    private final Map<String, OutboxSubscriber> subscribers;
    private final Database database;
    private final OutboxTable table;
    private final Clock clock;
    private final WorkLoop loop;

    @Inject
    OutboxDispatcher(
            Instance<OutboxSubscriber> subscribers,
            Database database,
            OutboxTable table,
            WorkLoops loops,
            Clock clock) {
        this(subscribers, database, table, clock);
        loops.add(loop);
    }

    private OutboxDispatcher(
            Iterable<OutboxSubscriber> subscribers, Database database, OutboxTable table, Clock clock) {
        this.subscribers = StreamSupport.stream(subscribers.spliterator(), false)
                .collect(Collectors.toUnmodifiableMap(OutboxSubscriber::name, Function.identity()));
        this.database = database;
        this.table = table;
        this.clock = clock;
        this.loop = new WorkLoop(Outbox.QUEUE, LANES, this, clock);
    }

    /** Outside the container, for tests of engines: delivers only when told to by {@link #takeOne}. */
    public static OutboxDispatcher of(List<OutboxSubscriber> subscribers, Database database, Clock clock, Vault vault) {
        return new OutboxDispatcher(subscribers, database, new OutboxTable(vault), clock);
    }

    @Override
    public Uni<Standing> look() {
        return table.look(database.pool(), List.copyOf(subscribers.keySet()), clock.instant());
    }

    @Override
    public Uni<Boolean> takeOne() {
        if (subscribers.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        var attempt = new Attempt();
        return database.inTransaction(transaction -> claim(transaction, attempt))
                .onFailure(failure -> attempt.claimed != null)
                .recoverWithUni(failure -> failed(attempt.held(), failure));
    }

    private Uni<Boolean> claim(Transaction transaction, Attempt attempt) {
        return table.claim(transaction, List.copyOf(subscribers.keySet()), clock.instant())
                .flatMap(next -> next.map(claimed -> handle(transaction, attempt.of(claimed)))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> handle(Transaction transaction, Claimed claimed) {
        return subscriber(claimed)
                .handle(transaction, claimed.event())
                .chain(() -> table.done(transaction, claimed, clock.instant()))
                .replaceWith(true);
    }

    private OutboxSubscriber subscriber(Claimed claimed) {
        return Objects.requireNonNull(
                subscribers.get(claimed.subscriber()), "claimed for a subscriber that is not here");
    }

    private Uni<Boolean> failed(Claimed claimed, Throwable failure) {
        var event = claimed.event();
        var what = "%s of event %s (%s)".formatted(claimed.subscriber(), event.id(), event.type());
        var nextTry = loop.failed(what, claimed.attempts() + 1, MAX_ATTEMPTS, failure);
        return table.failed(database.pool(), claimed, nextTry, Backoff.describe(failure))
                .replaceWith(true);
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return table.prune(database.pool(), clock.instant().minus(KEPT)).replaceWithVoid();
    }

    /** What a failed transaction had claimed: its rollback gave it back, but the failure still has to be counted. */
    private static final class Attempt {

        private volatile @Nullable Claimed claimed;

        private Claimed of(Claimed next) {
            claimed = next;
            return next;
        }

        private Claimed held() {
            return Objects.requireNonNull(claimed);
        }
    }
}
