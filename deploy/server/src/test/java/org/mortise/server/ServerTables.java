package org.mortise.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks into the database of a running server from outside. */
final class ServerTables implements AutoCloseable {

    /** Written by reading and by signing in, and by the clock. */
    private static final Set<String> UNSTEADY =
            Set.of("public.session", "public.login_attempt", "public.job", "public.databasechangeloglock");

    private final Connection connection;

    private ServerTables(Connection connection) {
        this.connection = connection;
    }

    /** Opens the embedded database of the server whose home this is. */
    static ServerTables of(Path home) {
        try {
            var port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                    .get(3)
                    .strip();
            var secret = InstanceSecret.of(home.resolve("postgres.secret")).value();
            return new ServerTables(DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/mortise", "postgres", secret));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The number in the first column of the first row. */
    long number(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    /** The table that holds the records of a form. */
    String tableOf(String form) {
        return "rec.\""
                + text("SELECT min(table_name) FROM form_storage WHERE form = '" + form
                        + "' AND column_name IS NOT NULL")
                + "\"";
    }

    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    /** Whether nothing waits to be delivered or run, so that what is there stays as it is. */
    boolean isQuiet() {
        return number("SELECT count(*) FROM outbox_delivery WHERE state = 'pending'") == 0
                && number("SELECT count(*) FROM job WHERE state = 'running' OR state = 'pending' AND run_at <= now()")
                        == 0;
    }

    /** Rows and a sum over their contents of every table: equal only when nothing was written anywhere. */
    Map<String, String> everything() {
        var tables = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('public', 'rec')")) {
            while (rows.next()) {
                tables.put(rows.getString(1), "");
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        tables.keySet().removeAll(UNSTEADY);
        tables.replaceAll((table, nothing) -> contents(table));
        return tables;
    }

    private String contents(String table) {
        return text(
                "SELECT count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM " + table + " t");
    }

    /** The text in the first column of the first row. */
    String text(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
