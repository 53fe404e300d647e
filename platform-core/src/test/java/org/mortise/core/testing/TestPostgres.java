package org.mortise.core.testing;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** One embedded PostgreSQL for all tests of a JVM; every call of {@link #create()} is an empty database in it. */
public final class TestPostgres implements AutoCloseable {

    private static final EmbeddedPostgres SERVER = start();

    private final String name;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    private TestPostgres(String name) {
        this.name = name;
        this.pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(SERVER.getPort())
                        .setDatabase(name)
                        .setUser("postgres")
                        .setPassword("postgres")
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    public static TestPostgres create() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return new TestPostgres(name);
    }

    public Pool pool() {
        return pool;
    }

    /** A JDBC connection to the same database, for migrations and set-up. */
    public Connection jdbc() throws SQLException {
        return SERVER.getDatabase("postgres", name).getConnection();
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException alreadyGone) {
                    throw new UncheckedIOException(alreadyGone);
                }
            }));
            return server;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
