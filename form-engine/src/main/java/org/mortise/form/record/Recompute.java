package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.LockedRecord;
import org.mortise.core.store.RecordMarks.Marked;
import org.mortise.core.store.WrittenRecord;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * Computes stored records anew from what they and the records around them hold, without anybody changing them: only computed
 * fields move, so version, author and history stay, and a change that somebody is typing is not refused for it. What follows from
 * the new values is announced as of any change.
 *
 * <p>The records are locked before anything is read, so whoever comes later reads what is newer: the same work done twice, or by
 * two at once, comes to the same.
 */
final class Recompute {

    private static final Caller CALLER = new Caller.System("form:refresh", null);
    private static final String CHANNEL = "compute";

    private final AccessGate gate;
    private final WritingTools tools;

    Recompute(AccessGate gate, WritingTools tools) {
        this.gate = gate;
        this.tools = tools;
    }

    /** What a batch shares. */
    private record Batch(
            Transaction transaction, CallerAccess platform, PreparedForm form, ScopedWrite write, LinkLoad links) {}

    /** How many of the records have changed; those that are not there are left out. */
    Uni<Integer> run(Transaction transaction, ObjectKey form, List<Marked> records) {
        return gate.of(transaction, CALLER).flatMap(platform -> {
            if (platform.readable(form).isEmpty()) {
                return Uni.createFrom().item(0);
            }
            var batch = new Batch(
                    transaction,
                    platform,
                    tools.forms().of(platform.snapshot(), form),
                    platform.write(form, RecordAction.UPDATE, null),
                    new LinkLoad(tools.store(), transaction, platform));
            return run(batch, records);
        });
    }

    private Uni<Integer> run(Batch batch, List<Marked> records) {
        var causes = new HashMap<UUID, Marked>();
        records.forEach(record -> causes.put(record.id(), record));
        return lock(batch, records).flatMap(locked -> rollups(batch, locked)
                .call(rollups -> batch.links()
                        .load(
                                batch.form(),
                                locked.stream().map(LockedRecord::data).toList()))
                .call(rollups -> batch.links().foresee(batch.form(), () -> locked.forEach(record -> computing(batch, record)
                        .look(record.data(), Objects.requireNonNull(rollups.get(record.id()))))))
                .flatMap(rollups -> Multi.createFrom()
                        .iterable(locked)
                        .onItem()
                        .transformToUniAndConcatenate(
                                record -> refresh(batch, record, Objects.requireNonNull(rollups.get(record.id())))
                                        .call(written -> announce(
                                                batch, Objects.requireNonNull(causes.get(record.id())), written)))
                        .filter(WrittenRecord::changed)
                        .collect()
                        .with(java.util.stream.Collectors.counting())
                        .map(Long::intValue)));
    }

    /** In one order, so that two batches with the same records do not wait for each other. */
    private Uni<List<LockedRecord>> lock(Batch batch, List<Marked> records) {
        return Multi.createFrom()
                .iterable(records.stream()
                        .map(Marked::id)
                        .sorted(Comparator.comparing(UUID::toString))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(id -> tools.store()
                        .lock(batch.transaction(), batch.write(), id)
                        .map(Optional::of)
                        .onFailure(Recompute::isGone)
                        .recoverWithItem(Optional.empty()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof Rejected rejected && rejected.kind() == Rejected.Kind.NOT_FOUND;
    }

    private Uni<Map<UUID, ObjectNode>> rollups(Batch batch, List<LockedRecord> locked) {
        return new RollupValues(tools.store(), batch.transaction(), batch.platform())
                .of(batch.form(), locked.stream().map(LockedRecord::id).toList());
    }

    private static Computing computing(Batch batch, LockedRecord record) {
        return new Computing(
                batch.form(),
                batch.links(),
                CALLER,
                batch.platform(),
                key -> FieldRight.WRITE,
                SystemValues.of(record));
    }

    private Uni<WrittenRecord> refresh(Batch batch, LockedRecord record, ObjectNode rollups) {
        return computing(batch, record)
                .run(record.data(), rollups)
                .map(result -> computed(batch.form(), record.data(), result.data()))
                .flatMap(data ->
                        tools.store().refresh(batch.transaction(), batch.form().shape(), record, data));
    }

    /** The record as it was, with its computed fields as they are now. */
    private static ObjectNode computed(PreparedForm form, ObjectNode before, ObjectNode now) {
        var data = before.deepCopy();
        for (var field : form.fields()) {
            if (isRefreshed(field)) {
                put(data, field.key(), now.get(field.key()));
            }
            if (field.isTable()) {
                columns(field, data.path(field.key()), now.path(field.key()));
            }
        }
        return data;
    }

    private static void columns(PreparedField table, JsonNode rows, JsonNode now) {
        for (var index = 0; index < Math.min(rows.size(), now.size()); index++) {
            for (var column : table.columns()) {
                if (isRefreshed(column) && rows.get(index) instanceof ObjectNode row) {
                    put(row, column.key(), now.get(index).get(column.key()));
                }
            }
        }
    }

    /** What a formula says of the moment, or of who writes, it says when somebody writes. */
    private static boolean isRefreshed(PreparedField field) {
        return field.isComputed()
                && (field.compute() == null || !field.compute().isVolatile());
    }

    private static void put(ObjectNode holder, String key, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            holder.remove(key);
        } else {
            holder.set(key, value);
        }
    }

    private Uni<Void> announce(Batch batch, Marked marked, WrittenRecord written) {
        if (!written.changed()) {
            return Uni.createFrom().voidItem();
        }
        var change = new Change(
                batch.form().shape().form(), marked.id(), Json.object(), null, CHANNEL, null, marked.cause());
        return tools.outbox()
                .append(
                        batch.transaction(),
                        RecordEvents.of(
                                RecordEvents.CHANGED,
                                batch.form().shape(),
                                written,
                                CALLER,
                                change,
                                tools.clock().instant()));
    }
}
