package org.mortise.core.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;

/**
 * Counters behind serial numbers. A number belongs to the transaction that took it: it is given back when that fails, so there
 * are no gaps, and others wait for it.
 */
@ApplicationScoped
public class NumberCounters {

    private static final String TAKE = """
            INSERT INTO number_counter (numbering, period, value) VALUES ($1, $2, $3)
            ON CONFLICT (numbering, period) DO UPDATE SET value = number_counter.value + $3 RETURNING value""";

    private static final String PASS = """
            INSERT INTO number_counter (numbering, period, value) VALUES ($1, $2, $3)
            ON CONFLICT (numbering, period) DO UPDATE SET value = greatest(number_counter.value, $3)""";

    // One lock for all numberings: who takes numbers of two of them never waits in a circle with who changes both.
    private static final String LOCK = "SELECT pg_advisory_xact_lock%s(hashtext('mortise.numberings'))";

    private static final String IN_RECORDS =
            "SELECT id, data->>$1 FROM %s WHERE id > $2 AND data->>$1 <> '' ORDER BY id LIMIT " + NumberCounters.PAGE;

    private static final String IN_TRASH =
            "SELECT id, record->'data'->>$1 FROM record_trash WHERE id > $2 AND form = $3"
                    + " AND record->'data'->>$1 <> '' ORDER BY id LIMIT " + NumberCounters.PAGE;

    private static final int PAGE = 10_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Waits for whoever changes how numbers are counted: what is read afterwards holds until {@code transaction} ends. */
    public Uni<Void> share(Transaction transaction) {
        return transaction
                .connection()
                .query(LOCK.formatted("_shared"))
                .execute()
                .replaceWithVoid();
    }

    /** Waits for all who {@link #share}, and lets nobody else until {@code transaction} ends. */
    public Uni<Void> lock(Transaction transaction) {
        return transaction.connection().query(LOCK.formatted("")).execute().replaceWithVoid();
    }

    /** All numbers in {@code field} of the records of a form, those in the trash included, page by page; none of a form that comes. */
    public Multi<List<String>> given(Transaction transaction, FormShape form, String field) {
        var table = Tables.quoted(Tables.SCHEMA, form.table());
        return transaction
                .connection()
                .preparedQuery("SELECT to_regclass($1) IS NOT NULL")
                .execute(Tuple.of(table))
                .onItem()
                .transformToMulti(rows -> rows.iterator().next().getBoolean(0)
                        ? Multi.createBy()
                                .concatenating()
                                .streams(
                                        pages(transaction, IN_RECORDS.formatted(table), last -> Tuple.of(field, last)),
                                        pages(
                                                transaction,
                                                IN_TRASH,
                                                last -> Tuple.of(
                                                        field, last, form.form().toString())))
                        : Multi.createFrom().empty());
    }

    private static Multi<List<String>> pages(Transaction transaction, String sql, Function<UUID, Tuple> values) {
        var last = new AtomicReference<>(BEFORE_ALL);
        return Multi.createBy()
                .repeating()
                .uni(() -> transaction
                        .connection()
                        .preparedQuery(sql)
                        .execute(values.apply(last.get()))
                        .map(rows -> Rows.list(rows, row -> {
                            last.set(row.getUUID(0));
                            return row.getString(1);
                        })))
                .whilst(page -> page.size() == PAGE);
    }

    /** Takes one number; the first is 1. {@code period} is whatever the counting starts anew with, such as {@code 202603}. */
    public Uni<Long> next(Transaction transaction, ObjectKey numbering, String period) {
        return take(transaction, numbering, period, 1);
    }

    /** Takes {@code count} numbers and gives the last of them. */
    public Uni<Long> take(Transaction transaction, ObjectKey numbering, String period, int count) {
        return transaction
                .connection()
                .preparedQuery(TAKE)
                .execute(Tuple.of(numbering.toString(), period, (long) count))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Lets the counting go on after {@code number}, which was given elsewhere; one that is further on stays. */
    public Uni<Void> pass(Transaction transaction, ObjectKey numbering, String period, long number) {
        return transaction
                .connection()
                .preparedQuery(PASS)
                .execute(Tuple.of(numbering.toString(), period, number))
                .replaceWithVoid();
    }
}
