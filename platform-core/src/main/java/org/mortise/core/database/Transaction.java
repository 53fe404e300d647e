package org.mortise.core.database;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** One open database transaction; only tables look inside. Made by {@link Database#inTransaction}. */
public final class Transaction {

    private static final Logger LOG = Logger.getLogger(Transaction.class);

    private final SqlConnection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(SqlConnection connection) {
        this.connection = connection;
    }

    public SqlConnection connection() {
        return connection;
    }

    /** Runs {@code action} once the transaction has committed, on this node; never when it is rolled back. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** What is committed stays so, whatever becomes of those who wanted to hear of it. */
    void committed() {
        for (var action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException failure) {
                LOG.error("An action after a commit failed", failure);
            }
        }
    }
}
