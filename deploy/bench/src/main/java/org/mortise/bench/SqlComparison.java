package org.mortise.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Our statement against the one by hand: both prepared on one connection, executed in turns so that whatever else the machine does
 * reaches both alike, and read to the last row. Writes are rolled back each time.
 */
final class SqlComparison {

    private static final int WARM = 20;

    private final Connection connection;
    private final int rounds;

    SqlComparison(Connection connection, int rounds) {
        this.connection = connection;
        this.rounds = rounds;
    }

    /** Medians in milliseconds. */
    record Times(double ours, double byHand) {
        double ratio() {
            return ours / byHand;
        }
    }

    /** @param byHand SQL without parameters, or with those of {@code values} */
    Times compare(StatementLog.Heard ours, String byHand, String values) throws SQLException {
        Postgres.run(connection, "PREPARE ours AS " + ours.sql());
        Postgres.run(connection, "PREPARE byhand AS " + byHand);
        try {
            return measured(
                    "EXECUTE ours" + listed(String.join(", ", ours.values())), "EXECUTE byhand" + listed(values));
        } finally {
            Postgres.run(connection, "DEALLOCATE ours");
            Postgres.run(connection, "DEALLOCATE byhand");
        }
    }

    private Times measured(String ours, String byHand) throws SQLException {
        for (var round = 0; round < WARM; round++) {
            time(ours);
            time(byHand);
        }
        var first = new ArrayList<Double>();
        var second = new ArrayList<Double>();
        var budget = System.nanoTime() + 60_000_000_000L;
        for (var round = 0; round < rounds && System.nanoTime() < budget; round++) {
            first.add(time(ours));
            second.add(time(byHand));
        }
        return new Times(median(first), median(second));
    }

    private double time(String execute) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // The driver opens the transaction with the first statement: that round trip is not what is measured.
            statement.execute("SELECT 1");
            var begin = System.nanoTime();
            if (statement.execute(execute)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
            }
            return (System.nanoTime() - begin) / 1e6;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String listed(String values) {
        return values.isEmpty() ? "" : "(" + values + ")";
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
