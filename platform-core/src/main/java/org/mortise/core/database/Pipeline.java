package org.mortise.core.database;

import io.smallrye.mutiny.Uni;

/**
 * Statements for one connection that need not see each other's answers: they are sent together, and the database carries them out
 * in their order. Inside a transaction only, where the first failure undoes them all.
 */
public final class Pipeline {

    private Pipeline() {}

    /** Completes with all of them; fails with the first failure. */
    public static Uni<Void> of(Uni<?>... steps) {
        return Uni.combine().all().unis(steps).discardItems();
    }
}
