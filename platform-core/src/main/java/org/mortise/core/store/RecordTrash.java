package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.access.FormAccess;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.vault.Vault;

/** Deleting moves a record with everything that hangs off it to the trash, so that indexes and uniqueness know only the living. */
final class RecordTrash {

    private final RecordWrites writes;
    private final ChangeLogTable log = new ChangeLogTable();
    private final Vault vault;

    RecordTrash(RecordWrites writes, Vault vault) {
        this.writes = writes;
        this.vault = vault;
    }

    Uni<WrittenRecord> delete(SqlClient client, FormShape shape, LockedRecord before, ChangeStamp stamp) {
        var children = Json.object();
        WriteSql.parts(shape)
                .forEach(field -> children.set(field.key(), before.data().path(field.key())));
        var diff = RecordDiff.between(shape, before.data(), Json.object()).diff();
        var sealing = writes.sealing(shape);
        var written = new WrittenRecord(before.id(), before.version() + 1, true, diff);
        return client.preparedQuery(WriteSql.trash(shape))
                .execute(Tuple.from(Arrays.asList(
                        before.id(),
                        before.version(),
                        shape.form().toString(),
                        Rows.utc(stamp.at()),
                        stamp.actor(),
                        Json.write(sealing.sealed(children)))))
                .chain(() -> writes.removeParts(client, shape, before.id()))
                .chain(() -> log.add(client, shape, written.with(sealing.sealedDiff(diff)), "delete", stamp))
                .replaceWith(written);
    }

    Uni<WrittenRecord> restore(SqlClient client, FormAccess access, UUID id, ChangeStamp stamp) {
        var shape = access.shape();
        return client.query("SET LOCAL " + TableDdl.OLDER + " = 'on'")
                .execute()
                .chain(() -> RecordReads.execute(client, WriteSql.restore(access), Map.of("id", id)))
                .map(rows -> Rows.first(rows, row -> row).orElseThrow(Rejected::notFound))
                .flatMap(row -> takeChildren(client, id).map(children -> whole(row, children)))
                .flatMap(record -> bringBack(client, shape, id, record, stamp))
                .onFailure()
                .transform(failure -> Violations.explained(shape, failure));
    }

    private record Restored(int version, ObjectNode data) {}

    private Uni<WrittenRecord> bringBack(
            SqlClient client, FormShape shape, UUID id, Restored record, ChangeStamp stamp) {
        var sealing = Sealing.ofOlder(shape, vault);
        var conformed = sealing.conformed(record.data());
        sealing.open(record.data());
        var diff = RecordDiff.restoring(shape, record.data());
        var kept = sealing.sealed(diff);
        var written = new WrittenRecord(id, record.version(), true, diff.diff());
        return writes.apart(client, shape, Map.of(id, record.data()))
                .chain(() -> conform(client, shape, id, conformed))
                .chain(() ->
                        client.query("SET LOCAL " + TableDdl.OLDER + " = 'off'").execute())
                .chain(() -> writes.writeParts(client, shape, id, kept))
                .chain(() -> writes.search(client, shape, id, record.data()))
                .chain(() -> log.add(client, shape, written.with(kept.diff()), "restore", stamp))
                .replaceWith(written);
    }

    /** It was deleted under an older version of the form, perhaps, which sealed other fields. */
    private static Uni<Void> conform(SqlClient client, FormShape shape, UUID id, ObjectNode conformed) {
        var document = conformed.deepCopy();
        WriteSql.parts(shape).forEach(part -> document.remove(part.key()));
        return client.preparedQuery(WriteSql.conform(shape))
                .execute(Tuple.of(id, Json.write(document)))
                .replaceWithVoid();
    }

    private static Uni<ObjectNode> takeChildren(SqlClient client, UUID id) {
        return client.preparedQuery("DELETE FROM record_trash WHERE id = $1 RETURNING children::text")
                .execute(Tuple.of(id))
                .map(rows -> (ObjectNode) Json.parse(rows.iterator().next().getString(0)));
    }

    private static Restored whole(Row row, ObjectNode children) {
        var data = (ObjectNode) Json.parse(row.getString(1));
        data.setAll(children);
        return new Restored(row.getInteger(0), data);
    }
}
