package org.mortise.core.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Backlog.Standing;

/**
 * Works off a {@link Backlog} in at most so many lanes at once on this node. A lane takes one piece after another until none is left.
 *
 * <p>A lane opens when work is committed on this node ({@link WorkLoops#ring}); at the moment when a piece becomes due; when another node
 * has more than it can do and calls ({@link News}); and after a look every {@value #PERIOD}, which needs none of these and finds
 * what a dead node has left. Nothing is asked of the database in between. Transactions do not notify: one that does holds up all
 * others that do until its commit is on the disk.
 */
public final class WorkLoop {

    /** How often each loop looks by itself. */
    public static final String PERIOD = "5s";

    /** As many as any loop has lanes. */
    public static final int MOST_LANES = 4;

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);
    private static final String CALLS = "mortise_work_";
    private static final Duration LOOKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);

    private final String queue;
    private final Lanes lanes;
    private final Backlog backlog;
    private final Clock clock;

    private @Nullable Alarm alarm;
    private volatile @Nullable News news;
    private volatile Instant called = Instant.MIN;
    private volatile Standing standing = new Standing(0, null, 0, 0);

    /** @param queue its name, a part of an SQL name */
    public WorkLoop(String queue, int lanes, Backlog backlog, Clock clock) {
        this.queue = queue;
        this.lanes = new Lanes(Math.min(lanes, MOST_LANES), backlog::takeOne);
        this.backlog = backlog;
        this.clock = clock;
    }

    private record Alarm(Instant at, Cancellable timer) {}

    String queue() {
        return queue;
    }

    /** Answers the calls of other nodes from now on, and says how late work is. */
    void open(News nodes, MeterRegistry meters) {
        news = nodes;
        nodes.listen(CALLS + queue, said -> opens(MOST_LANES));
        meters.gauge("mortise." + queue + ".age", this, loop -> loop.standing.age());
        meters.gauge("mortise." + queue + ".dead", this, loop -> loop.standing.dead());
    }

    /** Opens lanes for what is due, and sets the alarm for what will be. */
    Uni<Void> look() {
        return backlog.look()
                .invoke(found -> {
                    standing = found;
                    open(found.due());
                    if (found.next() != null) {
                        due(found.next());
                    }
                })
                .replaceWithVoid();
    }

    /** There will be work to take at {@code moment}. A loop that is not open leaves it to who takes work by hand. */
    public void due(Instant moment) {
        var now = clock.instant();
        if (news == null) {
            return;
        }
        if (!moment.isAfter(now)) {
            open(1);
        } else if (!moment.isAfter(now.plus(LOOKS))) {
            setAlarm(moment, Duration.between(now, moment));
        }
    }

    /**
     * What becomes of a piece that failed.
     *
     * @param what in words, for the log
     * @param attempts that were made
     * @return when it is tried again; null when it is given up
     */
    public @Nullable Instant failed(String what, int attempts, int maxAttempts, Throwable failure) {
        var nextTry = Backoff.after(attempts, maxAttempts, clock.instant());
        LOG.warnf(failure, "%s failed, attempt %d%s", what, attempts, nextTry == null ? ", given up" : "");
        if (nextTry != null) {
            due(nextTry);
        }
        return nextTry;
    }

    /** Takes no more work; completes when what was taken is done. */
    CompletableFuture<Void> close() {
        return lanes.close();
    }

    private void open(int most) {
        if (!opens(most)) {
            call();
        }
    }

    /** Whether there were lanes enough. */
    private boolean opens(int most) {
        for (var count = 0; count < most; count++) {
            if (!lanes.wake()) {
                return false;
            }
        }
        return true;
    }

    /** Only the earliest moment is kept: the look at that moment finds the next one. */
    private synchronized void setAlarm(Instant moment, Duration wait) {
        if (alarm != null && !moment.isBefore(alarm.at())) {
            return;
        }
        if (alarm != null) {
            alarm.timer().cancel();
        }
        var timer = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                // A database that counts in microseconds must not find it a moment too early.
                .by(wait.plusMillis(1))
                .invoke(() -> silence(moment))
                .chain(this::look)
                .subscribe()
                .with(looked -> {}, failure -> LOG.debug("A queue is looked at a little later", failure));
        alarm = new Alarm(moment, timer);
    }

    private synchronized void silence(Instant moment) {
        if (alarm != null && alarm.at().equals(moment)) {
            alarm = null;
        }
    }

    /** Others may have a hand free. */
    private void call() {
        var nodes = news;
        var now = clock.instant();
        if (nodes == null || now.isBefore(called.plus(BETWEEN_CALLS))) {
            return;
        }
        called = now;
        nodes.say(CALLS + queue, "")
                .subscribe()
                .with(said -> {}, failure -> LOG.debug("Other nodes look by themselves", failure));
    }
}
