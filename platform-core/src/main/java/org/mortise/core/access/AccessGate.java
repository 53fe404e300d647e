package org.mortise.core.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Identities;
import org.mortise.core.org.Identity;
import org.mortise.core.org.Organisation;
import org.mortise.core.vault.Vault;

/** The one place that decides who may ask and change what; the store accepts only what it lets through. */
@ApplicationScoped
public class AccessGate {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Identities identities;
    private final Metadata metadata;
    private final Departments departments;
    private final Organisation organisation;
    private final Clock clock;
    private final Vault vault;
    private volatile RoleGrants roles = RoleGrants.of(MetadataSnapshot.empty());
    private volatile @Nullable Kept kept;

    AccessGate(
            Identities identities,
            Metadata metadata,
            Departments departments,
            Organisation organisation,
            Clock clock,
            Vault vault) {
        this.identities = identities;
        this.metadata = metadata;
        this.departments = departments;
        this.organisation = organisation;
        this.clock = clock;
        this.vault = vault;
    }

    /** Outside the container, for tests of engines. */
    public static AccessGate of(
            Identities identities,
            Metadata metadata,
            Departments departments,
            Organisation organisation,
            Clock clock,
            Vault vault) {
        return new AccessGate(identities, metadata, departments, organisation, clock, vault);
    }

    /** What the caller may do now, by the metadata that this node knows. */
    public Uni<CallerAccess> of(Caller caller) {
        return identities.of(caller).flatMap(identity -> access(caller, identity, metadata.snapshot()));
    }

    /** What another caller may do by the metadata that {@code access} goes by. */
    public Uni<CallerAccess> of(Caller caller, CallerAccess access) {
        return identities
                .of(caller)
                .map(identity -> new CallerAccess(
                        caller, identity, access.snapshot(), rolesOf(access.snapshot()), access.surroundings()));
    }

    /** What several people may do by the metadata that {@code access} goes by, by their ids; who is gone or disabled is absent. */
    public Uni<Map<UUID, CallerAccess>> of(Collection<UUID> people, CallerAccess access) {
        return identities.all(people).flatMap(found -> trees(clock.instant()).map(trees -> {
            var known = new HashMap<UUID, CallerAccess>();
            found.forEach(identity -> known.put(
                    identity.id(), access(new Caller.User(identity.id()), identity, access.snapshot(), trees)));
            return Map.copyOf(known);
        }));
    }

    /** What the caller may do by the metadata in force as {@code transaction} sees it: for writes. */
    public Uni<CallerAccess> of(Transaction transaction, Caller caller) {
        return metadata.current(transaction)
                .flatMap(snapshot -> identities.of(transaction, caller).flatMap(identity -> trees(
                                clock.instant(), () -> Uni.combine()
                                        .all()
                                        .unis(departments.all(transaction), departments.people(transaction))
                                        .with(DepartmentTrees::of))
                        .map(known -> access(caller, identity, snapshot, known))));
    }

    public Uni<ScopedQuery> scope(Caller caller, RecordQuery query) {
        return of(caller).map(access -> access.scope(query));
    }

    public Uni<ScopedAggregate> aggregate(Caller caller, AggregateQuery query) {
        return of(caller).map(access -> access.aggregate(query));
    }

    private Uni<CallerAccess> access(Caller caller, Identity identity, MetadataSnapshot snapshot) {
        return trees(clock.instant()).map(known -> access(caller, identity, snapshot, known));
    }

    private CallerAccess access(Caller caller, Identity identity, MetadataSnapshot snapshot, DepartmentTrees trees) {
        return new CallerAccess(
                caller,
                identity,
                snapshot,
                rolesOf(snapshot),
                new CallerAccess.Surroundings(
                        clock.instant(), organisation.zone(), organisation.language(), trees, vault));
    }

    private RoleGrants rolesOf(MetadataSnapshot snapshot) {
        var known = roles;
        if (known.edition() == snapshot.edition()) {
            return known;
        }
        var fresh = RoleGrants.of(snapshot);
        // What a transaction sees ahead of everybody is its own affair.
        if (snapshot.edition() == metadata.snapshot().edition()) {
            roles = fresh;
        }
        return fresh;
    }

    private Uni<DepartmentTrees> trees(Instant now) {
        return trees(now, () -> Uni.combine()
                .all()
                .unis(departments.all(), departments.people())
                .with(DepartmentTrees::of));
    }

    /** At most a second old, like identities. */
    private Uni<DepartmentTrees> trees(Instant now, Supplier<Uni<DepartmentTrees>> read) {
        var known = kept;
        if (known != null && known.readAt().plus(FRESH).isAfter(now)) {
            return Uni.createFrom().item(known.trees());
        }
        return read.get().invoke(fresh -> kept = new Kept(fresh, now));
    }

    private record Kept(DepartmentTrees trees, Instant readAt) {}
}
