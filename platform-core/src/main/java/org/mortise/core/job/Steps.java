package org.mortise.core.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How a job that takes long is done: step by step, each short and complete in itself. Between two steps it rests as long as the last
 * one took, so that others keep at least half of the database, and after some seconds it makes room for other jobs and queues again.
 */
public final class Steps {

    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private Steps() {}

    /**
     * Takes one step after another.
     *
     * @param step says whether there is another one after it
     * @return fails with {@link Postponed} when there is more to do but others shall have their turn
     */
    public static Uni<Void> of(Supplier<Uni<Boolean>> step) {
        return Uni.createFrom().deferred(() -> {
            var end = System.nanoTime() + SLICE.toNanos();
            return Multi.createBy()
                    .repeating()
                    .uni(() -> rested(step))
                    .whilst(more -> more && System.nanoTime() - end < 0)
                    .collect()
                    .last()
                    .invoke(Steps::makeRoom)
                    .replaceWithVoid();
        });
    }

    private static void makeRoom(boolean more) {
        if (more) {
            throw new Postponed("others have their turn", Duration.ZERO);
        }
    }

    private static Uni<Boolean> rested(Supplier<Uni<Boolean>> step) {
        return Uni.createFrom().deferred(() -> {
            var begun = System.nanoTime();
            return step.get().flatMap(more -> {
                var took = Duration.ofNanos(System.nanoTime() - begun);
                var rest = took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST;
                return more
                        ? Uni.createFrom().item(true).onItem().delayIt().by(rest)
                        : Uni.createFrom().item(false);
            });
        });
    }
}
