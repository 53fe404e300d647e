package org.mortise.core.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The loops of this node: wakes them when work is committed here, has them look from time to time, and ends them with the node. */
@ApplicationScoped
public class WorkLoops {

    private static final Logger LOG = Logger.getLogger(WorkLoops.class);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Map<String, WorkLoop> loops = new ConcurrentHashMap<>();
    private final @Nullable News news;
    private final @Nullable MeterRegistry meters;

    @Inject
    WorkLoops(News news, MeterRegistry meters) {
        this.news = news;
        this.meters = meters;
    }

    private WorkLoops() {
        this.news = null;
        this.meters = null;
    }

    /** For tests of engines, where work is taken by hand: nobody is woken. */
    public static WorkLoops none() {
        return new WorkLoops();
    }

    /** From now on {@code loop} works. */
    public void add(WorkLoop loop) {
        if (news != null && meters != null) {
            loops.put(loop.queue(), loop);
            loop.open(news, meters);
        }
    }

    /** Work was put into {@code queue}, and has committed. */
    public void ring(String queue, Instant due) {
        var loop = loops.get(queue);
        if (loop != null) {
            loop.due(due);
        }
    }

    /** What nobody told of is found by looking; what cannot be looked at now is looked at the next time. */
    @Scheduled(every = WorkLoop.PERIOD, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Multi.createFrom()
                .iterable(loops.values())
                .onItem()
                .transformToUniAndConcatenate(loop -> loop.look()
                        .onFailure()
                        .invoke(failure -> LOG.warnf(failure, "The queue %s could not be looked at", loop.queue()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        CompletableFuture.allOf(loops.values().stream().map(WorkLoop::close).toArray(CompletableFuture[]::new))
                .orTimeout(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
    }
}
