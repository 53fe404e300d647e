package org.mortise.core.database;

import io.vertx.mutiny.sqlclient.Pool;

/** A database outside the container. */
public final class TestDatabase {

    private TestDatabase() {}

    public static Database of(Pool pool) {
        return new Database(pool, Integer.MAX_VALUE);
    }
}
