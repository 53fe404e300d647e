package org.mortise.core.store;

import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Set;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;

/** Turns what the database refuses into mistakes of the user, where they are. */
final class Violations {

    /** Of a unique index, and of an exclusion constraint. */
    private static final Set<String> TAKEN = Set.of("23505", "23P01");

    private Violations() {}

    /** Whether values that must be told apart are the same. */
    static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && TAKEN.contains(refused.getSqlState());
    }

    static Throwable explained(FormShape shape, Throwable failure) {
        if (!(failure instanceof PgException refused) || !isTaken(failure)) {
            return failure;
        }
        return UniqueIndex.of(shape).stream()
                .filter(unique -> unique.name().equals(refused.getConstraint()))
                .findFirst()
                .<Throwable>map(unique -> Rejected.invalid(List.of(unique.taken())))
                .orElse(failure);
    }
}
