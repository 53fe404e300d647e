package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.vault.Seal;
import org.mortise.core.vault.Vault;

/** Brings what tables keep into the state that forms and keys ask for, some rows at a time; says where to go on. */
final class SealedTables {

    private static final int BATCH = 500;

    /** Pages of a table that are looked at together. */
    private static final int PAGES = 32;

    /** How a column is told to hold whole documents by {@link Vault#kept}: by its comment. */
    private static final String KEPT = "kept by the vault";

    /**
     * What was done in one step.
     *
     * @param next where to go on; null at the end
     */
    record Some(@Nullable String next, int seen) {}

    /** A column of whole documents beside the records. */
    record Beside(String table, String column) {}

    private final SqlClient client;
    private final Vault vault;

    SealedTables(SqlClient client, Vault vault) {
        this.client = client;
        this.vault = vault;
    }

    /** The change log of a form. */
    Uni<Some> changes(FormShape shape, @Nullable String after) {
        var sealing = Sealing.ofOlder(shape, vault);
        return page(
                        "SELECT id, diff::text FROM record_change WHERE form = $3 AND ($1::uuid IS NULL OR id > $1)",
                        shape,
                        after)
                .flatMap(rows -> update(
                        rows,
                        "UPDATE record_change SET diff = ($2::text)::jsonb WHERE id = $1",
                        text -> Json.write(sealing.conformedDiff((ObjectNode) Json.parse(text)))));
    }

    /** The records of a form. */
    Uni<Some> records(FormShape shape, @Nullable String after) {
        var sealing = Sealing.ofOlder(shape, vault);
        var table = Tables.quoted(Tables.SCHEMA, shape.table());
        return page(
                        "SELECT id, data::text FROM " + table
                                + " WHERE $3::text <> '' AND ($1::uuid IS NULL OR id > $1)",
                        shape,
                        after)
                .flatMap(rows -> update(
                        rows,
                        "UPDATE " + table + " SET data = ($2::text)::jsonb WHERE id = $1",
                        text -> Json.write(sealing.conformed((ObjectNode) Json.parse(text)))));
    }

    /** The rows of a sub-table. */
    Uni<Some> rows(FormShape shape, FieldShape field, @Nullable String after) {
        var sealing = Sealing.ofOlder(shape, vault);
        var table = Tables.quoted(Tables.SCHEMA, Tables.tableOf(field));
        return page(
                        "SELECT id, data::text FROM " + table
                                + " WHERE $3::text <> '' AND ($1::uuid IS NULL OR id > $1)",
                        shape,
                        after)
                .flatMap(rows -> update(
                        rows,
                        "UPDATE " + table + " SET data = ($2::text)::jsonb WHERE id = $1",
                        text -> Json.write(sealing.conformed(field, (ObjectNode) Json.parse(text)))));
    }

    /** Deleted records of a form, with what hung off them. */
    Uni<Some> trash(FormShape shape, @Nullable String after) {
        var sealing = Sealing.ofOlder(shape, vault);
        return page(
                        "SELECT id, jsonb_build_array(record, children)::text FROM record_trash"
                                + " WHERE form = $3 AND ($1::uuid IS NULL OR id > $1)",
                        shape,
                        after)
                .flatMap(rows -> update(
                        rows,
                        "UPDATE record_trash SET record = ($2::text)::jsonb -> 0, children = ($2::text)::jsonb -> 1 WHERE id = $1",
                        text -> deleted(shape, sealing, text)));
    }

    private static String deleted(FormShape shape, Sealing sealing, String text) {
        var pair = Json.parse(text);
        var record = (ObjectNode) pair.get(0);
        var document = sealing.conformed((ObjectNode) record.path("data"));
        record.set("data", document);
        for (var field : shape.fields()) {
            var value = document.path(field.key());
            var mark = field.encrypted() ? value.path(Seal.MARK) : value;
            if (field.type() == ValueType.TEXT && field.column() != null && mark.isTextual()) {
                record.put(field.column(), mark.asText());
            }
        }
        return Json.write(Json.mapper().createArrayNode().add(record).add(sealing.conformed((ObjectNode) pair.get(1))));
    }

    Uni<Long> changeCount(FormShape shape) {
        return count("record_change WHERE form = $1", shape.form().toString());
    }

    Uni<Long> trashCount(FormShape shape) {
        return count("record_trash WHERE form = $1", shape.form().toString());
    }

    Uni<Long> recordCount(FormShape shape) {
        return count(Tables.quoted(Tables.SCHEMA, shape.table()) + " WHERE $1 <> ''", "all");
    }

    Uni<Long> rowCount(FieldShape field) {
        return count(Tables.quoted(Tables.SCHEMA, Tables.tableOf(field)) + " WHERE $1 <> ''", "all");
    }

    Uni<Long> besideCount(Beside beside) {
        return count(Tables.quoted(beside.table()) + " WHERE " + isToBeSealed(beside), current());
    }

    private Uni<Long> count(String rows, String of) {
        return client.preparedQuery("SELECT count(*) FROM " + rows)
                .execute(Tuple.of(of))
                .map(found -> found.iterator().next().getLong(0));
    }

    /** Columns of whole documents that stand beside the records, see {@link Vault#kept}. */
    Uni<List<Beside>> besides() {
        return client.preparedQuery("""
                        SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped
                           AND a.atttypid = 'jsonb'::regtype AND col_description(c.oid, a.attnum) = $1""")
                .execute(Tuple.of(KEPT))
                .map(found -> Rows.list(found, row -> new Beside(row.getString(0), row.getString(1))));
    }

    /**
     * Documents of one column that are in clear, or that another key has sealed: page by page, and again from the first page when one
     * was held by somebody, or was moved to where the walk had been.
     */
    Uni<Some> beside(Beside beside, @Nullable String after) {
        var first = after == null ? 0 : Long.parseLong(after);
        return client.preparedQuery("SELECT ctid::text, " + Tables.quoted(beside.column()) + "::text FROM "
                        + Tables.quoted(beside.table())
                        + " WHERE ctid >= ($2::text)::tid AND ctid < ($3::text)::tid AND "
                        + isToBeSealed(beside) + " FOR UPDATE SKIP LOCKED")
                .execute(Tuple.of(current(), "(" + first + ",0)", "(" + (first + PAGES) + ",0)"))
                .map(found -> Rows.list(found, row -> row))
                .call(rows -> renew(beside, rows))
                .flatMap(rows ->
                        next(beside, first + PAGES).map(next -> new Some(next.isEmpty() ? null : next, rows.size())));
    }

    private Uni<Void> renew(Beside beside, List<Row> rows) {
        var seal = vault.open();
        var batch = rows.stream()
                .map(row -> Tuple.of(
                        row.getString(0),
                        Json.write(
                                vault.kept(beside.table(), seal.open(beside.table(), Json.parse(row.getString(1)))))))
                .toList();
        return batch.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery("UPDATE " + Tables.quoted(beside.table()) + " SET "
                                + Tables.quoted(beside.column())
                                + " = ($2::text)::jsonb WHERE ctid = ($1::text)::tid")
                        .executeBatch(batch)
                        .replaceWithVoid();
    }

    /** The page to go on with; empty at the end. */
    private Uni<String> next(Beside beside, long page) {
        var table = Tables.quoted(beside.table());
        return client.preparedQuery("SELECT CASE WHEN $2::bigint < pg_relation_size(($3::text)::regclass)"
                        + " / current_setting('block_size')::bigint THEN $2::text WHEN EXISTS (SELECT 1 FROM " + table
                        + " WHERE " + isToBeSealed(beside) + ") THEN '0' ELSE '' END")
                .execute(Tuple.of(current(), page, table))
                .map(found -> found.iterator().next().getString(0));
    }

    private static String isToBeSealed(Beside beside) {
        var column = Tables.quoted(beside.column());
        return column + " IS NOT NULL AND " + column + " NOT IN ('null', '\"\"') AND coalesce(" + column + "->>'"
                + Seal.SEALED + "', '') NOT LIKE $1";
    }

    private String current() {
        return "1." + vault.open().keyIds().get(0) + ".%";
    }

    private Uni<List<Row>> page(String select, FormShape shape, @Nullable String after) {
        return client.preparedQuery(select + " ORDER BY id LIMIT $2 FOR UPDATE")
                .execute(Tuple.of(
                        after == null ? null : UUID.fromString(after),
                        BATCH,
                        shape.form().toString()))
                .map(rows -> Rows.list(rows, row -> row));
    }

    private Uni<Some> update(List<Row> rows, String update, java.util.function.UnaryOperator<String> turning) {
        var batch = new ArrayList<Tuple>();
        for (var row : rows) {
            var turned = turning.apply(row.getString(1));
            if (!Json.parse(turned).equals(Json.parse(row.getString(1)))) {
                batch.add(Tuple.of(row.getUUID(0), turned));
            }
        }
        var next = rows.size() < BATCH
                ? null
                : rows.get(rows.size() - 1).getUUID(0).toString();
        var some = new Some(next, rows.size());
        return batch.isEmpty()
                ? Uni.createFrom().item(some)
                : client.preparedQuery(update).executeBatch(batch).map(updated -> some);
    }
}
