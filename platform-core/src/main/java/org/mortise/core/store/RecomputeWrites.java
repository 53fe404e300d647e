package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.database.Pipeline;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;

/**
 * Puts other computed values into many records at once. A record keeps its version, its moment of change and its history: what
 * people wrote has not changed, so nobody who has it open is told that it has.
 */
final class RecomputeWrites {

    private final RowWrites rows = new RowWrites();
    private final RecordLocks locks;
    private final RecordWrites parts;

    RecomputeWrites(RecordLocks locks, RecordWrites parts) {
        this.locks = locks;
        this.parts = parts;
    }

    /**
     * Holds the records until the transaction ends; those that are gone, or out of reach, are left out. Gives up soon where people
     * are at work, and long before the database would have to choose who of the two must fail.
     */
    Uni<List<LockedRecord>> lock(SqlClient client, ScopedWrite write, List<UUID> ids) {
        return client.query("SET LOCAL lock_timeout = '200ms'").execute().chain(() -> locks.lock(client, write, ids));
    }

    /** The next ids in the order of the primary key. */
    Uni<List<UUID>> idsAfter(SqlClient client, FormShape shape, @Nullable UUID after, int limit) {
        return client.preparedQuery(WriteSql.idsAfter(shape))
                .execute(Tuple.of(after, limit))
                .map(found -> Rows.list(found, row -> row.getUUID(0)));
    }

    Uni<Long> count(SqlClient client, FormShape shape) {
        return client.query("SELECT count(*) FROM " + Tables.quoted(Tables.SCHEMA, shape.table()))
                .execute()
                .map(found -> found.iterator().next().getLong(0));
    }

    /** What became of the records in which anything differs: only these are written. */
    Uni<List<WrittenRecord>> write(SqlClient client, FormShape shape, List<RecomputedRecord> records) {
        var sealing = parts.sealing(shape);
        var changed = records.stream()
                .map(record -> Changed.of(shape, sealing, record))
                .filter(record -> !record.diff().isEmpty())
                .toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var documents = new HashMap<UUID, ObjectNode>();
        changed.forEach(record -> documents.put(record.id(), record.record().after()));
        return parts.apart(client, shape, documents)
                .chain(() -> written(client, shape, changed))
                .replaceWith(changed.stream().map(Changed::written).toList());
    }

    private Uni<Void> written(SqlClient client, FormShape shape, List<Changed> changed) {
        return Pipeline.of(
                        documents(client, shape, changed),
                        parts(client, shape, changed),
                        search(client, shape, changed))
                .onFailure()
                .transform(failure -> Violations.explained(shape, failure))
                .replaceWithVoid();
    }

    /** @param kept what differs as the tables keep it */
    private record Changed(RecomputedRecord record, RecordDiff diff, RecordDiff kept) {

        static Changed of(FormShape shape, Sealing sealing, RecomputedRecord record) {
            var diff = RecordDiff.between(shape, record.before().data(), record.after());
            return new Changed(record, diff, sealing.sealed(diff));
        }

        UUID id() {
            return record.before().id();
        }

        WrittenRecord written() {
            return new WrittenRecord(id(), record.before().version(), true, diff.diff());
        }

        boolean changesDocument() {
            return !diff.set().isEmpty() || !diff.cleared().isEmpty();
        }
    }

    private static Uni<Void> documents(SqlClient client, FormShape shape, List<Changed> changed) {
        var touched = changed.stream().filter(Changed::changesDocument).toList();
        if (touched.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return client.preparedQuery(WriteSql.recomputed(shape))
                .execute(Tuple.of(
                        touched.stream().map(Changed::id).toArray(UUID[]::new),
                        touched.stream()
                                .map(record -> record.record().before().version())
                                .toArray(Integer[]::new),
                        touched.stream()
                                .map(record -> Json.write(
                                        Json.mapper().valueToTree(record.diff().cleared())))
                                .toArray(String[]::new),
                        touched.stream()
                                .map(record -> Json.write(record.kept().set()))
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Uni<Void> parts(SqlClient client, FormShape shape, List<Changed> changed) {
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(record -> parts.writeParts(client, shape, record.id(), record.kept()))
                .collect()
                .last();
    }

    private Uni<Void> search(SqlClient client, FormShape shape, List<Changed> changed) {
        var found = new ArrayList<NewRecord>();
        for (var record : changed) {
            if (RecordWrites.searchable(shape, record.diff())) {
                found.add(new NewRecord(record.id(), record.record().after(), Set.of(), null, null));
            }
        }
        return found.isEmpty() ? Uni.createFrom().voidItem() : rows.search(client, shape, found);
    }
}
