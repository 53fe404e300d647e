package org.mortise.core.store;

import io.vertx.pgclient.PgException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;

/** Turns what the database refuses into mistakes of the user, where they are. */
final class Violations {

    /** Of a unique index, and of an exclusion constraint. */
    private static final Set<String> TAKEN = Set.of("23505", "23P01");

    private static final Pattern LED_TO = Pattern.compile("^Key \\(dst\\)=\\(([0-9a-f-]{36})\\)");

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
                .<Throwable>map(unique -> Rejected.invalid(List.of(taken(unique, refused))))
                .orElse(failure);
    }

    /** With the record that two lead to, where one does. */
    private static Problem taken(UniqueIndex unique, PgException refused) {
        var taken = unique.taken();
        var led = refused.getDetail() == null ? null : LED_TO.matcher(refused.getDetail());
        if (led == null || !led.find()) {
            return taken;
        }
        var params = new HashMap<>(taken.params());
        params.put("linked", led.group(1));
        return Problem.at(taken.path(), taken.code(), params);
    }
}
