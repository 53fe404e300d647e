package org.mortise.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.testing.TestPostgres;

class DatabaseTest {

    private static final TestPostgres POSTGRES = TestPostgres.create();

    private final Database database = POSTGRES.database();

    @BeforeEach
    void an_empty_table() {
        POSTGRES.pool()
                .query("DROP TABLE IF EXISTS note; CREATE TABLE note (id int PRIMARY KEY)")
                .execute()
                .await()
                .indefinitely();
    }

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Test
    void work_commits_as_a_whole() {
        inOne(1, 2);

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void a_failure_rolls_everything_back() {
        assertThatThrownBy(() -> inOne(1, 2, 1)).hasMessageContaining("note_pkey");

        assertThat(notes()).isZero();
    }

    @Test
    void what_a_savepoint_held_can_be_taken_back_alone() {
        database.inTransaction(transaction -> {
                    var connection = transaction.connection();
                    return connection
                            .query("INSERT INTO note VALUES (1); SAVEPOINT s")
                            .execute()
                            .chain(() -> connection
                                    .query("INSERT INTO note VALUES (1)")
                                    .execute())
                            .onFailure()
                            .recoverWithUni(
                                    () -> connection.query("ROLLBACK TO s").execute())
                            .chain(() -> connection
                                    .query("INSERT INTO note VALUES (2)")
                                    .execute());
                })
                .await()
                .indefinitely();

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void a_pipeline_fails_with_the_cause_even_when_a_consequence_is_heard_of_first() {
        assertThatThrownBy(() -> database.inTransaction(transaction -> {
                            var connection = transaction.connection();
                            var consequence = new CompletableFuture<Void>();
                            var cause = connection
                                    .query("SELECT 1 / 0")
                                    .execute()
                                    .onFailure()
                                    .call(() -> Uni.createFrom().completionStage(consequence));
                            var after = connection
                                    .query("INSERT INTO note VALUES (1)")
                                    .execute()
                                    .onTermination()
                                    .invoke(() -> consequence.complete(null));
                            return Pipeline.of(cause, after);
                        })
                        .await()
                        .indefinitely())
                .hasMessageContaining("division by zero");
    }

    @Test
    void a_refusal_that_somebody_swallowed_still_fails_the_transaction() {
        assertThatThrownBy(() -> database.inTransaction(transaction -> {
                            var connection = transaction.connection();
                            return connection
                                    .query("INSERT INTO note VALUES (1)")
                                    .execute()
                                    .chain(() -> connection
                                            .query("INSERT INTO note VALUES (1)")
                                            .execute())
                                    .onFailure()
                                    .recoverWithNull();
                        })
                        .await()
                        .indefinitely())
                .hasMessageContaining("25P02");

        assertThat(notes()).isZero();
    }

    @Test
    void nobody_is_told_of_a_commit_that_did_not_happen() {
        var told = new ArrayList<String>();

        assertThatThrownBy(() -> database.inTransaction(transaction -> {
                            transaction.afterCommit(() -> told.add("committed"));
                            return Uni.createFrom().failure(new IllegalStateException("no"));
                        })
                        .await()
                        .indefinitely())
                .hasMessage("no");

        assertThat(told).isEmpty();
    }

    @Test
    void a_failing_action_after_the_commit_does_not_turn_it_into_a_failure() {
        var told = new ArrayList<String>();

        database.inTransaction(transaction -> {
                    transaction.afterCommit(() -> {
                        throw new IllegalStateException("listener is broken");
                    });
                    transaction.afterCommit(() -> told.add("committed"));
                    return insert(transaction, 1);
                })
                .await()
                .indefinitely();

        assertThat(notes()).isEqualTo(1);
        assertThat(told).containsExactly("committed");
    }

    @Test
    void cancelling_the_caller_in_the_middle_still_commits_everything_and_returns_the_connection() throws Exception {
        for (var round = 0; round < 2 * POSTGRES.poolSize(); round++) {
            cancelledInTheMiddle(2 * round);
        }

        assertThat(notes()).isEqualTo(4 * POSTGRES.poolSize());
    }

    @Test
    void transactions_that_all_ask_for_one_more_connection_do_not_wait_for_each_other() {
        var exhausted = new Database(POSTGRES.pool(), POSTGRES.poolSize());
        var all = new ArrayList<Uni<Long>>();
        for (var id = 0; id < 4 * POSTGRES.poolSize(); id++) {
            var note = id;
            all.add(exhausted.inTransaction(
                    transaction -> insert(transaction, note).chain(() -> POSTGRES.pool()
                            .query("SELECT pg_sleep(0.01)")
                            .execute()
                            .replaceWith(1L))));
        }

        var done = Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(20));

        assertThat(done).hasSize(4 * POSTGRES.poolSize());
        assertThat(notes()).isEqualTo(4 * POSTGRES.poolSize());
    }

    @Test
    void a_transaction_that_fails_makes_room_for_the_next() {
        var narrow = new Database(POSTGRES.pool(), 1);
        for (var round = 0; round < 3; round++) {
            assertThatThrownBy(() -> narrow.inTransaction(
                                    transaction -> Uni.createFrom().failure(new IllegalStateException("no")))
                            .await()
                            .atMost(Duration.ofSeconds(20)))
                    .hasMessage("no");
        }

        narrow.inTransaction(transaction -> insert(transaction, 1)).await().atMost(Duration.ofSeconds(20));

        assertThat(notes()).isEqualTo(1);
    }

    private void cancelledInTheMiddle(int first) throws InterruptedException {
        var halfWay = new CountDownLatch(1);
        var goOn = new CompletableFuture<Void>();
        var committed = new CountDownLatch(1);
        var subscription = database.inTransaction(transaction -> {
                    transaction.afterCommit(committed::countDown);
                    return insert(transaction, first)
                            .invoke(halfWay::countDown)
                            .chain(() -> Uni.createFrom().completionStage(goOn))
                            .chain(() -> insert(transaction, first + 1));
                })
                .subscribe()
                .with(ignored -> {});

        halfWay.await();
        subscription.cancel();
        goOn.complete(null);
        committed.await();
    }

    private void inOne(int... ids) {
        database.inTransaction(transaction -> {
                    Uni<Void> work = Uni.createFrom().voidItem();
                    for (var id : ids) {
                        work = work.chain(() -> insert(transaction, id));
                    }
                    return work;
                })
                .await()
                .indefinitely();
    }

    private static Uni<Void> insert(Transaction transaction, int id) {
        return transaction
                .connection()
                .preparedQuery("INSERT INTO note VALUES ($1)")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(id))
                .replaceWithVoid();
    }

    private static long notes() {
        return POSTGRES.pool()
                .query("SELECT count(*) AS n FROM note")
                .execute()
                .map(rows -> rows.iterator().next().getLong("n"))
                .await()
                .indefinitely();
    }
}
