package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;

/**
 * The published metadata as this node knows it.
 *
 * <p>Reads take {@link #snapshot()}, which news of a publish and a poll keep at most seconds old. Writes begin with
 * {@link #current(Transaction)}, so that they never follow metadata that has been replaced.
 */
@ApplicationScoped
public class Metadata {

    private final Database database;
    private final MetadataTable table;
    private volatile MetadataSnapshot shared = MetadataSnapshot.empty();

    // What a transaction sees that is ahead of the node, perhaps because it published itself: others must not see it
    // yet.
    private final Map<Transaction, MetadataSnapshot> ahead = Collections.synchronizedMap(new WeakHashMap<>());

    Metadata(Database database, MetadataTable table) {
        this.database = database;
        this.table = table;
    }

    /** Outside the container, for tests of engines; catches up only when {@link #refresh()} or {@link #current} is called. */
    public static Metadata of(Database database) {
        return of(database, MetadataKinds.of(List.of()));
    }

    /** The same with kinds whose older documents are brought into their form of now. */
    public static Metadata of(Database database, MetadataKinds kinds) {
        return new Metadata(database, new MetadataTable(kinds));
    }

    /** What was published when this node last heard of it. */
    public MetadataSnapshot snapshot() {
        return shared;
    }

    /** What is published as {@code transaction} sees it, its own publishes included; one small query when nothing changed. */
    public Uni<MetadataSnapshot> current(Transaction transaction) {
        var known = ahead.getOrDefault(transaction, shared);
        return table.revision(transaction.connection()).flatMap(revision -> {
            if (revision == known.revision()) {
                return Uni.createFrom().item(known);
            }
            return table.changedSince(transaction.connection(), known.revision())
                    .map(changed -> known.with(revision, changed))
                    .invoke(snapshot -> ahead.put(transaction, snapshot));
        });
    }

    /** Catches up with what was published since; one small query when there was nothing. */
    public Uni<Void> refresh() {
        return table.revision(database.pool())
                .flatMap(revision -> revision == shared.revision()
                        ? Uni.createFrom().voidItem()
                        : database.inTransaction(this::current)
                                .invoke(this::share)
                                .replaceWithVoid());
    }

    /**
     * The same, and nobody publishes until the transaction ends: for what looks whether the work that a publish has left is done. Comes
     * before any other lock, as in a publish.
     */
    public Uni<MetadataSnapshot> held(Transaction transaction) {
        return table.lockRevision(transaction.connection()).chain(() -> current(transaction));
    }

    /** Keeps what is derived from an object in force otherwise; its version and its document stay. Needs {@link #held}. */
    public Uni<Void> derived(Transaction transaction, PublishedObject object) {
        return table.derive(transaction.connection(), object)
                .chain(() -> table.advance(transaction.connection()))
                .chain(() -> current(transaction))
                .invoke(fresh -> shareAfterCommit(transaction, fresh))
                .replaceWithVoid();
    }

    /** Lets this node read {@code fresh} as soon as {@code transaction} has committed. */
    void shareAfterCommit(Transaction transaction, MetadataSnapshot fresh) {
        transaction.afterCommit(() -> share(fresh));
    }

    private synchronized void share(MetadataSnapshot fresh) {
        if (fresh.revision() > shared.revision()) {
            shared = fresh;
        }
    }
}
