package org.mortise.core.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens transactions that live and die on their own.
 *
 * <p>A transaction is detached from whoever waits for it: when an HTTP client disconnects, the work still commits or rolls back
 * as a whole and gives its connection back. Cancelling a subscription half-way would otherwise leave partial commits or leaked
 * connections (quarkus#48443, quarkus#51576).
 *
 * <p>Transactions never take all connections: while one of them lasts, its request may ask for more through {@link #pool()}, such as
 * who the caller is. If transactions held every connection, each would wait for one that only another could give back.
 */
@ApplicationScoped
public class Database {

    /** A commit of what was refused would be a silent rollback; the question before it fails instead. */
    private static final String COMMIT = "SELECT 1; COMMIT";

    /** One connection in so many is kept for single statements. */
    private static final int KEPT_SHARE = 4;

    private final Pool pool;
    private final Turns turns;

    /** @param connections that {@code pool} may open */
    @Inject
    Database(Pool pool, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections) {
        this.pool = pool;
        this.turns = new Turns(Math.max(1, connections - Math.max(1, connections / KEPT_SHARE)));
    }

    /** Outside the container, for tests that do not exhaust {@code pool}. */
    public static Database of(Pool pool) {
        return new Database(pool, Integer.MAX_VALUE);
    }

    /** For single statements that need no transaction. */
    public Pool pool() {
        return pool;
    }

    /** Runs {@code work} in one transaction: all of it, or nothing when it fails. */
    public <T> Uni<T> inTransaction(Function<Transaction, Uni<T>> work) {
        return Uni.createFrom().completionStage(() -> detached(work));
    }

    private <T> CompletableFuture<T> detached(Function<Transaction, Uni<T>> work) {
        var outcome = new CompletableFuture<T>();
        turns.await(() -> pool.getConnection()
                .flatMap(connection -> run(connection, work).eventually(connection::close))
                .onTermination()
                .invoke(turns::over)
                .subscribe()
                .with(outcome::complete, outcome::completeExceptionally));
        // A copy, so that cancelling the waiter never reaches the transaction.
        return outcome.copy();
    }

    /**
     * The statements are sent as they are, because the transactions of the driver give up at the first refusal, and with them every
     * savepoint.
     */
    private static <T> Uni<T> run(SqlConnection connection, Function<Transaction, Uni<T>> work) {
        var transaction = new Transaction(connection);
        var begun = connection.query("BEGIN").execute();
        // The first statement of the work need not wait for the answer: only a connection that is lost refuses to
        // begin.
        var worked = Uni.createFrom().deferred(() -> work.apply(transaction));
        return Uni.combine()
                .all()
                .unis(begun, worked)
                .with((ready, result) -> result)
                .call(() -> connection.query(COMMIT).execute())
                .onFailure()
                .call(() -> connection.query("ROLLBACK").execute().onFailure().recoverWithNull())
                .invoke(transaction::committed);
    }
}
