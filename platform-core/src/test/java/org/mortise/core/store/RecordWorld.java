package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.RecordRights;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.access.TestAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.testing.TestPostgres;
import org.mortise.core.vault.Seal;
import org.mortise.core.vault.Vault;

/** A real database with the tables of two forms, and shortcuts to write and read in them. */
final class RecordWorld implements AutoCloseable {

    static final UUID SOMEBODY = UUID.fromString("00000000-0000-7000-8000-0000000000aa");

    static final Vault VAULT = Vault.of(Seal.of(new byte[32]));

    final TestPostgres postgres = TestPostgres.createMigrated();
    final Database database = postgres.database();
    final RecordStore store = RecordStore.of(database, VAULT);
    final FormIndexes indexes = FormIndexes.of(database, Jobs.of(Clock.systemUTC(), VAULT), Clock.systemUTC());
    final RecordTables tables = RecordTables.of(indexes, VAULT);

    static RecordWorld withForms() {
        var world = new RecordWorld();
        world.publish(null, Shapes.partner());
        world.publish(null, Shapes.order());
        return world;
    }

    static TestAccess access() {
        return new TestAccess().form(Shapes.partner()).form(Shapes.order());
    }

    static CallerAccess administrator() {
        return access().administrator();
    }

    void publish(@Nullable FormShape previous, FormShape next) {
        inTransaction(transaction -> tables.publish(transaction, previous, next));
    }

    <T> T inTransaction(Function<Transaction, Uni<T>> work) {
        return database.inTransaction(work).await().indefinitely();
    }

    /** @param data JSON with single quotes */
    UUID insert(CallerAccess caller, ObjectKey form, String data) {
        return insert(caller, form, json(data), SOMEBODY, null);
    }

    UUID insert(CallerAccess caller, ObjectKey form, ObjectNode data, @Nullable UUID owner, @Nullable UUID department) {
        var id = Ids.next();
        var record = new NewRecord(id, data, keys(data), owner, department);
        inTransaction(transaction ->
                store.insert(transaction, caller.write(form, RecordAction.CREATE, null), record, stamp()));
        return id;
    }

    WrittenRecord update(CallerAccess caller, ObjectKey form, UUID id, String changes) {
        var patch = json(changes);
        return inTransaction(transaction -> {
            var write = caller.write(form, RecordAction.UPDATE, null);
            return store.lock(transaction, write, id)
                    .flatMap(before -> store.update(transaction, write, before, patched(before, patch), stamp()));
        });
    }

    static RecordPatch patched(LockedRecord before, ObjectNode patch) {
        var after = before.data().deepCopy();
        after.setAll(patch);
        var owner =
                patch.hasNonNull("owner") ? UUID.fromString(patch.get("owner").asText()) : before.owner();
        return new RecordPatch(after, keys(patch), owner, before.department());
    }

    WrittenRecord delete(CallerAccess caller, ObjectKey form, UUID id) {
        return inTransaction(transaction -> {
            var write = caller.write(form, RecordAction.DELETE, null);
            return store.lock(transaction, write, id)
                    .flatMap(before -> store.delete(transaction, write, before, stamp()));
        });
    }

    RecordRows list(CallerAccess caller, RecordQuery query) {
        return store.list(caller.scope(query)).await().indefinitely();
    }

    /** @param filter JSON with single quotes; null for all */
    List<UUID> ids(CallerAccess caller, ObjectKey form, @Nullable String filter, @Nullable String search) {
        var query = new RecordQuery(form, condition(filter), search, List.of(), List.of(), null, 500);
        return list(caller, query).records().stream().map(StoredRecord::id).toList();
    }

    ObjectNode read(CallerAccess caller, ObjectKey form, UUID id) {
        return found(caller, form, id).map(record -> json(record.data())).orElseThrow();
    }

    RecordRights rights(CallerAccess caller, ObjectKey form, UUID id) {
        return found(caller, form, id).map(StoredRecord::rights).orElseThrow();
    }

    boolean reads(CallerAccess caller, ObjectKey form, UUID id) {
        return found(caller, form, id).isPresent();
    }

    private Optional<StoredRecord> found(CallerAccess caller, ObjectKey form, UUID id) {
        return store.read(caller.scope(RecordQuery.of(form, null, 1)), id)
                .await()
                .indefinitely()
                .map(found -> found.records().get(0));
    }

    List<Row> rows(String sql, Object... values) {
        var rows = new ArrayList<Row>();
        postgres.pool()
                .preparedQuery(sql)
                .execute(Tuple.from(List.of(values)))
                .await()
                .indefinitely()
                .forEach(rows::add);
        return rows;
    }

    ScopedWrite write(CallerAccess caller, ObjectKey form, RecordAction action) {
        return caller.write(form, action, null);
    }

    static @Nullable Condition condition(@Nullable String json) {
        return json == null ? null : Conditions.parse(Json.plain(TestAccess.json(json)));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) TestAccess.json(text);
    }

    /** What a job was given to do, as the table of jobs keeps it. */
    static JsonNode payload(String kept) {
        return VAULT.read("job", kept);
    }

    static ChangeStamp stamp() {
        return new ChangeStamp(TestAccess.NOW, SOMEBODY, "api", null);
    }

    static Set<String> keys(ObjectNode data) {
        var keys = new HashSet<String>();
        data.properties().forEach(field -> {
            keys.add(field.getKey());
            for (var row : field.getValue()) {
                row.fieldNames().forEachRemaining(column -> keys.add(field.getKey() + "." + column));
            }
        });
        keys.removeIf(key -> key.endsWith("._id"));
        return keys;
    }

    @Override
    public void close() {
        postgres.close();
    }
}
