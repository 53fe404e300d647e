package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.database.Pipeline;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.vault.Vault;

/** Carries out inserts and updates of records, with everything that hangs off them. */
final class RecordWrites {

    private final WriteLeave leave = new WriteLeave();
    private final RowWrites rows = new RowWrites();
    private final ChangeLogTable log = new ChangeLogTable();
    private final Vault vault;

    RecordWrites(Vault vault) {
        this.vault = vault;
    }

    /** What happens to values on their way into the tables and back. */
    Sealing sealing(FormShape shape) {
        return Sealing.of(shape, vault);
    }

    Uni<WrittenRecord> insert(SqlClient client, ScopedWrite write, NewRecord record, ChangeStamp stamp) {
        var diff = RecordDiff.between(write.shape(), Json.object(), record.data());
        var written = new WrittenRecord(record.id(), 1, true, diff.diff());
        var kept = sealing(write.shape()).sealed(diff);
        return apart(client, write.shape(), Map.of(record.id(), record.data()))
                .chain(() -> Pipeline.of(
                        store(client, write, List.of(record), Map.of(record.id(), kept), stamp),
                        leave.require(client, write, record),
                        log.add(client, write.shape(), written.with(kept.diff()), "create", stamp)))
                .replaceWith(written);
    }

    /** Which records the caller may make is known once they are there: those that he may not are taken back. */
    Uni<Map<UUID, List<Problem>>> insertMany(
            SqlClient client, ScopedWrite write, List<NewRecord> records, ChangeStamp stamp) {
        var documents = new HashMap<UUID, ObjectNode>();
        records.forEach(record -> documents.put(record.id(), record.data()));
        return apart(client, write.shape(), documents)
                .chain(() -> client.query("SAVEPOINT new_records").execute())
                .chain(() -> store(client, write, records, diffs(write.shape(), records), stamp))
                .chain(() -> leave.refused(client, write, records))
                .flatMap(refused -> refused.isEmpty()
                        ? kept(client, write, records, stamp)
                        : client.query("ROLLBACK TO SAVEPOINT new_records")
                                .execute()
                                .chain(() -> insertRest(client, write, records, refused, stamp)));
    }

    private Uni<Map<UUID, List<Problem>>> kept(
            SqlClient client, ScopedWrite write, List<NewRecord> records, ChangeStamp stamp) {
        var ids = records.stream().map(NewRecord::id).toList();
        return client.query("RELEASE SAVEPOINT new_records")
                .execute()
                .chain(() -> log.addCreated(client, write.shape(), ids, stamp))
                .replaceWith(Map.of());
    }

    private Uni<Map<UUID, List<Problem>>> insertRest(
            SqlClient client,
            ScopedWrite write,
            List<NewRecord> records,
            Map<UUID, List<Problem>> refused,
            ChangeStamp stamp) {
        var rest = records.stream()
                .filter(record -> !refused.containsKey(record.id()))
                .toList();
        return rest.isEmpty()
                ? Uni.createFrom().item(refused)
                : insertMany(client, write, rest, stamp).replaceWith(refused);
    }

    private Map<UUID, RecordDiff> diffs(FormShape shape, List<NewRecord> records) {
        var diffs = new HashMap<UUID, RecordDiff>();
        var sealing = sealing(shape);
        records.forEach(record ->
                diffs.put(record.id(), sealing.sealed(RecordDiff.between(shape, Json.object(), record.data()))));
        return diffs;
    }

    Uni<WrittenRecord> update(
            SqlClient client, ScopedWrite write, LockedRecord before, RecordPatch patch, ChangeStamp stamp) {
        var shape = write.shape();
        WriteRights.check(shape, write.action(), before.rights(), patch.sent());
        var after = patch.data();
        var diff = RecordDiff.between(shape, before.data(), after);
        if (diff.isEmpty()) {
            return Uni.createFrom().item(new WrittenRecord(before.id(), before.version(), false, Json.object()));
        }
        var written = new WrittenRecord(before.id(), before.version() + 1, true, diff.diff());
        var kept = sealing(shape).sealed(diff);
        var givenAway = !Objects.equals(before.owner(), patch.owner());
        return apart(client, shape, Map.of(before.id(), after))
                .chain(() -> Pipeline.of(
                        updateRow(client, shape, before, patch, kept, stamp),
                        writeParts(client, shape, before.id(), kept),
                        searchable(shape, diff)
                                ? rows.search(client, shape, before.id(), after)
                                : Uni.createFrom().voidItem(),
                        givenAway ? Uni.createFrom().voidItem() : leave.requireStill(client, write, before.id()),
                        log.add(client, shape, written.with(kept.diff()), "update", stamp)))
                .onFailure()
                .transform(failure -> Violations.explained(shape, failure))
                .replaceWith(written);
    }

    /**
     * As long as some values are still sealed by an older key, or kept in clear, the indexes do not know that they are the same as
     * others: so these are compared by what they are known by. Whoever is sealed anew meanwhile meets the index.
     */
    Uni<Void> apart(SqlClient client, FormShape shape, Map<UUID, ObjectNode> documents) {
        var older = sealing(shape).older();
        if (older.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = List.copyOf(documents.keySet());
        var all = ids.stream()
                .map(id -> Objects.requireNonNull(documents.get(id)))
                .toList();
        return Multi.createFrom()
                .iterable(older)
                .onItem()
                .transformToUniAndConcatenate(sealing -> UniqueStandings.of(client, shape, sealing, all))
                .invoke(standings -> standings.forEach(standing -> {
                    if (standing.other() != null && !standing.other().equals(ids.get(standing.document()))) {
                        throw Rejected.invalid(List.of(standing.taken()));
                    }
                }))
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<Void> flowState(
            SqlClient client, FormShape shape, UUID id, String state, @Nullable UUID instance, ChangeStamp stamp) {
        return client.preparedQuery(WriteSql.flowState(shape))
                .execute(Tuple.of(id, state, instance, Rows.utc(stamp.at())))
                .replaceWithVoid();
    }

    /** Writes the parts of a record that stand in tables of their own. */
    Uni<Void> writeParts(SqlClient client, FormShape shape, UUID record, RecordDiff diff) {
        Uni<Void> written = Uni.createFrom().voidItem();
        for (var field : WriteSql.parts(shape)) {
            var rowsDiff = diff.rows().get(field.key());
            var links = diff.links().get(field.key());
            if (rowsDiff != null) {
                written = written.chain(() -> rows.rows(client, field, record, rowsDiff));
            }
            if (links != null) {
                written = written.chain(() -> rows.links(client, field, record, links));
            }
        }
        return written;
    }

    Uni<Void> search(SqlClient client, FormShape shape, UUID record, ObjectNode data) {
        return rows.search(client, shape, record, data);
    }

    Uni<Void> removeParts(SqlClient client, FormShape shape, UUID record) {
        return rows.removeAll(client, shape, record);
    }

    private Uni<Void> updateRow(
            SqlClient client,
            FormShape shape,
            LockedRecord before,
            RecordPatch patch,
            RecordDiff diff,
            ChangeStamp stamp) {
        return client.preparedQuery(WriteSql.update(shape))
                .execute(Tuple.from(Arrays.asList(
                        before.id(),
                        before.version(),
                        diff.cleared().toArray(String[]::new),
                        Json.write(diff.set()),
                        Rows.utc(stamp.at()),
                        stamp.actor(),
                        patch.owner(),
                        patch.department())))
                .invoke(updated -> {
                    if (updated.size() == 0) {
                        throw Rejected.because(Rejected.Kind.CONFLICT, "stale_version");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> store(
            SqlClient client,
            ScopedWrite write,
            List<NewRecord> records,
            Map<UUID, RecordDiff> diffs,
            ChangeStamp stamp) {
        var shape = write.shape();
        var inserted = client.preparedQuery(WriteSql.insert(shape))
                .execute(Tuple.from(Arrays.asList(
                        records.stream().map(NewRecord::id).toArray(UUID[]::new),
                        records.stream().map(NewRecord::owner).toArray(UUID[]::new),
                        records.stream().map(NewRecord::department).toArray(UUID[]::new),
                        records.stream()
                                .map(record -> Json.write(Objects.requireNonNull(diffs.get(record.id()))
                                        .set()))
                                .toArray(String[]::new),
                        Rows.utc(stamp.at()),
                        stamp.actor(),
                        records.stream()
                                .map(NewRecord::madeAt)
                                .map(at -> at == null ? null : Rows.utc(at))
                                .toArray(OffsetDateTime[]::new),
                        records.stream().map(NewRecord::madeBy).toArray(UUID[]::new),
                        records.stream()
                                .map(record -> Rows.utcOrNull(record.changedAt()))
                                .toArray(OffsetDateTime[]::new))));
        return Pipeline.of(inserted, storeParts(client, shape, records, diffs), rows.search(client, shape, records))
                .onFailure()
                .transform(failure -> Violations.explained(shape, failure));
    }

    private Uni<Void> storeParts(
            SqlClient client, FormShape shape, List<NewRecord> records, Map<UUID, RecordDiff> diffs) {
        Uni<Void> written = Uni.createFrom().voidItem();
        for (var field : WriteSql.parts(shape)) {
            var owned = new ArrayList<RowWrites.Owned>();
            var sources = new ArrayList<UUID>();
            var targets = new ArrayList<UUID>();
            for (var record : records) {
                var diff = Objects.requireNonNull(diffs.get(record.id()));
                var rowsDiff = diff.rows().get(field.key());
                if (rowsDiff != null) {
                    rowsDiff.added().forEach(row -> owned.add(new RowWrites.Owned(record.id(), row)));
                }
                for (var target : diff.links().getOrDefault(field.key(), List.of())) {
                    sources.add(record.id());
                    targets.add(target);
                }
            }
            written = written.chain(() -> rows.add(client, field, owned))
                    .chain(() -> rows.addLinks(client, field, sources, targets));
        }
        return written;
    }

    static boolean searchable(FormShape shape, RecordDiff diff) {
        return SearchSql.fields(shape).stream().anyMatch(field -> diff.diff().has(field.key()));
    }
}
