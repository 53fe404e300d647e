package org.mortise.core.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.ChangeStamp;
import org.mortise.core.store.NewRecord;
import org.mortise.core.store.RecordPatch;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.WrittenRecord;

/** Records straight from the store: access, storage and announcements are real, nothing is coerced, computed or validated. */
public final class StoredRecords implements Records {

    private final Database database;
    private final AccessGate gate;
    private final RecordStore store;
    private final Outbox outbox;
    private final Clock clock;

    public StoredRecords(Database database, AccessGate gate, RecordStore store, Outbox outbox, Clock clock) {
        this.database = database;
        this.gate = gate;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<Record> read(Caller caller, ObjectKey form, UUID id) {
        return gate.of(caller)
                .flatMap(access -> store.read(access.scope(RecordQuery.of(form, null, 1)), id))
                .map(found -> record(form, found));
    }

    @Override
    public Uni<Record> read(Transaction transaction, Caller caller, ObjectKey form, UUID id, boolean lock) {
        return gate.of(transaction, caller)
                .call(access -> lock
                        ? lock(transaction, access.form(form).shape(), id)
                        : Uni.createFrom().voidItem())
                .flatMap(access -> store.read(transaction, access.scope(RecordQuery.of(form, null, 1)), id))
                .map(found -> record(form, found));
    }

    private static Uni<Void> lock(Transaction transaction, FormShape shape, UUID id) {
        return transaction
                .connection()
                .preparedQuery("SELECT 1 FROM rec." + shape.table() + " WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    @Override
    public Uni<RecordPage> list(Caller caller, RecordQuery query) {
        return gate.scope(caller, query)
                .flatMap(store::list)
                .map(rows -> new RecordPage(
                        rows.records().stream()
                                .map(each -> record(query.form(), (ObjectNode) Json.parse(each.json())))
                                .toList(),
                        rows.next(),
                        Json.object()));
    }

    @Override
    public Uni<Record> change(Caller caller, Change change) {
        return database.inTransaction(transaction -> change(transaction, caller, change));
    }

    @Override
    public Uni<Record> change(Transaction transaction, Caller caller, Change change) {
        return gate.of(transaction, caller).flatMap(access -> {
            var id = change.id();
            var data = change.data();
            if (id == null) {
                return create(transaction, access, caller, change);
            }
            return data == null
                    ? delete(transaction, access, caller, change, id)
                    : update(transaction, access, caller, change, id, data);
        });
    }

    @Override
    public Uni<List<Created>> createMany(Transaction transaction, Caller caller, Batch batch) {
        return gate.of(transaction, caller).flatMap(access -> {
            var write = access.write(batch.form(), RecordAction.CREATE, null);
            var change = Change.create(batch.form(), Json.object(), batch.channel(), CauseChain.none());
            var ready = batch.data().stream()
                    .map(data -> new NewRecord(Ids.next(), data, keys(data), owner(write.shape(), data), null))
                    .toList();
            var payload = Json.object().put("via", batch.channel()).put("quiet", batch.quiet());
            ready.forEach(record -> payload.withArray("records").add(record.id().toString()));
            return store.insertMany(transaction, write, ready, stamp(caller, change))
                    .chain(() -> outbox.append(
                            transaction,
                            new OutboxEvent(
                                    Ids.next(),
                                    "record.bulk",
                                    batch.form(),
                                    null,
                                    payload,
                                    CauseChain.none(),
                                    clock.instant())))
                    .replaceWith(() -> ready.stream()
                            .map(record -> new Created(record.id(), List.of()))
                            .toList());
        });
    }

    @Override
    public Uni<Void> flowState(
            Transaction transaction, ObjectKey form, UUID id, String state, @Nullable UUID instance) {
        return gate.of(transaction, new Caller.System("test", null))
                .flatMap(access -> store.flowState(
                        transaction,
                        access.form(form).shape(),
                        id,
                        state,
                        instance,
                        new ChangeStamp(clock.instant(), null, "flow", null)));
    }

    @Override
    public Uni<Map<UUID, String>> titles(Caller caller, ObjectKey form, List<UUID> ids) {
        return gate.of(caller).flatMap(access -> store.titles(access.form(form), ids));
    }

    private Uni<Record> create(Transaction transaction, CallerAccess access, Caller caller, Change change) {
        var write = access.write(change.form(), RecordAction.CREATE, null);
        var data = change.data() == null ? Json.object() : change.data();
        var owner = owner(write.shape(), data);
        var record = new NewRecord(Ids.next(), data, keys(data), owner == null ? caller.person() : owner, null);
        return store.insert(transaction, write, record, stamp(caller, change))
                .call(written -> announce(transaction, "record.created", write.shape(), written, caller, change))
                .map(written -> bare(change, written));
    }

    private Uni<Record> update(
            Transaction transaction, CallerAccess access, Caller caller, Change change, UUID id, ObjectNode data) {
        var write = access.write(change.form(), RecordAction.UPDATE, null);
        return store.lock(transaction, write, id)
                .flatMap(locked -> {
                    var after = locked.data().deepCopy();
                    after.setAll(data);
                    var patch = new RecordPatch(after, keys(data), owner(write.shape(), after), locked.department());
                    return store.update(transaction, write, locked, patch, stamp(caller, change));
                })
                .call(written -> written.changed()
                        ? announce(transaction, "record.changed", write.shape(), written, caller, change)
                        : Uni.createFrom().voidItem())
                .map(written -> bare(change, written));
    }

    private Uni<Record> delete(Transaction transaction, CallerAccess access, Caller caller, Change change, UUID id) {
        var write = access.write(change.form(), RecordAction.DELETE, null);
        return store.lock(transaction, write, id)
                .flatMap(locked -> store.delete(transaction, write, locked, stamp(caller, change)))
                .call(written -> announce(transaction, "record.deleted", write.shape(), written, caller, change))
                .map(written -> bare(change, written));
    }

    private Uni<Void> announce(
            Transaction transaction,
            String type,
            FormShape shape,
            WrittenRecord written,
            Caller caller,
            Change change) {
        var payload = Json.object().put("version", written.version()).put("via", change.channel());
        if (caller.person() != null) {
            payload.put("actor", caller.person().toString());
        }
        var changed = payload.putArray("changed");
        var before = payload.putObject("old");
        var after = payload.putObject("new");
        written.diff().properties().forEach(entry -> {
            changed.add(entry.getKey());
            var kind = shape.field(entry.getKey()).orElseThrow().type();
            if (kind != ValueType.LONG_TEXT && kind != ValueType.SUBTABLE) {
                before.set(entry.getKey(), entry.getValue().get(0));
                after.set(entry.getKey(), entry.getValue().get(1));
            }
        });
        return outbox.append(
                transaction,
                new OutboxEvent(
                        Ids.next(), type, shape.form(), written.id(), payload, change.cause(), clock.instant()));
    }

    private ChangeStamp stamp(Caller caller, Change change) {
        return new ChangeStamp(clock.instant(), caller.person(), change.channel(), null);
    }

    private static @Nullable UUID owner(FormShape shape, ObjectNode data) {
        var field = shape.ownerField();
        return field == null || !data.hasNonNull(field)
                ? null
                : UUID.fromString(data.path(field).asText());
    }

    private static Set<String> keys(ObjectNode data) {
        var keys = new HashSet<String>();
        data.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Record bare(Change change, WrittenRecord written) {
        var document = Json.object().put("id", written.id().toString()).put("version", written.version());
        document.set("data", change.data() == null ? Json.object() : change.data());
        return record(change.form(), document);
    }

    private static Record record(ObjectKey form, Optional<RecordRows> found) {
        var stored = found.orElseThrow(Rejected::notFound).records().get(0);
        var document = (ObjectNode) Json.parse(stored.json());
        var rights = stored.rights();
        document.putObject("rights").put("update", rights != null && rights.may(RecordAction.UPDATE));
        return record(form, document);
    }

    private static Record record(ObjectKey form, ObjectNode document) {
        return new Record(
                form,
                UUID.fromString(document.path("id").asText()),
                document.path("version").asInt(),
                (ObjectNode) document.path("data"),
                document);
    }
}
