package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;

/**
 * Records whose computed values have to be reckoned anew, each once however often it was marked.
 *
 * <p>A mark is set after the change that made it necessary has committed, and taken away in the transaction that reckons anew: who
 * marks while another takes waits for it, so no change is missed.
 */
@ApplicationScoped
public class RecordMarks {

    private static final String SET = """
            INSERT INTO record_mark (form, record, root, visited)
            SELECT DISTINCT $1, s.id, $2, $3::text[] FROM (%s) AS s WHERE s.id IS NOT NULL ORDER BY 2
            ON CONFLICT (form, record) DO UPDATE SET (root, visited) = (
              SELECT c.root, c.visited
                FROM (VALUES (record_mark.root, record_mark.visited), (EXCLUDED.root, EXCLUDED.visited)) AS c(root, visited)
               ORDER BY cardinality(c.visited) DESC LIMIT 1)""";

    private final Database database;

    RecordMarks(Database database) {
        this.database = database;
    }

    /** Outside the container, for tests of engines. */
    public static RecordMarks of(Database database) {
        return new RecordMarks(database);
    }

    /**
     * A marked record.
     *
     * @param cause what led to it: the longest chain of those that marked it
     */
    public record Marked(UUID id, CauseChain cause) {}

    /** Marks the records of {@code form} that {@code moves} lead to from {@code ids}; false when there are none. */
    public Uni<Boolean> mark(
            Transaction transaction, ObjectKey form, Collection<UUID> ids, List<Move> moves, CauseChain cause) {
        return set(transaction, form, walked("$4::uuid[]", moves), cause, ids.toArray(UUID[]::new));
    }

    /** Marks the records that hold one of {@code values}, canonical texts, at a place; false when there are none. */
    public Uni<Boolean> markHolding(Transaction transaction, Place place, Collection<String> values, CauseChain cause) {
        return set(
                transaction,
                place.form().form(),
                place.holding(place.cast("$4::text[]")),
                cause,
                values.toArray(String[]::new));
    }

    /** Marks the records of {@code form} that {@code moves} lead to from any record of {@code from}. */
    public Uni<Boolean> markFromAll(Transaction transaction, ObjectKey form, FormShape from, List<Move> moves) {
        return set(transaction, form, walked("ARRAY(" + all(from) + ")", moves), CauseChain.none(), null);
    }

    public Uni<Boolean> markAll(Transaction transaction, FormShape form) {
        return set(transaction, form.form(), all(form), CauseChain.none(), null);
    }

    /** Takes marks away; who else takes meanwhile gets others. */
    public Uni<List<Marked>> take(Transaction transaction, ObjectKey form, int most) {
        return transaction
                .connection()
                .preparedQuery("""
                        DELETE FROM record_mark WHERE (form, record) IN (
                          SELECT form, record FROM record_mark WHERE form = $1 ORDER BY record LIMIT $2 FOR UPDATE SKIP LOCKED)
                        RETURNING record, root, visited""")
                .execute(Tuple.of(form.toString(), most))
                .map(rows -> Rows.list(rows, RecordMarks::marked));
    }

    /** How many records of a form wait. */
    public Uni<Long> waiting(ObjectKey form) {
        return database.pool()
                .preparedQuery("SELECT count(*) FROM record_mark WHERE form = $1")
                .execute(Tuple.of(form.toString()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String all(FormShape form) {
        return "SELECT id FROM " + Tables.quoted(Tables.SCHEMA, form.table());
    }

    private static String walked(String start, List<Move> moves) {
        if (moves.isEmpty()) {
            return "SELECT unnest(" + start + ") AS id";
        }
        var from = start;
        var sql = "";
        for (var move : moves) {
            sql = move.sql(from);
            from = "ARRAY(" + sql + ")";
        }
        return sql;
    }

    private static Uni<Boolean> set(
            Transaction transaction, ObjectKey form, String records, CauseChain cause, Object @Nullable [] ids) {
        var values = new java.util.ArrayList<@Nullable Object>(
                Arrays.asList(form.toString(), cause.root(), cause.visited().toArray(String[]::new)));
        if (ids != null) {
            values.add(ids);
        }
        return transaction
                .connection()
                .preparedQuery(SET.formatted(records))
                .execute(Tuple.from(values))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Marked marked(Row row) {
        return new Marked(row.getUUID(0), new CauseChain(row.getString(1), List.of(row.getArrayOfStrings(2))));
    }
}
