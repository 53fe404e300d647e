package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
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

/** Brings what tables keep into the state that forms and keys ask for, some rows at a time; says where to go on, null at the end. */
final class SealedTables {

    private static final int BATCH = 500;

    private final SqlClient client;
    private final Vault vault;

    SealedTables(SqlClient client, Vault vault) {
        this.client = client;
        this.vault = vault;
    }

    /** The change log of a form. */
    Uni<@Nullable UUID> changes(FormShape shape, @Nullable UUID after) {
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
    Uni<@Nullable UUID> records(FormShape shape, @Nullable UUID after) {
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
    Uni<@Nullable UUID> rows(FormShape shape, FieldShape field, @Nullable UUID after) {
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
    Uni<@Nullable UUID> trash(FormShape shape, @Nullable UUID after) {
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

    /** Whole documents that stand beside the records, see {@link Vault#kept}, and that another key has sealed. */
    Uni<Void> beside() {
        return client.query("""
                        SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
                           AND a.atttypid = 'jsonb'::regtype AND c.relname NOT IN ('record_change', 'record_trash')""").execute().flatMap(found -> Multi.createFrom()
                .iterable(Rows.list(found, row -> List.of(row.getString(0), row.getString(1))))
                .onItem()
                .transformToUniAndConcatenate(
                        column -> renewed(column.get(0), column.get(1)).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> renewed(String table, String column) {
        var quoted = Tables.quoted(column);
        var seal = vault.open();
        var current = "1." + seal.keyIds().get(0) + ".%";
        return client.preparedQuery("SELECT ctid::text, " + quoted + "::text FROM " + Tables.quoted(table) + " WHERE "
                        + quoted + "->>'" + Seal.SEALED + "' LIKE '1.%' AND " + quoted + "->>'" + Seal.SEALED
                        + "' NOT LIKE $1 FOR UPDATE")
                .execute(Tuple.of(current))
                .flatMap(found -> {
                    var batch = new ArrayList<Tuple>();
                    found.forEach(row -> batch.add(
                            Tuple.of(row.getString(0), Json.write(seal.renewed(table, Json.parse(row.getString(1)))))));
                    return batch.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : client.preparedQuery("UPDATE " + Tables.quoted(table) + " SET " + quoted
                                            + " = ($2::text)::jsonb WHERE ctid = ($1::text)::tid")
                                    .executeBatch(batch)
                                    .replaceWithVoid();
                });
    }

    private Uni<List<Row>> page(String select, FormShape shape, @Nullable UUID after) {
        return client.preparedQuery(select + " ORDER BY id LIMIT $2 FOR UPDATE")
                .execute(Tuple.of(after, BATCH, shape.form().toString()))
                .map(rows -> Rows.list(rows, row -> row));
    }

    private Uni<@Nullable UUID> update(
            List<Row> rows, String update, java.util.function.UnaryOperator<String> turning) {
        var batch = new ArrayList<Tuple>();
        for (var row : rows) {
            var turned = turning.apply(row.getString(1));
            if (!Json.parse(turned).equals(Json.parse(row.getString(1)))) {
                batch.add(Tuple.of(row.getUUID(0), turned));
            }
        }
        var next = rows.size() < BATCH ? null : rows.get(rows.size() - 1).getUUID(0);
        return batch.isEmpty()
                ? Uni.createFrom().item(next)
                : client.preparedQuery(update).executeBatch(batch).map(updated -> next);
    }
}
