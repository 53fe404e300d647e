package org.mortise.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.Keys;
import org.mortise.core.testing.TestPostgres;

class IdempotencyTest {

    private static final Caller CALLER = new Caller.User(new UUID(0, 1));

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final Database database = postgres.database();
    private final Idempotency idempotency =
            Idempotency.of(database, new FixedClock("2030-01-01T00:00:00Z"), Keys.VAULT);
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void the_same_request_again_gets_the_same_answer_without_the_effects() {
        var first = run(send("key", "hash"));
        var again = run(send("key", "hash"));

        assertThat(again).isEqualTo(first);
        assertThat(first.headers()).containsEntry("Location", "/1");
        assertThat(done).hasValue(1);
    }

    @Test
    void what_is_kept_of_a_request_is_found_by_nobody_who_lacks_the_key() {
        run(send("key", "hash"));

        assertThat(run(database.pool()
                                .query("SELECT request_hash FROM idempotency")
                                .execute())
                        .iterator()
                        .next()
                        .getString(0))
                .isNotEqualTo("hash");
    }

    @Test
    void two_at_once_do_the_work_once() {
        var both = run(Uni.join().all(send("key", "hash"), send("key", "hash")).andFailFast());

        assertThat(both.get(0)).isEqualTo(both.get(1));
        assertThat(done).hasValue(1);
    }

    @Test
    void a_key_is_good_for_one_request_only() {
        run(send("key", "hash"));

        var refused = catchThrowableOfType(Rejected.class, () -> run(send("key", "other")));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("idempotency_key_reused");
        assertThat(refused.current())
                .as("what came of the first")
                .isEqualTo(Json.object().put("n", 1));
        assertThat(done).hasValue(1);
    }

    @Test
    void what_came_of_a_key_is_told_to_nobody_else() {
        run(send("key", "hash"));
        var other = new Caller.User(UUID.randomUUID());

        var answer = run(database.inTransaction(
                transaction -> idempotency.once(transaction, other, "key", "other", this::work)));

        assertThat(answer.headers()).containsEntry("Location", "/2");
    }

    @Test
    void strangers_who_come_through_one_link_are_told_nothing_of_each_other() {
        var link = new Caller.Visitor(ObjectKey.parse("shop.link"));
        run(idempotency.once(link, "key", "hash", transaction -> work()));

        var refused = catchThrowableOfType(
                Rejected.class, () -> run(idempotency.once(link, "key", "other", transaction -> work())));

        assertThat(refused.current()).isNull();
    }

    @Test
    void a_failed_request_leaves_its_key_free() {
        assertThatThrownBy(() -> run(database.inTransaction(
                        transaction -> idempotency.once(transaction, CALLER, "key", "hash", () -> Uni.createFrom()
                                .failure(new IllegalStateException("no"))))))
                .hasMessage("no");

        run(send("key", "hash"));
        assertThat(done).hasValue(1);
    }

    private Uni<StoredResponse> send(String key, String hash) {
        return database.inTransaction(transaction -> idempotency.once(transaction, CALLER, key, hash, this::work));
    }

    private Uni<StoredResponse> work() {
        var number = done.incrementAndGet();
        return Uni.createFrom()
                .item(new StoredResponse(
                        201, Map.of("Location", "/" + number), Json.object().put("n", number)));
    }

    private static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }
}
