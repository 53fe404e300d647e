package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;

/** What the records of a form hold in one field: looked at, and turned into other values, when the form is about to change. */
public final class FieldValues {

    private static final String SOMETHING =
            "data->$1 IS NOT NULL AND data->$1 NOT IN ('null'::jsonb, '\"\"'::jsonb, '[]'::jsonb)";

    private final FormShape form;
    private final FieldShape field;
    private final @Nullable FieldShape table;

    /** @param table the sub-table around a column; null for a field of the form */
    public FieldValues(FormShape form, FieldShape field, @Nullable FieldShape table) {
        this.form = form;
        this.field = field;
        this.table = table;
    }

    /** A value and how many records or rows hold it. */
    public record Held(JsonNode value, long count) {}

    /** How many records or rows hold something; for sub-tables and many links, how many rows and links there are. */
    public Uni<Long> filled(Transaction transaction) {
        var own = field.table();
        return own == null
                ? number(transaction, "SELECT count(*) FROM " + place() + " WHERE " + SOMETHING, field.key())
                : number(
                        transaction,
                        "SELECT count(*) FROM " + Tables.quoted(Tables.SCHEMA, own) + " WHERE $1::text <> ''",
                        "*");
    }

    /** How many records or rows hold nothing; 0 for sub-tables and many links. */
    public Uni<Long> blank(Transaction transaction) {
        return field.table() == null
                ? number(transaction, "SELECT count(*) FROM " + place() + " WHERE NOT (" + SOMETHING + ")", field.key())
                : Uni.createFrom().item(0L);
    }

    /** The values that are held, the most frequent first; at most {@code most} of them. */
    public Uni<List<Held>> distinct(Transaction transaction, int most) {
        return transaction
                .connection()
                .preparedQuery("SELECT (data->$1)::text, count(*) FROM " + place() + " WHERE " + SOMETHING
                        + " GROUP BY data->$1 ORDER BY count(*) DESC, 1 LIMIT $2")
                .execute(Tuple.of(field.key(), most))
                .map(rows -> {
                    var held = new ArrayList<Held>();
                    rows.forEach(row -> held.add(new Held(Json.parse(row.getString(0)), row.getLong(1))));
                    return held;
                });
    }

    /**
     * Gives up the column of the field, so that the publish that follows makes one of another type, and puts other values into the
     * documents. Until that publish nothing fills columns of this table.
     */
    public Uni<Void> convert(Transaction transaction, Map<JsonNode, JsonNode> values) {
        var key = table == null ? field.key() : table.key() + "." + field.key();
        var from = values.keySet().stream().map(Json::write).toArray(String[]::new);
        var to = values.values().stream().map(Json::write).toArray(String[]::new);
        var column = field.column();
        return transaction
                .connection()
                .query("DROP TRIGGER IF EXISTS shadow ON " + place()
                        + (column == null
                                ? ""
                                : "; ALTER TABLE " + place() + " DROP COLUMN IF EXISTS " + Tables.quoted(column)
                                        + " CASCADE"))
                .execute()
                .chain(() -> transaction
                        .connection()
                        .preparedQuery("DELETE FROM form_storage WHERE form = $1 AND field = $2")
                        .execute(Tuple.of(form.form().toString(), key)))
                .chain(() -> transaction
                        .connection()
                        .preparedQuery("UPDATE " + place()
                                + " SET data = jsonb_set(data, ARRAY[$1], m.after) FROM (SELECT f::jsonb AS before,"
                                + " t::jsonb AS after FROM unnest($2::text[], $3::text[]) AS given(f, t)) m WHERE"
                                + " data->$1 = m.before")
                        .execute(Tuple.of(field.key(), from, to)))
                .replaceWithVoid();
    }

    private String place() {
        return Tables.quoted(Tables.SCHEMA, table == null ? form.table() : Tables.tableOf(table));
    }

    private static Uni<Long> number(Transaction transaction, String sql, String key) {
        return transaction
                .connection()
                .preparedQuery(sql)
                .execute(Tuple.of(key))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
