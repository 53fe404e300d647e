package org.mortise.core.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.vault.Vault;

/**
 * Seals what is kept under an older version of a form, or by an older key, as it has to be sealed now: the change log and the trash
 * after a field has become encrypted, or no longer is; everything after the key has changed. In short transactions, so that nobody
 * waits; what it has not reached yet can be read all the while.
 */
@ApplicationScoped
public class Resealing implements JobHandler {

    /** Payload: {@code {"form": key}}, or {@code {"all": true}} for everything that a key has sealed. */
    static final String KIND = "store.reseal";

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private final Database database;
    private final Metadata metadata;
    private final Vault vault;
    private final EncryptionKeys keys;

    Resealing(Database database, Metadata metadata, Vault vault, EncryptionKeys keys) {
        this.database = database;
        this.metadata = metadata;
        this.vault = vault;
        this.keys = keys;
    }

    /** Outside the container, for tests of engines. */
    public static Resealing of(Database database, Metadata metadata, Vault vault, EncryptionKeys keys) {
        return new Resealing(database, metadata, vault, keys);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        if (!run.payload().path("all").asBoolean(false)) {
            var form = ObjectKey.parse(run.payload().path("form").asText());
            return database.inTransaction(metadata::current)
                    .flatMap(world -> inOrder(world.form(form).stream()
                            .flatMap(shape -> beside(shape).stream())
                            .toList()));
        }
        return database.inTransaction(metadata::current)
                .flatMap(world -> inOrder(world.all(FormShape.KIND).stream()
                        .flatMap(form -> world.form(form.key()).stream())
                        .filter(Sealing::isNeeded)
                        .flatMap(shape -> everything(shape).stream())
                        .toList()))
                .chain(() -> database.inTransaction(
                        transaction -> new SealedTables(transaction.connection(), vault).beside()))
                .chain(() -> keys.forget(database.pool()))
                .invoke(() -> LOG.infof(
                        "everything is encrypted with the key %s now",
                        vault.open().keyIds().get(0)));
    }

    /** Some rows, after those up to an id; gives the id after which to go on. */
    private interface Walk {

        Uni<@Nullable UUID> some(SealedTables tables, @Nullable UUID after);
    }

    private static List<Walk> everything(FormShape shape) {
        var walks = new ArrayList<Walk>();
        walks.add((tables, after) -> tables.records(shape, after));
        shape.fields().stream()
                .filter(field -> field.type() == ValueType.SUBTABLE)
                .forEach(field -> walks.add((tables, after) -> tables.rows(shape, field, after)));
        walks.addAll(beside(shape));
        return walks;
    }

    private static List<Walk> beside(FormShape shape) {
        return List.of((tables, after) -> tables.trash(shape, after), (tables, after) -> tables.changes(shape, after));
    }

    private Uni<Void> inOrder(List<Walk> walks) {
        var done = new AtomicInteger();
        return Multi.createFrom()
                .iterable(walks)
                .onItem()
                .transformToUniAndConcatenate(walk -> whole(walk)
                        .invoke(() ->
                                LOG.infof("encrypting: %d of %d tables are done", done.incrementAndGet(), walks.size()))
                        .replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> whole(Walk walk) {
        var after = new AtomicReference<@Nullable UUID>();
        return Multi.createBy()
                .repeating()
                .uni(() -> database.inTransaction(transaction ->
                                walk.some(new SealedTables(transaction.connection(), vault), after.get()))
                        .invoke(after::set)
                        .map(next -> next != null))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
