package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.RecordFacts.Linked;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.ValueType;

/** Fetches the records that the links of a record lead to, as far as somebody walks along them. */
final class LinkedRecords {

    private final Records records;
    private final Transaction transaction;
    private final Caller.System caller;
    private final MetadataSnapshot snapshot;
    private final Map<UUID, Linked> found = new HashMap<>();

    LinkedRecords(Records records, Transaction transaction, Caller.System caller, MetadataSnapshot snapshot) {
        this.records = records;
        this.transaction = transaction;
        this.caller = caller;
        this.snapshot = snapshot;
    }

    /** By id; records that are gone are absent. */
    Uni<Map<UUID, Linked>> along(Set<FieldPath> paths, FormShape shape, JsonNode data) {
        return each(List.copyOf(paths), path -> walk(shape, data, path.keys())).replaceWith(found);
    }

    private Uni<Void> walk(FormShape shape, JsonNode data, List<String> keys) {
        var field = shape.field(keys.get(0)).orElse(null);
        if (field == null || keys.size() < 2) {
            return Uni.createFrom().voidItem();
        }
        var rest = keys.subList(1, keys.size());
        if (field.type() == ValueType.SUBTABLE) {
            return rows(field, data.path(field.key()), rest);
        }
        return follow(field, data.path(field.key()), rest);
    }

    private Uni<Void> rows(FieldShape table, JsonNode rows, List<String> keys) {
        var column = table.field(keys.get(0)).orElse(null);
        if (column == null || keys.size() < 2) {
            return Uni.createFrom().voidItem();
        }
        var cells = new ArrayList<JsonNode>();
        rows.forEach(row -> cells.add(row.path(column.key())));
        return each(cells, cell -> follow(column, cell, keys.subList(1, keys.size())));
    }

    private Uni<Void> follow(FieldShape link, JsonNode value, List<String> rest) {
        var target = link.target() == null ? null : snapshot.form(link.target()).orElse(null);
        if (target == null || !value.isTextual()) {
            return Uni.createFrom().voidItem();
        }
        return read(target, UUID.fromString(value.asText()))
                .flatMap(linked -> linked == null
                        ? Uni.createFrom().voidItem()
                        : walk(target, linked.document().path("data"), rest));
    }

    private Uni<@Nullable Linked> read(FormShape target, UUID id) {
        var known = found.get(id);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return readNow(target.form(), id).map(record -> {
            if (record == null) {
                return null;
            }
            var linked = new Linked(target, record.document());
            found.put(id, linked);
            return linked;
        });
    }

    private Uni<Records.@Nullable Record> readNow(ObjectKey form, UUID id) {
        return records.read(transaction, caller, form, id, false)
                .onFailure(LinkedRecords::isGone)
                .recoverWithNull();
    }

    static boolean isGone(Throwable failure) {
        return failure instanceof Rejected refused && refused.kind() == Rejected.Kind.NOT_FOUND;
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
