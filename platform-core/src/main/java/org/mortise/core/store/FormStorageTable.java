package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;

/** The ledger of which column keeps which field; {@code field} is {@code items.price} for columns of sub-tables. */
final class FormStorageTable {

    /** A field as it is stored, or was once. */
    record Stored(
            String table, @Nullable String column, @Nullable String columnType, boolean live) {}

    /** What a shape asks to be stored, by field. */
    static Map<String, Stored> wanted(FormShape shape) {
        var wanted = new HashMap<String, Stored>();
        for (var field : shape.fields()) {
            wanted.put(field.key(), stored(shape.table(), field));
            for (var column : field.fields()) {
                wanted.put(field.key() + "." + column.key(), stored(Tables.tableOf(field), column));
            }
        }
        return wanted;
    }

    Uni<Map<String, Stored>> read(SqlClient client, FormShape shape) {
        return client.preparedQuery(
                        "SELECT field, table_name, column_name, column_type, live FROM form_storage WHERE form = $1")
                .execute(Tuple.of(shape.form().toString()))
                .map(rows -> {
                    var known = new HashMap<String, Stored>();
                    rows.forEach(row -> known.put(
                            row.getString(0),
                            new Stored(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4))));
                    return known;
                });
    }

    Uni<Void> write(SqlClient client, FormShape shape, Map<String, Stored> wanted) {
        List<Tuple> rows = new ArrayList<>();
        wanted.forEach((field, stored) -> rows.add(
                Tuple.of(shape.form().toString(), field, stored.table(), stored.column(), stored.columnType())));
        return client.preparedQuery(
                        "UPDATE form_storage SET live = false, retired_at = coalesce(retired_at, now()) WHERE form = $1")
                .execute(Tuple.of(shape.form().toString()))
                .flatMap(retired -> client.preparedQuery("""
                                INSERT INTO form_storage (form, field, table_name, column_name, column_type, live)
                                VALUES ($1, $2, $3, $4, $5, true) ON CONFLICT (form, field) DO UPDATE
                                SET table_name = $3, column_name = $4, column_type = $5, live = true, retired_at = NULL""").executeBatch(rows))
                .replaceWithVoid();
    }

    private static Stored stored(String table, FieldShape field) {
        return field.column() != null
                ? new Stored(
                        table,
                        field.column(),
                        field.encrypted() ? Columns.SEALED : Columns.declared(field.type()),
                        true)
                : new Stored(field.table() == null ? table : field.table(), null, null, true);
    }
}
