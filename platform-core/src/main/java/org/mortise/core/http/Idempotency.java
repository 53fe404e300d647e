package org.mortise.core.http;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.vault.Vault;

/** Lets a client send a request again without its effects happening again: the key of the first one remembers the answer for a day. */
@ApplicationScoped
public class Idempotency {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_KEY = 200;

    private final Database database;
    private final IdempotencyTable table;
    private final Clock clock;

    Idempotency(Database database, IdempotencyTable table, Clock clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests. */
    public static Idempotency of(Database database, Clock clock, Vault vault) {
        return new Idempotency(database, new IdempotencyTable(vault), clock);
    }

    /**
     * Does {@code work} unless it was done under the same key before; the second of two concurrent requests waits for the first.
     *
     * @param key value of {@code Idempotency-Key}; null: always does the work
     * @param requestHash what tells one request from another, such as method, path and a hash of the body
     */
    public Uni<StoredResponse> once(
            Transaction transaction,
            Caller caller,
            @Nullable String key,
            String requestHash,
            Supplier<Uni<StoredResponse>> work) {
        var person = holder(caller);
        if (key == null || person == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "idempotency_key_invalid", Map.of("max", LONGEST_KEY));
        }
        return table.reserve(transaction, person, key, requestHash, clock.instant())
                .flatMap(first -> first
                        ? work.get().call(answer -> table.complete(transaction, person, key, answer))
                        : again(transaction, caller, person, key, requestHash));
    }

    /** The same in a transaction of its own. */
    public Uni<StoredResponse> once(
            Caller caller, @Nullable String key, String requestHash, Function<Transaction, Uni<StoredResponse>> work) {
        return database.inTransaction(
                transaction -> once(transaction, caller, key, requestHash, () -> work.apply(transaction)));
    }

    /** Whose keys they are: those of people, and of all who come through one link together. */
    private static @Nullable UUID holder(Caller caller) {
        return caller instanceof Caller.Visitor visitor
                ? UUID.nameUUIDFromBytes(visitor.reason().getBytes(StandardCharsets.UTF_8))
                : caller.person();
    }

    private Uni<StoredResponse> again(
            Transaction transaction, Caller caller, UUID person, String key, String requestHash) {
        return table.find(transaction, person, key).map(known -> {
            if (!table.isOf(known, requestHash)) {
                throw refused(caller, known.response());
            }
            return known.response();
        });
    }

    /**
     * Whoever has lost the answer to the first request, and sends something else now, learns what came of it: it is his own. The keys of
     * strangers are those of many.
     */
    private static Rejected refused(Caller caller, StoredResponse first) {
        var refused = Rejected.invalid(List.of(Problem.of("idempotency_key_reused")));
        return first.body() == null || caller instanceof Caller.Visitor ? refused : refused.showing(first.body());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return table.prune(database.pool(), clock.instant().minus(KEPT));
    }
}
