package org.mortise.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database that both sides share: one of its own, or the one whose address was given. */
final class Postgres implements AutoCloseable {

    /** Of a small server; written into the report. */
    private static final Map<String, String> SETTINGS = new LinkedHashMap<>(Map.of(
            "shared_buffers", "2GB",
            "work_mem", "16MB",
            "maintenance_work_mem", "512MB",
            "max_wal_size", "8GB",
            "random_page_cost", "1.1",
            "jit", "off",
            "max_parallel_workers_per_gather", "0",
            "max_connections", "100"));

    private final @Nullable EmbeddedPostgres own;
    private final String url;
    private final String user;
    private final String password;

    private Postgres(@Nullable EmbeddedPostgres own, String url, String user, String password) {
        this.own = own;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    static Postgres open(Options options) throws IOException {
        if (options.url() != null) {
            return new Postgres(null, options.url(), options.user(), options.password());
        }
        var builder = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library's own defaults are for tests; what is measured here keeps its data.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog");
        SETTINGS.forEach(builder::setServerConfig);
        var own = builder.start();
        return new Postgres(own, "jdbc:postgresql://127.0.0.1:" + own.getPort() + "/postgres", "postgres", "postgres");
    }

    /** What the server has to be started with to work on this database. */
    Map<String, String> environment() {
        return Map.of("MORTISE_DB_URL", url, "MORTISE_DB_USERNAME", user, "MORTISE_DB_PASSWORD", password);
    }

    /** A connection whose statements are sent as they are, so that {@code PREPARE} and {@code EXECUTE} are seen by the server alone. */
    Connection connect() throws SQLException {
        var plain = url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple";
        return DriverManager.getConnection(plain, user, password);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        return texts(connection, sql).get(0);
    }

    /** The settings in force, for the report. */
    static String settings(Connection connection) throws SQLException {
        var shown = new ArrayList<String>();
        for (var name : SETTINGS.keySet().stream().sorted().toList()) {
            shown.add("`" + name + " = " + text(connection, "SHOW " + name) + "`");
        }
        return String.join(", ", shown);
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }
}
