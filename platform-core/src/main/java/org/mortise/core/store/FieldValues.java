package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.vault.Vault;

/** What the records of a form hold in one field: looked at, and turned into other values, when the form is about to change. */
public final class FieldValues {

    private static final String SOMETHING =
            "data->$1 IS NOT NULL AND data->$1 NOT IN ('null'::jsonb, '\"\"'::jsonb, '[]'::jsonb)";

    private static final int PAGE = 5_000;

    private final FormShape form;
    private final FieldShape field;
    private final @Nullable FieldShape table;

    /** @param table the sub-table around a column; null for a field of the form */
    public FieldValues(FormShape form, FieldShape field, @Nullable FieldShape table) {
        this.form = form;
        this.field = field;
        this.table = table;
    }

    /** The same turning for values that may be sealed. */
    public Function<JsonNode, Optional<JsonNode>> opened(Vault vault, Function<JsonNode, Optional<JsonNode>> turning) {
        return field.mayBeSealed() ? value -> turning.apply(vault.open().open(sealedAt(), value)) : turning;
    }

    /** The same turning for values that stay sealed, until a walk opens them if they need it no longer. */
    public Function<JsonNode, Optional<JsonNode>> sealed(
            Vault vault, FieldShape now, Function<JsonNode, Optional<JsonNode>> turning) {
        return field.encrypted() && Sealing.mayBeSealed(now)
                ? value -> turning.apply(value).map(turned -> vault.made().seal(sealedAt(), turned))
                : turning;
    }

    private String sealedAt() {
        return Sealing.place(form, table == null ? field.key() : table.key() + "." + field.key());
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
     * What becomes of all values that are held.
     *
     * @param count how many records or rows hold something
     * @param changed how many of them will hold another value
     * @param bad how many of them hold what becomes nothing
     * @param unfit the most frequent of these values
     */
    public record Survey(long count, long changed, long bad, List<JsonNode> unfit) {

        private static final Survey NONE = new Survey(0, 0, 0, List.of());

        public Survey {
            unfit = List.copyOf(unfit);
        }
    }

    /**
     * Turns every value that is held into another and notes it for {@link #convert}, however many there are.
     *
     * @param turning what a value becomes; empty when it becomes nothing
     * @param samples how many of the values that become nothing are told
     */
    public Uni<Survey> survey(Transaction transaction, Function<JsonNode, Optional<JsonNode>> turning, int samples) {
        var survey = new AtomicReference<>(Survey.NONE);
        var last = new AtomicLong();
        return gathered(transaction)
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> page(transaction, last.get()).call(page -> {
                            page.forEach(one -> last.set(one.number()));
                            return noted(transaction, page, turning, samples, survey);
                        }))
                        .whilst(page -> page.size() == PAGE)
                        .collect()
                        .last())
                .map(done -> survey.get());
    }

    private Uni<Void> gathered(Transaction transaction) {
        return transaction
                .connection()
                .query(
                        "CREATE TEMP TABLE IF NOT EXISTS turned_values (number bigint PRIMARY KEY, before jsonb NOT NULL,"
                                + " held bigint NOT NULL, after jsonb) ON COMMIT DROP")
                .execute()
                .chain(() -> transaction
                        .connection()
                        .query("TRUNCATE pg_temp.turned_values")
                        .execute())
                .chain(() -> transaction
                        .connection()
                        .preparedQuery("INSERT INTO pg_temp.turned_values (number, before, held)"
                                + " SELECT row_number() OVER (ORDER BY count(*) DESC, data->$1), data->$1, count(*) FROM "
                                + place() + " WHERE " + SOMETHING + " GROUP BY data->$1")
                        .execute(Tuple.of(field.key())))
                .replaceWithVoid();
    }

    /** One of the values that were gathered. */
    private record Gathered(long number, JsonNode value, long count) {}

    private static Uni<List<Gathered>> page(Transaction transaction, long after) {
        return transaction
                .connection()
                .preparedQuery("SELECT number, before::text, held FROM pg_temp.turned_values WHERE number > $1"
                        + " ORDER BY number LIMIT $2")
                .execute(Tuple.of(after, PAGE))
                .map(rows -> Rows.list(
                        rows, row -> new Gathered(row.getLong(0), Json.parse(row.getString(1)), row.getLong(2))));
    }

    private static Uni<Void> noted(
            Transaction transaction,
            List<Gathered> page,
            Function<JsonNode, Optional<JsonNode>> turning,
            int samples,
            AtomicReference<Survey> survey) {
        var numbers = new ArrayList<Long>();
        var turned = new ArrayList<String>();
        for (var one : page) {
            var after = turning.apply(one.value());
            survey.updateAndGet(so -> with(Objects.requireNonNull(so), one, after, samples));
            if (after.isPresent() && !after.get().equals(one.value())) {
                numbers.add(one.number());
                turned.add(Json.write(after.get()));
            }
        }
        return numbers.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .connection()
                        .preparedQuery("UPDATE pg_temp.turned_values v SET after = given.t::jsonb"
                                + " FROM unnest($1::bigint[], $2::text[]) AS given(n, t) WHERE v.number = given.n")
                        .execute(Tuple.of(numbers.toArray(Long[]::new), turned.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static Survey with(Survey survey, Gathered one, Optional<JsonNode> after, int samples) {
        var isBad = after.isEmpty();
        var changes = after.isPresent() && !after.get().equals(one.value());
        var unfit = survey.unfit();
        if (isBad && unfit.size() < samples) {
            unfit = new ArrayList<>(unfit);
            unfit.add(one.value());
        }
        return new Survey(
                survey.count() + one.count(),
                survey.changed() + (changes ? one.count() : 0),
                survey.bad() + (isBad ? one.count() : 0),
                unfit);
    }

    /**
     * Gives up the column of the field, so that the publish that follows makes one of another type. Until that publish nothing
     * fills columns of this table.
     */
    public Uni<Void> giveUpColumn(Transaction transaction) {
        var key = table == null ? field.key() : table.key() + "." + field.key();
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
                .replaceWithVoid();
    }

    /** Puts the values that the survey of this transaction has found into the documents. */
    public Uni<Void> convert(Transaction transaction) {
        return transaction
                .connection()
                .preparedQuery("UPDATE " + place() + " SET data = jsonb_set(data, ARRAY[$1], v.after)"
                        + " FROM pg_temp.turned_values v WHERE data->$1 = v.before AND v.after IS NOT NULL")
                .execute(Tuple.of(field.key()))
                .replaceWithVoid();
    }

    /** Moves the one link of each record into the table of {@code many}, also of records in the trash. */
    public Uni<Void> link(Transaction transaction, FieldShape many) {
        var links = Tables.quoted(Tables.SCHEMA, Tables.tableOf(many));
        var connection = transaction.connection();
        return connection
                .query("CREATE TABLE IF NOT EXISTS " + links + TableDdl.LINK_COLUMNS)
                .execute()
                .chain(() -> connection
                        .preparedQuery("INSERT INTO " + links + " (src, dst, ord) SELECT id, (data->>$1)::uuid, 1 FROM "
                                + place() + " WHERE " + SOMETHING + " ON CONFLICT DO NOTHING")
                        .execute(Tuple.of(field.key())))
                .chain(() -> connection
                        .preparedQuery("UPDATE " + place() + " SET data = data - $1 WHERE jsonb_exists(data, $1)")
                        .execute(Tuple.of(field.key())))
                .chain(() -> connection
                        .preparedQuery("UPDATE record_trash SET record = record #- ARRAY['data', $1],"
                                + " children = jsonb_set(children, ARRAY[$1], jsonb_build_array(record->'data'->$1))"
                                + " WHERE form = $2 AND record->'data'->>$1 <> ''")
                        .execute(Tuple.of(field.key(), form.form().toString())))
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
