package org.mortise.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table that somebody would have written by hand for the same form: typed columns, the same rows in the same order, the same
 * indexes.
 */
final class NativeTable {

    static final String NAME = "native.opportunity";

    private static final List<String> SYSTEM = List.of(
            "id", "ver", "created_at", "created_by", "updated_at", "updated_by", "owner_id", "dept_id", "flow_state");

    private final String form;
    private final String table;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<String> columns = new ArrayList<>(SYSTEM);

    private NativeTable(String form, String table) {
        this.form = form;
        this.table = table;
    }

    /** Copies the records of {@code form} as they are now. */
    static NativeTable copy(Connection connection, String form) throws SQLException {
        var table = Postgres.text(
                connection, "SELECT DISTINCT table_name FROM form_storage WHERE form = '" + form + "' AND live");
        var copy = new NativeTable(form, table);
        copy.fill(connection);
        copy.index(connection);
        Postgres.run(connection, "VACUUM (ANALYZE, FREEZE) rec." + table);
        Postgres.run(connection, "VACUUM (ANALYZE, FREEZE) " + NAME);
        Postgres.run(connection, "CHECKPOINT");
        return copy;
    }

    /** The table of the form in the store. */
    String stored() {
        return table;
    }

    String columns() {
        return String.join(", ", columns);
    }

    /** The definitions of the indexes, as they stand on both tables. */
    List<String> indexes(Connection connection) throws SQLException {
        return Postgres.texts(
                connection,
                "SELECT regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX .* USING ', '\\1') FROM pg_indexes WHERE schemaname = 'native' ORDER BY 1");
    }

    /** An insert of the row {@code id} again, with values instead of parameters' names. */
    String insert() {
        var values = new ArrayList<String>();
        for (var index = 1; index <= columns.size(); index++) {
            values.add("$" + index);
        }
        return "INSERT INTO " + NAME + " (" + columns() + ") VALUES (" + String.join(", ", values) + ")";
    }

    /** The values of {@link #insert} for a row like one that exists, under another id, as literals. */
    String like(Connection connection, String id, String newId) throws SQLException {
        var literals = new ArrayList<String>();
        for (var column : columns) {
            literals.add("quote_nullable(" + column + "::text)");
        }
        literals.set(0, "quote_literal('" + newId + "')");
        return Postgres.text(
                connection,
                "SELECT concat_ws(', ', " + String.join(", ", literals) + ") FROM " + NAME + " WHERE id = '" + id
                        + "'");
    }

    private void fill(Connection connection) throws SQLException {
        var stored = Postgres.texts(
                connection,
                "SELECT field || ' ' || coalesce(column_name, '') FROM form_storage WHERE form = '" + form
                        + "' AND live ORDER BY field");
        var selected = new ArrayList<>(SYSTEM);
        for (var line : stored) {
            var parts = line.split(" ", 2);
            var column = parts[1];
            columns.add(parts[0]);
            if (column.isEmpty()) {
                selected.add("data ->> '" + parts[0] + "' AS " + parts[0]);
                continue;
            }
            keys.put(column, parts[0]);
            selected.add(column + " AS " + parts[0]);
        }
        Postgres.run(connection, "DROP SCHEMA IF EXISTS native CASCADE");
        Postgres.run(connection, "CREATE SCHEMA native");
        Postgres.run(
                connection,
                "CREATE TABLE " + NAME + " WITH (fillfactor = 88) AS SELECT " + String.join(", ", selected)
                        + " FROM rec." + table);
    }

    private void index(Connection connection) throws SQLException {
        var definitions = Postgres.texts(
                connection,
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'rec' AND tablename = '" + table
                        + "' ORDER BY indexname");
        for (var definition : definitions) {
            var sql = definition
                    .replaceFirst("INDEX \\S+ ON \\S+", "INDEX ON " + NAME)
                    .replaceFirst(
                            "^CREATE UNIQUE INDEX ON (\\S+) USING btree \\(id\\)$",
                            "ALTER TABLE $1 ADD PRIMARY KEY (id)");
            for (var key : keys.entrySet()) {
                sql = sql.replaceAll("\\b" + key.getKey() + "\\b", key.getValue());
            }
            Postgres.run(connection, sql);
        }
    }
}
