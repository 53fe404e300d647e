package org.mortise.core.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * At most so many lanes at once: a lane takes one piece of work after another until none is left; {@link #wake} opens another one
 * when there may be more.
 */
final class Lanes {

    private static final Logger LOG = Logger.getLogger(Lanes.class);

    private final int limit;
    private final Supplier<Uni<Boolean>> next;
    private int open;
    private boolean again;
    private boolean closed;
    private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);

    /** @param next takes and does one piece of work; false when there was none */
    Lanes(int limit, Supplier<Uni<Boolean>> next) {
        this.limit = limit;
        this.next = next;
    }

    /** Opens a lane, unless all are open: then one of them looks once more before it ends, and this is false. */
    boolean wake() {
        if (mayOpen()) {
            run();
            return true;
        }
        return false;
    }

    /** Takes no more work; completes when what was taken is done. */
    synchronized CompletableFuture<Void> close() {
        closed = true;
        return idle.copy();
    }

    private synchronized boolean mayOpen() {
        if (closed) {
            return false;
        }
        if (open == limit) {
            again = true;
            return false;
        }
        if (open == 0) {
            idle = new CompletableFuture<>();
        }
        open++;
        return true;
    }

    private void run() {
        Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom().deferred(next::get))
                .whilst(worked -> worked && !isClosed())
                .collect()
                .last()
                .subscribe()
                .with(last -> ended(), failure -> {
                    LOG.warn("A queue could not be read; it is read again shortly", failure);
                    ended();
                });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void ended() {
        if (leave()) {
            wake();
        }
    }

    private synchronized boolean leave() {
        open--;
        if (open == 0) {
            idle.complete(null);
        }
        var more = again;
        again = false;
        return more;
    }
}
