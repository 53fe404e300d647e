package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.GroupRows;
import org.mortise.core.store.RecordStore;
import org.mortise.form.linkage.FxValues;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.Counted;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.model.RollupDefinition.Function;

/**
 * What the rollups of records come to, reckoned from the records, or rows, that point to them: one question per rollup, however many records
 * there are. The same over and over: nothing is counted up or down.
 */
final class RollupValues {

    private static final String PARENT = "parent";
    private static final String VALUE = "value";

    private final RecordStore store;
    private final Transaction transaction;
    private final CallerAccess platform;

    RollupValues(RecordStore store, Transaction transaction, CallerAccess platform) {
        this.store = store;
        this.transaction = transaction;
        this.platform = platform;
    }

    /** By record, by key; each of the records, which the transaction holds, has all rollups. */
    Uni<Map<UUID, ObjectNode>> of(PreparedForm form, List<UUID> ids) {
        var values = new HashMap<UUID, ObjectNode>();
        ids.forEach(id -> values.put(id, Json.object()));
        return Multi.createFrom()
                .iterable(form.fields().stream().filter(PreparedField::isRollup).toList())
                .onItem()
                .transformToUniAndConcatenate(field -> reckon(form, field, ids)
                        .invoke(found -> ids.forEach(id ->
                                Objects.requireNonNull(values.get(id)).set(field.key(), value(field, found.get(id))))))
                .collect()
                .last()
                .replaceWith(values);
    }

    private Uni<Map<UUID, @Nullable Object>> reckon(PreparedForm form, PreparedField field, List<UUID> ids) {
        var rollup = field.definition().rollup().orElseThrow();
        var child = ObjectKey.resolve(form.shape().form().pkg(), rollup.form());
        var access = platform.readable(child);
        if (access.isEmpty() || rollup.function().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var counted = Counted.of(access.get().shape(), rollup.via());
        return store.aggregate(transaction, platform.aggregate(query(counted, rollup)), ids)
                .map(RollupValues::byRecord);
    }

    private static AggregateQuery query(Counted counted, RollupDefinition rollup) {
        var of = rollup.field() == null ? null : FieldPath.of(rollup.field());
        return new AggregateQuery(
                counted.form().form(),
                counted.table() == null ? null : counted.table().key(),
                List.of(new AggregateQuery.Dimension(PARENT, counted.path(), null)),
                List.of(new AggregateQuery.Measure(
                        VALUE, aggregate(rollup.function().orElseThrow()), of)),
                filter(rollup),
                null,
                List.of(),
                AggregateQuery.MAX_LIMIT);
    }

    private static AggregateQuery.Aggregate aggregate(Function function) {
        return AggregateQuery.Aggregate.valueOf(function.name());
    }

    private static @Nullable Condition filter(RollupDefinition rollup) {
        var parts = new ArrayList<Condition>();
        if (rollup.where().isObject()) {
            parts.add(Conditions.parse(Json.plain(rollup.where())));
        }
        if (rollup.window() != null) {
            parts.add(Conditions.parse(Map.of(
                    "field", rollup.window().field(),
                    "op", "within",
                    "value", rollup.window().within())));
        }
        return parts.isEmpty() ? null : new Condition.All(parts);
    }

    private static Map<UUID, @Nullable Object> byRecord(GroupRows groups) {
        var found = new HashMap<UUID, @Nullable Object>();
        groups.rows().forEach(row -> found.put((UUID) Objects.requireNonNull(row.get(0)), row.get(1)));
        return found;
    }

    private JsonNode value(PreparedField field, @Nullable Object found) {
        var over = field.definition().rollup().flatMap(RollupDefinition::function);
        if (found == null && over.filter(Function::isZeroOverNothing).isEmpty()) {
            return NullNode.getInstance();
        }
        var written = FxValues.write(exact(found == null ? 0L : found), field.shape(), platform.zone());
        return written == null ? NullNode.getInstance() : written;
    }

    private static Object exact(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value instanceof Number number && !(value instanceof BigDecimal)
                ? BigDecimal.valueOf(number.longValue())
                : value;
    }
}
