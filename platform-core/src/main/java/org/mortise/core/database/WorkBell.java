package org.mortise.core.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells this node's {@link WorkLoop loops} that work was committed here; other nodes notice it when they next look. */
@ApplicationScoped
public class WorkBell {

    private final Map<String, Consumer<Instant>> loops = new ConcurrentHashMap<>();

    /** Rung for whoever puts work into {@code queue}, outside the container. */
    public static WorkBell silent() {
        return new WorkBell();
    }

    void answer(String queue, Consumer<Instant> loop) {
        loops.put(queue, loop);
    }

    /** Once what was put into {@code queue} has committed. */
    public void ring(String queue, Instant due) {
        var loop = loops.get(queue);
        if (loop != null) {
            loop.accept(due);
        }
    }
}
