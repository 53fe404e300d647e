package org.mortise.core.store;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.vault.MissingKey;
import org.mortise.core.vault.Vault;

/** By which keys this database has sealed values: a server that lacks one of them does not start on it. */
@ApplicationScoped
public class EncryptionKeys {

    /** So that whoever began to write before there was a key has ended. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final Database database;
    private final Vault vault;
    private final Jobs jobs;
    private final Clock clock;

    EncryptionKeys(Database database, Vault vault, Jobs jobs, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static EncryptionKeys of(Database database, Vault vault, Jobs jobs, Clock clock) {
        return new EncryptionKeys(database, vault, jobs, clock);
    }

    /** A thread waits for this before the first request is served, as for the metadata. */
    void start(@Observes StartupEvent started) {
        compare().subscribe().asCompletionStage().join();
    }

    /** Fails with {@link MissingKey}; where the key that seals is a new one, everything is sealed anew by it. */
    Uni<Void> compare() {
        return used(database.pool()).flatMap(used -> {
            var known = vault.seal().map(seal -> seal.keyIds()).orElse(List.of());
            used.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(missing -> {
                throw new MissingKey(missing);
            });
            return used.isEmpty() || used.equals(known.subList(0, 1))
                    ? Uni.createFrom().voidItem()
                    : database.inTransaction(transaction -> use(transaction.connection())
                            .chain(() -> ResealTable.isUnderWay(transaction.connection(), current()))
                            .flatMap(underWay -> underWay ? Uni.createFrom().voidItem() : schedule(transaction, null)));
        });
    }

    /** Notes the key that seals before anything is sealed by it; there is one from now on. */
    Uni<Void> use(SqlClient client) {
        return client.preparedQuery("INSERT INTO encryption_key (id) VALUES ($1) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(vault.made().keyIds().get(0)))
                .replaceWithVoid();
    }

    /** Has what is kept of a form sealed, or opened, as the form asks for from now on. */
    Uni<Void> conform(Transaction transaction, FormShape shape) {
        return schedule(transaction, shape.form());
    }

    /** The same again if the last walk has failed. */
    Uni<Void> conformRest(Transaction transaction, FormShape shape) {
        return ResealTable.hasFailed(transaction.connection(), shape.form())
                .flatMap(failed -> failed
                        ? schedule(transaction, shape.form())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> schedule(Transaction transaction, @Nullable ObjectKey form) {
        var id = Ids.next();
        var now = clock.instant();
        return ResealTable.insert(transaction.connection(), id, form, current(), now)
                .chain(() -> jobs.schedule(
                        transaction,
                        new Job(
                                Resealing.KIND,
                                id.toString(),
                                Json.object().put("run", id.toString()),
                                now.plus(SETTLING))));
    }

    private String current() {
        return vault.open().keyIds().get(0);
    }

    /** How far the walk is that was last begun for a form. */
    public Uni<Optional<ResealRun>> latest(ObjectKey form) {
        return ResealTable.latest(database.pool(), form);
    }

    /** Forgets the keys that nothing is sealed by any more. */
    Uni<Void> forget(SqlClient client) {
        return client.preparedQuery("DELETE FROM encryption_key WHERE id <> $1")
                .execute(Tuple.of(current()))
                .replaceWithVoid();
    }

    /** Names of the keys that something may still be sealed by. */
    private static Uni<List<String>> used(SqlClient client) {
        return client.query("SELECT id FROM encryption_key ORDER BY used_at, id")
                .execute()
                .map(rows -> Rows.list(rows, row -> row.getString(0)));
    }
}
