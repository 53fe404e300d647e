package org.mortise.core.database;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** Characters that PostgreSQL has no place for, which is U+0000 in whatever is searched for, compared with or kept. */
public final class UnstorableText {

    /** Character not in repertoire, untranslatable character. */
    private static final Set<String> STATES = Set.of("22021", "22P05");

    private UnstorableText() {}

    public static boolean isCauseOf(Throwable failure) {
        return failure instanceof PgException refused && STATES.contains(refused.getSqlState());
    }
}
