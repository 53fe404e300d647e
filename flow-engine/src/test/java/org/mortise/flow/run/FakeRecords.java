package org.mortise.flow.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Records in one plain table: no forms, no types, and permissions that tests give by hand. */
final class FakeRecords implements Records {

    static final String TABLE = """
            CREATE TABLE fake_record (
              form text NOT NULL, id uuid PRIMARY KEY, version integer NOT NULL DEFAULT 1, data jsonb NOT NULL,
              flow_state text NOT NULL DEFAULT 'draft', instance uuid)""";

    /** Who may read and change records of their own accord; the platform always may. */
    final List<UUID> editors = Collections.synchronizedList(new ArrayList<>());

    final List<Change> changes = Collections.synchronizedList(new ArrayList<>());
    final List<Caller> callers = Collections.synchronizedList(new ArrayList<>());
    private final Database database;

    FakeRecords(Database database) {
        this.database = database;
    }

    Uni<UUID> add(ObjectKey form, UUID id, String data) {
        return database.pool()
                .preparedQuery("INSERT INTO fake_record (form, id, data) VALUES ($1, $2, $3::text::jsonb)")
                .execute(Tuple.of(form.toString(), id, data))
                .replaceWith(id);
    }

    @Override
    public Uni<Record> read(Caller caller, ObjectKey form, UUID id) {
        return read(database.pool(), caller, form, id, "");
    }

    @Override
    public Uni<Record> read(Transaction transaction, Caller caller, ObjectKey form, UUID id, boolean lock) {
        return read(transaction.connection(), caller, form, id, lock ? " FOR UPDATE" : "");
    }

    @Override
    public Uni<RecordPage> list(Caller caller, RecordQuery query) {
        return Uni.createFrom().item(new RecordPage(List.of(), null, Json.object()));
    }

    @Override
    public Uni<Record> change(Caller caller, Change change) {
        return database.inTransaction(transaction -> change(transaction, caller, change));
    }

    @Override
    public Uni<Record> change(Transaction transaction, Caller caller, Change change) {
        changes.add(change);
        callers.add(caller);
        var rights = change.fieldRights();
        var data = change.data() == null ? Json.object() : change.data();
        for (var key : data.properties()) {
            var right = rights == null ? FieldRight.WRITE : rights.getOrDefault(key.getKey(), rights.get("*"));
            if (right != FieldRight.WRITE) {
                throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
            }
        }
        return transaction
                .connection()
                .preparedQuery(
                        "UPDATE fake_record SET data = data || $2::text::jsonb, version = version + 1 WHERE id = $1 RETURNING *")
                .execute(Tuple.of(change.id(), Json.write(data)))
                .map(rows -> record(rows.iterator().next(), true));
    }

    @Override
    public Uni<List<Created>> createMany(Transaction transaction, Caller caller, Batch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> flowState(
            Transaction transaction, ObjectKey form, UUID id, String state, @Nullable UUID instance) {
        return transaction
                .connection()
                .preparedQuery("UPDATE fake_record SET flow_state = $2, instance = $3 WHERE id = $1")
                .execute(Tuple.from(Arrays.asList(id, state, instance)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, String>> titles(Caller caller, ObjectKey form, List<UUID> ids) {
        return database.pool()
                .preparedQuery("SELECT id, data->>'name' AS name FROM fake_record WHERE id = ANY($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    var titles = new HashMap<UUID, String>();
                    rows.forEach(row -> titles.put(row.getUUID("id"), row.getString("name")));
                    return titles;
                });
    }

    private Uni<Record> read(SqlClient client, Caller caller, ObjectKey form, UUID id, String lock) {
        var mayRead = caller instanceof Caller.System || editors.contains(caller.person());
        return client.preparedQuery("SELECT * FROM fake_record WHERE id = $1 AND form = $2" + lock)
                .execute(Tuple.of(id, form.toString()))
                .map(rows -> {
                    if (!mayRead || rows.rowCount() == 0) {
                        throw Rejected.notFound();
                    }
                    return record(rows.iterator().next(), true);
                });
    }

    private static Record record(Row row, boolean update) {
        var data = (ObjectNode) Json.parse(row.getJsonObject("data").encode());
        var document = Json.object()
                .put("id", row.getUUID("id").toString())
                .put("version", row.getInteger("version"))
                .put("owner", data.path("owner").asText(null));
        document.set("flow", Json.object().put("state", row.getString("flow_state")));
        document.set("data", data);
        var labels = document.putObject("labels");
        data.forEach(value -> labels.put(value.asText(), "label of " + value.asText()));
        document.set("rights", Json.object().put("update", update));
        return new Record(
                ObjectKey.parse(row.getString("form")), row.getUUID("id"), row.getInteger("version"), data, document);
    }
}
