package org.mortise.core.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Opens transactions that live and die on their own.
 *
 * <p>A transaction is detached from whoever waits for it: when an HTTP client disconnects, the work still commits or rolls back
 * as a whole and gives its connection back. Cancelling a subscription half-way would otherwise leave partial commits or leaked
 * connections (quarkus#48443, quarkus#51576).
 */
@ApplicationScoped
public class Database {

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
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
        pool.getConnection()
                .flatMap(connection -> {
                    var transaction = new Transaction(connection);
                    return connection
                            .begin()
                            .flatMap(begun -> Uni.createFrom()
                                    .deferred(() -> work.apply(transaction))
                                    .onItemOrFailure()
                                    .transformToUni((item, failure) -> failure == null
                                            ? begun.commit()
                                                    .invoke(transaction::committed)
                                                    .replaceWith(item)
                                            : begun.rollback()
                                                    .onFailure()
                                                    .recoverWithNull()
                                                    .flatMap(ignored ->
                                                            Uni.createFrom().<T>failure(failure))))
                            .eventually(connection::close);
                })
                .subscribe()
                .with(outcome::complete, outcome::completeExceptionally);
        // A copy, so that cancelling the waiter never reaches the transaction.
        return outcome.copy();
    }
}
