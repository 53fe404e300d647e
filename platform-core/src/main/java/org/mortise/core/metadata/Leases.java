package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.People;

/**
 * Lets one window at a time design an object. A window renews its lease while it is open; one that is closed, or whose machine
 * sleeps, loses it after three minutes. Others look on until they take over.
 */
@ApplicationScoped
public class Leases {

    static final Duration LENGTH = Duration.ofMinutes(3);

    private final Database database;
    private final LeaseTable table;
    private final People people;
    private final Clock clock;

    Leases(Database database, LeaseTable table, People people, Clock clock) {
        this.database = database;
        this.table = table;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A lease as windows see it.
     *
     * @param mine whether the window that asks holds it
     */
    public record Held(UUID holder, String holderName, Instant until, boolean mine) {}

    /** Takes the lease or renews it; who holds it then, which is another when it was not free and is not taken over. */
    public Uni<Held> take(Caller caller, MetadataId id, UUID token, boolean takeOver) {
        var holder = caller.person();
        if (holder == null) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
        }
        var now = clock.instant();
        return database.inTransaction(transaction -> table.take(
                        transaction.connection(), id, new Lease(token, holder, now.plus(LENGTH)), takeOver, now))
                .map(held -> held.orElseThrow(Rejected::notFound))
                .flatMap(held -> shown(held, token));
    }

    /** Gives the lease back; nothing when another window holds it. */
    public Uni<Void> release(MetadataId id, UUID token) {
        return database.inTransaction(transaction -> table.release(transaction.connection(), id, token));
    }

    /** Does {@code work} unless another window holds the lease; without a token, every lease is another's. */
    public <T> Uni<T> unlessLeased(MetadataId id, @Nullable UUID token, Function<Transaction, Uni<T>> work) {
        return database.inTransaction(transaction -> table.find(transaction.connection(), id, clock.instant())
                .flatMap(held -> {
                    var other = held.filter(lease -> !lease.token().equals(token));
                    return other.isPresent() ? refuse(other.get()) : work.apply(transaction);
                }));
    }

    private <T> Uni<T> refuse(Lease lease) {
        return shown(lease, null).map(held -> {
            throw Rejected.because(
                            Rejected.Kind.CONFLICT, Problem.at("", "draft_leased", Map.of("name", held.holderName())))
                    .showing(held);
        });
    }

    private Uni<Held> shown(Lease lease, @Nullable UUID token) {
        return people.names(List.of(lease.holder()))
                .map(names -> new Held(
                        lease.holder(),
                        names.getOrDefault(lease.holder(), ""),
                        lease.until(),
                        lease.token().equals(token)));
    }
}
