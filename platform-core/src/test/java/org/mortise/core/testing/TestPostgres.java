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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import liquibase.command.CommandScope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.Resource;
import org.mortise.core.database.Database;

/** One embedded PostgreSQL for all tests of a JVM; every call of {@link #create()} is an empty database in it. */
public final class TestPostgres implements AutoCloseable {

    private static final EmbeddedPostgres SERVER = start();

    private static final int POOL_SIZE = 8;

    private final String name;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    private TestPostgres(String name) {
        this.name = name;
        this.pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(POOL_SIZE))
                .connectingTo(new PgConnectOptions()
                        .addProperty("client_min_messages", "warning")
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
        return createFrom("template0");
    }

    /** An empty database with all fixed tables: of platform-core and of the module under test. */
    public static TestPostgres createMigrated() {
        return createFrom(Migrated.template());
    }

    private static TestPostgres createFrom(String template) {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        createDatabase(name, template);
        return new TestPostgres(name);
    }

    private static void createDatabase(String name, String template) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template
                    + " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public Pool pool() {
        return pool;
    }

    public Database database() {
        return Database.of(pool);
    }

    /** How many connections the pool holds at most. */
    public int poolSize() {
        return POOL_SIZE;
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

    /** A database that is migrated once for a JVM and copied from then on. */
    private static final class Migrated {

        private static final String NAME = "migrated";

        static {
            createDatabase(NAME, "template0");
            try (var connection = SERVER.getDatabase("postgres", NAME).getConnection()) {
                var database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                for (var changelog : changelogs(new ClassLoaderResourceAccessor())) {
                    new CommandScope("update")
                            .addArgumentValue("changelogFile", changelog)
                            .addArgumentValue("database", database)
                            .execute();
                }
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }

        private Migrated() {}

        private static String template() {
            return NAME;
        }

        /** Every {@code db/<area>/*.yaml} on the classpath: people first, as others refer to them, then core, then engines. */
        private static List<String> changelogs(ClassLoaderResourceAccessor resources) throws IOException {
            return resources.search("db", true).stream()
                    .map(Resource::getPath)
                    .filter(path -> path.endsWith(".yaml") && path.split("/").length == 3)
                    .distinct()
                    .sorted(Comparator.comparing((String path) -> !path.contains("platform-org"))
                            .thenComparing(path -> !path.contains("platform-"))
                            .thenComparing(path -> !path.contains("/core/"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }
}
