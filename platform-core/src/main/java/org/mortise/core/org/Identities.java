package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Persona;
import org.mortise.core.kernel.Rejected;

/**
 * Knows who callers are. A change of people, departments or roles holds at once on the node that made it, within a second on
 * every other.
 */
@ApplicationScoped
public class Identities {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MAX_KEPT = 10_000;
    private static final Logger LOG = Logger.getLogger(Identities.class);

    private final Database database;
    private final IdentityTable table;
    private final Organisation organisation;
    private final Clock clock;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong epoch = new AtomicLong();

    Identities(Database database, IdentityTable table, Organisation organisation, Clock clock) {
        this.database = database;
        this.table = table;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static Identities of(Database database, Clock clock) {
        return new Identities(database, new IdentityTable(), Organisation.of(database, clock), clock);
    }

    /** The caller's identity; {@link Identity#platform()} for the platform, {@link Identity#visitor()}
     * for whoever has no account, of whoever is played; refused when the person is gone or disabled. */
    public Uni<Identity> of(Caller caller) {
        return of(table.over(database.pool()), caller);
    }

    /**
     * The same over the connection that {@code transaction} holds: if many who hold one waited for a second, there would be none left
     * for any of them.
     */
    public Uni<Identity> of(Transaction transaction, Caller caller) {
        return of(table.over(transaction.connection()), caller);
    }

    private Uni<Identity> of(IdentityTable.Asked asked, Caller caller) {
        if (caller instanceof Caller.User user) {
            return person(asked, user.id());
        }
        if (caller instanceof Caller.Played played) {
            return person(asked, played.by()).flatMap(designer -> played(asked, designer, played));
        }
        return Uni.createFrom().item(caller instanceof Caller.Visitor ? Identity.visitor() : Identity.platform());
    }

    /** The identities of several people, in one statement and in no order; who is gone or disabled is absent. */
    public Uni<List<Identity>> all(Collection<UUID> people) {
        return people.isEmpty()
                ? Uni.createFrom().item(List.of())
                : table.readAll(database.pool(), people, organisation.language());
    }

    /** The identity of an administrator; anybody else is refused. */
    public Uni<Identity> administrator(Caller caller) {
        return of(caller).invoke(identity -> {
            if (!identity.administrator()) {
                throw Rejected.because(Rejected.Kind.FORBIDDEN, "administrators_only");
            }
        });
    }

    /** Called by whoever changes people, departments or roles: what is kept is forgotten once the change has committed. */
    public void changing(Transaction transaction) {
        transaction.afterCommit(() -> {
            epoch.incrementAndGet();
            kept.clear();
        });
    }

    /** Another number after every such change on this node. */
    long epoch() {
        return epoch.get();
    }

    /**
     * Whom a designer plays. An administrator sees everything anyway; to anybody else, and where there is no such person or department,
     * there is nothing to be seen.
     */
    private Uni<Identity> played(IdentityTable.Asked asked, Identity designer, Caller.Played played) {
        if (!designer.administrator()) {
            throw Rejected.notFound();
        }
        LOG.infof("Reads %s", played.reason());
        var as = played.as();
        var found = as.person() == null
                ? Uni.createFrom().item(somebody(designer, as))
                : asked.read(as.person(), organisation.language())
                        .map(person -> person.orElseThrow(Rejected::notFound));
        var department = as.department();
        return department == null ? found : found.flatMap(identity -> placed(asked, identity, department));
    }

    private static Identity somebody(Identity designer, Persona as) {
        var roles = as.role() == null ? Set.<ObjectKey>of() : Set.of(as.role());
        return Identity.somebody(roles, designer.locale());
    }

    private Uni<Identity> placed(IdentityTable.Asked asked, Identity identity, UUID department) {
        return asked.below(department).map(below -> {
            if (below.isEmpty()) {
                throw Rejected.notFound();
            }
            return identity.in(department, below);
        });
    }

    private Uni<Identity> person(IdentityTable.Asked asked, UUID id) {
        var known = kept.get(id);
        var now = clock.instant();
        if (known != null && known.readAt().plus(FRESH).isAfter(now)) {
            return Uni.createFrom().item(known.identity());
        }
        var epochBefore = epoch.get();
        return asked.read(id, organisation.language())
                .map(found -> found.orElseThrow(() -> Rejected.because(Rejected.Kind.UNAUTHENTICATED, "not_signed_in")))
                // The same object as long as nothing changed: what is kept by identities is then found at a glance.
                .map(identity -> known != null && known.identity().equals(identity) ? known.identity() : identity)
                .invoke(identity -> keep(identity, now, epochBefore));
    }

    /** What was read while somebody changed it is used once but not kept. */
    private void keep(Identity identity, Instant readAt, long epochBefore) {
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(identity.id(), new Kept(identity, readAt));
        if (epoch.get() != epochBefore) {
            kept.remove(identity.id());
        }
    }

    private record Kept(Identity identity, Instant readAt) {}
}
