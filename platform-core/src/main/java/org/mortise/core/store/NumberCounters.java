package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;

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
