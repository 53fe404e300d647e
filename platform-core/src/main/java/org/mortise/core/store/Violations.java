package org.mortise.core.store;

import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;

/** Turns what the database refuses into mistakes of the user, where they are. */
final class Violations {

    private static final String UNIQUE = "23505";

    private Violations() {}

    static Throwable explained(FormShape shape, Throwable failure) {
        if (!(failure instanceof PgException refused) || !UNIQUE.equals(refused.getSqlState())) {
            return failure;
        }
        return TableDdl.uniques(shape).stream()
                .filter(unique -> unique.index().equals(refused.getConstraint()))
                .findFirst()
                .<Throwable>map(unique -> {
                    var field = unique.fields().get(0);
                    return Rejected.invalid(
                            List.of(Problem.at("/data/" + field.key(), "not_unique", Map.of("field", field.title()))));
                })
                .orElse(failure);
    }
}
