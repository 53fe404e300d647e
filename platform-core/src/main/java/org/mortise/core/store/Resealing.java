package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.job.Postponed;
import org.mortise.core.job.Steps;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.vault.Vault;

/**
 * Seals what is kept under an older version of a form, or by an older key, as it has to be sealed now: the records, then the change log
 * and the trash after a field has become encrypted, or no longer is, and what stands beside the records since before there was a key;
 * everything after the key has changed. Each step is a short transaction that also says how far the walk is: whoever takes over after a crash goes on
 * there. What it has not reached yet can be read all the while.
 */
@ApplicationScoped
public class Resealing implements JobHandler {

    /** Payload: {@code {"run": id}}; the unique key is the run. */
    static final String KIND = "store.reseal";

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private final Database database;
    private final Metadata metadata;
    private final Vault vault;
    private final EncryptionKeys keys;
    private final RecordTables records;
    private final Clock clock;

    Resealing(
            Database database, Metadata metadata, Vault vault, EncryptionKeys keys, RecordTables records, Clock clock) {
        this.records = records;
        this.database = database;
        this.metadata = metadata;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static Resealing of(
            Database database, Metadata metadata, Vault vault, EncryptionKeys keys, RecordTables records, Clock clock) {
        return new Resealing(database, metadata, vault, keys, records, clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var id = UUID.fromString(run.payload().path("run").asText());
        return Steps.of(() -> step(id))
                .onFailure(failure -> !(failure instanceof Postponed) && run.attempt() >= JobWorker.MAX_ATTEMPTS)
                .call(failure -> ResealTable.end(database.pool(), id, "failed", clock.instant()));
    }

    /** Some rows; false when they were the last. */
    private Uni<Boolean> step(UUID id) {
        return database.inTransaction(transaction -> ResealTable.find(transaction.connection(), id)
                        .map(found -> found.filter(Resealing::isToSettle).isPresent())
                        .call(settling -> settling
                                ? metadata.held(transaction)
                                : Uni.createFrom().nullItem())
                        .flatMap(settling -> ResealTable.lock(transaction.connection(), id)
                                .flatMap(found -> found.filter(ResealRun::isUnderWay)
                                        .map(run -> settling == isToSettle(run)
                                                ? some(transaction, run)
                                                : Uni.createFrom().item(true))
                                        .orElseGet(() -> Uni.createFrom().item(false)))))
                .onFailure(Contention::isBehind)
                // Somebody is writing one of these rows: they come again.
                .recoverWithItem(true);
    }

    /** All records are done: whoever looks at the form is to know, which a publish would have to wait for. */
    private static boolean isToSettle(ResealRun run) {
        return run.form() != null && ResealPlaces.settled(run.form()).equals(run.place());
    }

    private Uni<Void> settle(Transaction transaction, MetadataSnapshot world, ObjectKey form) {
        var object = world.find(FormShape.KIND, form).orElse(null);
        var shape = object == null ? null : FormShape.of(object).orElse(null);
        if (object == null || shape == null || shape.turning().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var derived = (ObjectNode) Objects.requireNonNull(object.compiled()).deepCopy();
        derived.set("fields", shape.settled().toJson().path("fields"));
        return records.settle(transaction, shape).chain(() -> metadata.derived(transaction, object.with(derived)));
    }

    private Uni<Boolean> some(Transaction transaction, ResealRun run) {
        var client = transaction.connection();
        var tables = new SealedTables(client, vault);
        return metadata.current(transaction)
                .call(world -> isToSettle(run)
                        ? settle(transaction, world, Objects.requireNonNull(run.form()))
                        : Uni.createFrom().voidItem())
                .flatMap(world -> ResealPlaces.of(tables, world, run.form()))
                .call(places -> run.total() != null
                        ? Uni.createFrom().voidItem()
                        : places.size(tables)
                                .flatMap(total -> ResealTable.start(client, run.id(), total, clock.instant())))
                .flatMap(places -> places.from(run.place())
                        .map(place -> some(client, run, places, place))
                        .orElseGet(() -> over(client, run, places)));
    }

    private Uni<Boolean> some(
            SqlClient client, ResealRun run, ResealPlaces places, Map.Entry<String, ResealPlaces.Place> place) {
        var name = place.getKey();
        var after = name.equals(run.place()) ? run.watermark() : null;
        return place.getValue().some(new SealedTables(client, vault), after).flatMap(done -> {
            var next = done.next() == null ? places.after(name) : name;
            return ResealTable.progress(client, run.id(), done.seen(), next == null ? name : next, done.next())
                    .chain(() -> next == null
                            ? over(client, run, places)
                            : Uni.createFrom().item(true));
        });
    }

    /** Statistics hold values as well, and would hold those of before until somebody looks at the tables again. */
    private Uni<Boolean> over(SqlClient client, ResealRun run, ResealPlaces places) {
        return client.query("ANALYZE " + String.join(", ", places.tables()))
                .execute()
                .chain(() -> run.form() == null
                        ? keys.forget(client)
                        : Uni.createFrom().voidItem())
                .chain(() -> ResealTable.end(client, run.id(), "done", clock.instant()))
                .invoke(() -> LOG.infof(
                        "%s is encrypted with the key %s now",
                        run.form() == null ? "everything" : "what is kept of " + run.form(),
                        vault.open().keyIds().get(0)))
                .replaceWith(false);
    }
}
