package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.WrittenRecord;

/**
 * What is announced of a change: {@code {"version", "actor", "via", "changed": [keys], "old": {…}, "new": {…}}}. Old and new hold
 * the values of the changed fields; of long texts and sub-tables only the key is told.
 */
final class RecordEvents {

    static final String CREATED = "record.created";
    static final String CHANGED = "record.changed";
    static final String DELETED = "record.deleted";

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
        });
        return new OutboxEvent(Ids.next(), type, shape.form(), written.id(), payload, change.cause(), at);
    }

    private static void tell(FormShape shape, String key, JsonNode values, ObjectNode before, ObjectNode after) {
        var told = shape.field(key)
                .filter(field -> field.type() != ValueType.LONG_TEXT && field.type() != ValueType.SUBTABLE)
                .isPresent();
        if (told && values.isArray() && values.size() == 2) {
            before.set(key, values.get(0));
            after.set(key, values.get(1));
        }
    }
}
