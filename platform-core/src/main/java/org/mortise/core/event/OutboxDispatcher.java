package org.mortise.core.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Backoff;
import org.mortise.core.database.Database;
import org.mortise.core.database.Lanes;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.OutboxTable.Claimed;

/**
 * Takes deliveries to their subscribers: each in one transaction that holds the delivery, so that no two nodes handle it at once
 * and a crash before the commit leaves it for the next.
 */
@ApplicationScoped
public class OutboxDispatcher {

    public static final int MAX_ATTEMPTS = 10;

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);
    private static final int LANES = 4;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Map<String, OutboxSubscriber> subscribers;
    private final Database database;
    private final OutboxTable table;
    private final Clock clock;
    private final Lanes lanes = new Lanes(LANES, this::deliverNext);

    private volatile double age;
    private volatile long dead;

    @Inject
    OutboxDispatcher(
            Instance<OutboxSubscriber> subscribers,
            Database database,
            OutboxTable table,
            OutboxSignal signal,
            Clock clock,
            MeterRegistry meters) {
        this(subscribers, database, table, clock);
        signal.listen(lanes::wake);
        meters.gauge("mortise.outbox.age", this, dispatcher -> dispatcher.age);
        meters.gauge("mortise.outbox.dead", this, dispatcher -> dispatcher.dead);
    }

    private OutboxDispatcher(
            Iterable<OutboxSubscriber> subscribers, Database database, OutboxTable table, Clock clock) {
        this.subscribers = StreamSupport.stream(subscribers.spliterator(), false)
                .collect(Collectors.toUnmodifiableMap(OutboxSubscriber::name, Function.identity()));
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines: delivers only when told to by {@link #deliverNext}. */
    public static OutboxDispatcher of(List<OutboxSubscriber> subscribers, Database database, Clock clock) {
        return new OutboxDispatcher(subscribers, database, new OutboxTable(), clock);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        lanes.wake();
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        lanes.close()
                .orTimeout(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
    }

    /** Handles the next delivery that is due, successfully or not; false when there is none. */
    public Uni<Boolean> deliverNext() {
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
        var attempts = claimed.attempts() + 1;
        var nextTry = Backoff.after(attempts, MAX_ATTEMPTS, clock.instant());
        LOG.warnf(
                failure,
                "%s failed on event %s (%s), attempt %d%s",
                claimed.subscriber(),
                claimed.event().id(),
                claimed.event().type(),
                attempts,
                nextTry == null ? ", given up" : "");
        return table.failed(database.pool(), claimed, nextTry, Backoff.describe(failure))
                .replaceWith(true);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return table.age(database.pool())
                .invoke(seconds -> age = seconds)
                .chain(() -> table.dead(database.pool()))
                .invoke(count -> dead = count)
                .replaceWithVoid();
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
