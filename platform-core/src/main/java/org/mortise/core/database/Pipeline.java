package org.mortise.core.database;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/**
 * Statements for one connection that need not see each other's answers: they are sent together, and the database carries them out
 * in their order. Inside a transaction only, where the first failure undoes them all.
 */
public final class Pipeline {

    private static final String IN_FAILED_TRANSACTION = "25P02";

    private Pipeline() {}

    /**
     * Completes with all of them; fails with what failed first. Whoever sends from another thread than the one that answers come by may
     * hear of a consequence before its cause, so all are waited for.
     */
    public static Uni<Void> of(Uni<?>... steps) {
        return Uni.combine()
                .all()
                .unis(steps)
                .collectFailures()
                .discardItems()
                .onFailure(CompositeException.class)
                .transform(Pipeline::cause);
    }

    private static Throwable cause(CompositeException failures) {
        return failures.getCauses().stream()
                .filter(failure -> !(failure instanceof PgException refused
                        && IN_FAILED_TRANSACTION.equals(refused.getSqlState())))
                .findFirst()
                .orElse(failures);
    }
}
