package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Tries whole transactions again that lost to others. */
public final class Contention {

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Serialization failure, deadlock, lock timeout. */
    private static final Set<String> LOST = Set.of("40001", "40P01", "55P03");

    private Contention() {}

    /** @param transaction begins anew each time, and has no other effect when it fails */
    public static <T> Uni<T> retrying(Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(transaction::get)
                .onFailure(Contention::isBehind)
                .retry()
                .withBackOff(PAUSE, PAUSE.multipliedBy(10))
                .atMost(TRIES);
    }

    /** Whether a transaction failed only because others were at work, and may well succeed the next time. */
    public static boolean isBehind(Throwable failure) {
        return failure instanceof PgException refused && LOST.contains(refused.getSqlState());
    }
}
