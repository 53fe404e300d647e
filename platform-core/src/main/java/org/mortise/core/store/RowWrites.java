package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.store.RecordDiff.Row;
import org.mortise.core.store.RecordDiff.RowsDiff;

/** Writes what hangs off a record: rows of sub-tables, many links and search tokens. One statement per kind of change. */
final class RowWrites {

    /** Rows of one sub-table that belong to several records. */
    record Owned(UUID parent, Row row) {}

    Uni<Void> rows(SqlClient client, FieldShape table, UUID record, RowsDiff diff) {
        var added = diff.added().stream().map(row -> new Owned(record, row)).toList();
        return remove(client, table, record, diff.removed())
                .chain(() -> change(client, table, record, diff.changed()))
                .chain(() -> add(client, table, added));
    }

    Uni<Void> add(SqlClient client, FieldShape table, List<Owned> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery("INSERT INTO " + name(table) + " (id, parent_id, ord, data)"
                        + " SELECT t.id, t.parent, t.ord, t.data::jsonb"
                        + " FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[]) AS t(id, parent, ord, data)")
                .execute(Tuple.of(
                        rows.stream().map(owned -> owned.row().id()).toArray(UUID[]::new),
                        rows.stream().map(Owned::parent).toArray(UUID[]::new),
                        rows.stream().map(owned -> owned.row().ord()).toArray(Integer[]::new),
                        rows.stream()
                                .map(owned -> Json.write(owned.row().data()))
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> links(SqlClient client, FieldShape field, UUID record, List<UUID> targets) {
        var cleared = client.preparedQuery("DELETE FROM " + name(field) + " WHERE src = $1")
                .execute(Tuple.of(record));
        return cleared.chain(() ->
                addLinks(client, field, targets.stream().map(target -> record).toList(), targets));
    }

    /** @param sources the record of each of {@code targets} */
    Uni<Void> addLinks(SqlClient client, FieldShape field, List<UUID> sources, List<UUID> targets) {
        if (targets.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery("INSERT INTO " + name(field) + " (src, dst, ord)"
                        + " SELECT t.src, t.dst, t.ord FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS t(src, dst, ord)"
                        // Always in one order: two writers who want the same never wait for each other in a circle.
                        + " ORDER BY t.dst")
                .execute(Tuple.of(sources.toArray(UUID[]::new), targets.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Everything that hangs off a deleted record. */
    Uni<Void> removeAll(SqlClient client, FormShape shape, UUID record) {
        var statements = new ArrayList<String>();
        for (var field : shape.fields()) {
            switch (field.type()) {
                case SUBTABLE -> statements.add("DELETE FROM " + name(field) + " WHERE parent_id = $1");
                case LINKS -> statements.add("DELETE FROM " + name(field) + " WHERE src = $1");
                default -> {
                    // Stands in the record's own row.
                }
            }
        }
        statements.add("DELETE FROM " + search(shape) + " WHERE id = $1");
        Uni<Void> removed = Uni.createFrom().voidItem();
        for (var statement : statements) {
            removed = removed.chain(() ->
                    client.preparedQuery(statement).execute(Tuple.of(record)).replaceWithVoid());
        }
        return removed;
    }

    Uni<Void> search(SqlClient client, FormShape shape, UUID record, ObjectNode data) {
        return client.preparedQuery(
                        "INSERT INTO " + search(shape) + " (id, tsv) VALUES ($1, array_to_tsvector($2::text[]))"
                                + " ON CONFLICT (id) DO UPDATE SET tsv = EXCLUDED.tsv")
                .execute(Tuple.of(record, tokens(shape, data).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Tokens of many records at once; each set travels as one text, for arrays of arrays must be rectangular. */
    Uni<Void> search(SqlClient client, FormShape shape, List<NewRecord> records) {
        return client.preparedQuery("INSERT INTO " + search(shape) + " (id, tsv)"
                        + " SELECT t.id, array_to_tsvector(string_to_array(t.tokens, ' ')) FROM unnest($1::uuid[], $2::text[]) AS t(id, tokens)"
                        + " ON CONFLICT (id) DO UPDATE SET tsv = EXCLUDED.tsv")
                .execute(Tuple.of(
                        records.stream().map(NewRecord::id).toArray(UUID[]::new),
                        records.stream()
                                .map(record -> String.join(" ", tokens(shape, record.data())))
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    static Set<String> tokens(FormShape shape, ObjectNode data) {
        var searched = SearchSql.fields(shape);
        var tokens = SearchTokens.of(
                searched.stream().map(field -> SearchSql.text(field, data)).toList());
        tokens.addAll(SearchedValues.tokens(searched, data));
        tokens.addAll(PinyinTokens.of(
                SearchTokens.normalized(data.path(shape.titleField()).asText(""))));
        return tokens;
    }

    private Uni<Void> remove(SqlClient client, FieldShape table, UUID record, List<UUID> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery("DELETE FROM " + name(table) + " WHERE parent_id = $1 AND id = ANY($2)")
                .execute(Tuple.of(record, rows.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Keys of columns that the sub-table no longer has stay in the rows. */
    private Uni<Void> change(SqlClient client, FieldShape table, UUID record, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery("UPDATE " + name(table)
                        + " AS c SET ord = t.ord, data = (c.data - $5::text[]) || t.data::jsonb"
                        + " FROM unnest($2::uuid[], $3::int[], $4::text[]) AS t(id, ord, data)"
                        + " WHERE c.parent_id = $1 AND c.id = t.id")
                .execute(Tuple.of(
                        record,
                        rows.stream().map(Row::id).toArray(UUID[]::new),
                        rows.stream().map(Row::ord).toArray(Integer[]::new),
                        rows.stream().map(row -> Json.write(row.data())).toArray(String[]::new),
                        Stream.concat(table.fields().stream().map(FieldShape::key), Stream.of(FormShape.OVERRIDDEN))
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static String name(FieldShape field) {
        return Tables.quoted(Tables.SCHEMA, Tables.tableOf(field));
    }

    private static String search(FormShape shape) {
        return Tables.quoted(Tables.SCHEMA, shape.searchTable());
    }
}
