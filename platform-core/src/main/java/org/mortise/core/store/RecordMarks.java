package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.ObjectKey;

/**
 * Records whose computed values have to be reckoned anew, each once however often it was marked.
 *
 * <p>A mark is set after the change that made it necessary has committed, and taken away in the transaction that reckons anew: who
 * marks while another takes waits for it, so no change is missed.
 */
@ApplicationScoped
public class RecordMarks {

    private static final String SET = """
            INSERT INTO record_mark (form, record, root, visited, hops)
            SELECT DISTINCT $1, s.id, $2, $3::text[], $5::int FROM (%s) AS s WHERE s.id IS NOT NULL ORDER BY 2
            ON CONFLICT (form, record) DO UPDATE SET hops = least(record_mark.hops, EXCLUDED.hops), (root, visited) = (
              SELECT c.root, c.visited
                FROM (VALUES (record_mark.root, record_mark.visited), (EXCLUDED.root, EXCLUDED.visited)) AS c(root, visited)
               ORDER BY cardinality(c.visited) DESC NULLS LAST LIMIT 1)""";

    private final Database database;

    RecordMarks(Database database) {
        this.database = database;
    }

    /** Outside the container, for tests of engines. */
    public static RecordMarks of(Database database) {
        return new RecordMarks(database);
    }

    /**
     * What leads to a mark.
     *
     * @param cause null when nobody has changed anything
     * @param hops as {@link Marked#hops}
     */
    public record Origin(@Nullable CauseChain cause, int hops) {}

    /**
     * A marked record.
     *
     * @param cause what led to it: the longest chain of those that marked it; null when nobody has changed anything, so that nobody
     *     is told
     * @param hops how many records one after the other were computed anew to get here
     */
    public record Marked(UUID id, @Nullable CauseChain cause, int hops) {}

    /**
     * Marks the records of {@code form} that {@code moves} lead to from {@code ids}; false when there are none.
     *
     * @param origin a silent one yields to one that somebody caused
     */
    public Uni<Boolean> mark(
            Transaction transaction, ObjectKey form, Collection<UUID> ids, List<Move> moves, Origin origin) {
        return set(transaction, form, walked(moves), origin, ids.toArray(UUID[]::new));
    }

    /** Marks the records that hold one of {@code values}, canonical texts, at a place; false when there are none. */
    public Uni<Boolean> markHolding(Transaction transaction, Place place, Collection<String> values, Origin origin) {
        return set(
                transaction,
                place.form().form(),
                place.holding(place.cast("$4::text[]")),
                origin,
                values.toArray(String[]::new));
    }

    /** Takes marks away; who else takes meanwhile gets others. */
    public Uni<List<Marked>> take(Transaction transaction, ObjectKey form, int most) {
        return transaction
                .connection()
                .preparedQuery("""
                        DELETE FROM record_mark WHERE (form, record) IN (
                          SELECT form, record FROM record_mark WHERE form = $1 ORDER BY record LIMIT $2 FOR UPDATE SKIP LOCKED)
                        RETURNING record, root, visited, hops""")
                .execute(Tuple.of(form.toString(), most))
                .map(rows -> Rows.list(rows, RecordMarks::marked));
    }

    /** Takes the mark of one record away; none when somebody else has it. */
    public Uni<List<Marked>> take(Transaction transaction, ObjectKey form, UUID record) {
        return transaction
                .connection()
                .preparedQuery("""
                        DELETE FROM record_mark WHERE (form, record) IN (
                          SELECT form, record FROM record_mark WHERE form = $1 AND record = $2 FOR UPDATE SKIP LOCKED)
                        RETURNING record, root, visited, hops""")
                .execute(Tuple.of(form.toString(), record))
                .map(rows -> Rows.list(rows, RecordMarks::marked));
    }

    /** The records that wait, the first ones. */
    public Uni<List<UUID>> first(ObjectKey form, int most) {
        return database.pool()
                .preparedQuery("SELECT record FROM record_mark WHERE form = $1 ORDER BY record LIMIT $2")
                .execute(Tuple.of(form.toString(), most))
                .map(rows -> Rows.list(rows, row -> row.getUUID(0)));
    }

    /** How many records of a form wait. */
    public Uni<Long> waiting(ObjectKey form) {
        return database.pool()
                .preparedQuery("SELECT count(*) FROM record_mark WHERE form = $1")
                .execute(Tuple.of(form.toString()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String walked(List<Move> moves) {
        if (moves.isEmpty()) {
            return "SELECT unnest($4::uuid[]) AS id";
        }
        var from = "$4::uuid[]";
        var sql = "";
        for (var move : moves) {
            sql = move.sql(from);
            from = "ARRAY(" + sql + ")";
        }
        return sql;
    }

    private static Uni<Boolean> set(
            Transaction transaction, ObjectKey form, String records, Origin origin, Object[] from) {
        var cause = origin.cause();
        return transaction
                .connection()
                .preparedQuery(SET.formatted(records))
                .execute(Tuple.of(
                        form.toString(),
                        cause == null ? null : cause.root(),
                        cause == null ? null : cause.visited().toArray(String[]::new),
                        from,
                        origin.hops()))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Marked marked(Row row) {
        var visited = row.getArrayOfStrings(2);
        var cause = visited == null ? null : new CauseChain(row.getString(1), List.of(visited));
        return new Marked(row.getUUID(0), cause, row.getInteger(3));
    }
}
