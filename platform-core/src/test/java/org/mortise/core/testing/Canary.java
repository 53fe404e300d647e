package org.mortise.core.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text that must stand nowhere in a database: looked for in every column of every table, whatever its type, and in search tokens
 * by its pieces.
 */
public final class Canary {

    private static final int PIECE = 3;

    private final String text;

    public Canary(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** {@code schema.table.column} of every place at which it stands. */
    public List<String> places(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        for (var column : columns(connection)) {
            var needle = column.type().equals("tsvector") ? text.substring(0, PIECE) : text;
            try (var rows = connection.prepareStatement("SELECT count(*) FROM " + column.table()
                    + " WHERE position(? IN lower(" + column.expression() + ")) > 0")) {
                rows.setString(1, needle.toLowerCase(Locale.ROOT));
                try (var result = rows.executeQuery()) {
                    result.next();
                    if (result.getLong(1) > 0) {
                        found.add(column.table() + "." + column.name());
                    }
                }
            }
        }
        return found;
    }

    private record Column(String table, String name, String type) {

        String expression() {
            return type.equals("bytea") ? "encode(" + name + ", 'escape')" : name + "::text";
        }
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        SELECT format('%I.%I', n.nspname, c.relname), quote_ident(a.attname), t.typname
                          FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                          JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
                         WHERE c.relkind IN ('r', 'p', 'm', 'v') AND a.attnum > 0 AND NOT a.attisdropped
                           AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')""")) {
            while (result.next()) {
                columns.add(new Column(result.getString(1), result.getString(2), result.getString(3)));
            }
        }
        return columns;
    }
}
