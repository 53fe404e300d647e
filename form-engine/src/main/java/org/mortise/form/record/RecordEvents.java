package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.WrittenRecord;
import org.mortise.form.linkage.Asked;

/**
 * What is announced of a change: {@code {"version", "actor", "via", "changed": [keys], "old": {…}, "new": {…}}}. Old and new hold
 * the values of the changed fields; of long texts and sub-tables only the key is told, and {@code "rows": {"items.product": [ids]}}
 * to what the links of changed rows led before and lead now, and what their short values were before.
 */
public final class RecordEvents {

    public static final String CREATED = "record.created";
    public static final String CHANGED = "record.changed";
    public static final String DELETED = "record.deleted";

    /** Many created at once: {@code {"via", "actor", "quiet", "records": [ids]}}. */
    public static final String BULK = "record.bulk";

    /** Many computed anew though nobody has changed anything; see {@link #recomputed}. */
    public static final String RECOMPUTED = "record.recomputed";

    /** In what is told of a record that was computed anew: how many of them one after the other led to it. */
    public static final String HOPS = "hops";

    /** In what is told: where the links of changed rows lead, those before and those now, and what else they held before. */
    public static final String ROWS = "rows";

    private static final Set<ValueType> UNTOLD = Set.of(ValueType.LONG_TEXT, ValueType.SUBTABLE);

    private RecordEvents() {}

    static OutboxEvent of(
            String type, FormShape shape, WrittenRecord written, Caller caller, Change change, Instant at) {
        var payload = Json.object().put("version", written.version()).put("via", change.channel());
        if (caller.person() != null) {
            payload.put("actor", caller.person().toString());
        }
        var changed = payload.putArray("changed");
        var before = payload.putObject("old");
        var after = payload.putObject("new");
        written.diff().properties().forEach(entry -> {
            changed.add(entry.getKey());
            tell(shape, entry.getKey(), entry.getValue(), before, after);
            rows(shape, entry.getKey(), entry.getValue(), payload);
        });
        return new OutboxEvent(Ids.next(), type, shape.form(), written.id(), payload, change.cause(), at);
    }

    /**
     * {@code {"changed": [keys], "records": [ids], "old": {key: [values]}, "new": {key: [values]}}}: what changed in any of the records.
     */
    static OutboxEvent recomputed(FormShape shape, List<WrittenRecord> written, Instant at) {
        var payload = Json.object();
        var before = Json.object();
        var after = Json.object();
        var changed = new LinkedHashSet<String>();
        for (var record : written) {
            record.diff().properties().forEach(entry -> {
                changed.add(entry.getKey());
                rows(shape, entry.getKey(), entry.getValue(), payload);
                if (isTold(shape, entry.getKey())) {
                    collect(before.withArray(entry.getKey()), entry.getValue().path(0));
                    collect(after.withArray(entry.getKey()), entry.getValue().path(1));
                }
            });
        }
        changed.forEach(payload.putArray("changed")::add);
        var ids = payload.putArray("records");
        written.forEach(record -> ids.add(record.id().toString()));
        payload.set("old", before);
        payload.set("new", after);
        return new OutboxEvent(Ids.next(), RECOMPUTED, shape.form(), null, payload, CauseChain.none(), at);
    }

    private static void collect(ArrayNode all, JsonNode value) {
        for (var one : value.isArray() ? value : List.of(value)) {
            if (!one.isNull()) {
                all.add(one);
            }
        }
    }

    private static void rows(FormShape shape, String key, JsonNode changes, ObjectNode payload) {
        var table = shape.field(key).filter(field -> field.type() == ValueType.SUBTABLE);
        for (var column : table.map(FieldShape::fields).orElse(List.of())) {
            var values = new LinkedHashSet<String>();
            if (column.type() == ValueType.LINK || column.type() == ValueType.LINKS) {
                changes.path("added").forEach(row -> led(row.path(column.key()), values));
                changes.path("changed")
                        .forEach(cells -> cells.path(column.key()).forEach(value -> led(value, values)));
                changes.path("removed").forEach(row -> led(row.path(column.key()), values));
            } else if (Asked.mayLead(column)) {
                changes.path("changed")
                        .forEach(cells -> held(cells.path(column.key()).path(0), values));
                changes.path("removed").forEach(row -> held(row.path(column.key()), values));
            }
            if (!values.isEmpty()) {
                var all = payload.withObject("/" + ROWS).withArray(key + "." + column.key());
                values.forEach(all::add);
            }
        }
    }

    private static void led(JsonNode link, Set<String> ids) {
        for (var id : link.isArray() ? link : List.of(link)) {
            if (id.isTextual()) {
                ids.add(id.textValue());
            }
        }
    }

    /** What a column holds now is asked of the rows. */
    private static void held(JsonNode value, Set<String> values) {
        if (value.isValueNode() && !value.isNull()) {
            values.add(value.asText());
        }
    }

    private static boolean isTold(FormShape shape, String key) {
        return shape.field(key).filter(field -> !UNTOLD.contains(field.type())).isPresent();
    }

    private static void tell(FormShape shape, String key, JsonNode values, ObjectNode before, ObjectNode after) {
        if (isTold(shape, key) && values.isArray() && values.size() == 2) {
            before.set(key, values.get(0));
            after.set(key, values.get(1));
        }
    }
}
