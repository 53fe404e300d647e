package org.mortise.core.database;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets so many pieces of work run at once; the others wait for their turn in the order in which they came. */
final class Turns {

    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Turns(int most) {
        this.most = most;
    }

    /** Starts {@code work} now or later, on the Vert.x context of now; whoever ends it calls {@link #over}. */
    void await(Runnable work) {
        if (begins(work)) {
            work.run();
        }
    }

    /** A piece of work ended: the next one may begin. */
    void over() {
        var next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized boolean begins(Runnable work) {
        if (running < most) {
            running++;
            return true;
        }
        var context = Vertx.currentContext();
        waiting.add(context == null ? work : () -> context.runOnContext(begun -> work.run()));
        return false;
    }

    private synchronized @Nullable Runnable next() {
        var next = waiting.poll();
        if (next == null) {
            running--;
        }
        return next;
    }
}
