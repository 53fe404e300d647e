package org.mortise.rule.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Json;

/**
 * Reads what events of records tell: {@code {"version", "actor", "via", "changed": [keys], "old": {…}, "new": {…}}}. Old and new
 * leave out long texts and sub-tables. Of many records that came together only the ids are told.
 */
final class RecordEvent {

    static final String BULK = "record.bulk";
    static final String CREATED = "record.created";
    static final String CHANGED = "record.changed";
    static final String DELETED = "record.deleted";

    /** A person runs a rule on a record: {@code {"actor", "input": {…}}}. */
    static final String PRESSED = "rule.pressed";

    private static final String SAMPLE = "sample";

    private RecordEvent() {}

    /** The person whose action it was; null when nobody's. */
    static @Nullable UUID actor(OutboxEvent event) {
        var actor = event.payload().path("actor").asText("");
        return actor.isEmpty() ? null : UUID.fromString(actor);
    }

    /**
     * Sample data arrives as its author left it, and an import may ask for the same: nobody is told of it and nothing follows from
     * it.
     */
    static boolean isSilent(OutboxEvent event) {
        return event.payload().path("via").asText().equals(SAMPLE)
                || event.payload().path("quiet").asBoolean(false);
    }

    /** The event itself; or of many records that came together ({@code {"records": [ids]}}), the creation of each. */
    static List<OutboxEvent> each(OutboxEvent event) {
        if (!event.type().equals(BULK)) {
            return List.of(event);
        }
        var cause = new CauseChain(
                event.cause().root() == null
                        ? event.id().toString()
                        : event.cause().root(),
                event.cause().visited());
        var payload = event.payload().deepCopy();
        ((ObjectNode) payload).remove("records");
        var creations = new ArrayList<OutboxEvent>();
        event.payload().path("records").forEach(id -> {
            var record = UUID.fromString(id.asText());
            creations.add(new OutboxEvent(
                    part(event.id(), record), CREATED, event.form(), record, payload, cause, event.at()));
        });
        return creations;
    }

    /** The same whenever the event is handled again, so that each record sets a rule off once. */
    private static UUID part(UUID event, UUID record) {
        return UUID.nameUUIDFromBytes((event + " " + record).getBytes(StandardCharsets.UTF_8));
    }

    static Set<String> changed(OutboxEvent event) {
        var keys = new LinkedHashSet<String>();
        event.payload().path("changed").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    static ObjectNode old(OutboxEvent event) {
        return values(event, "old");
    }

    static ObjectNode now(OutboxEvent event) {
        return values(event, "new");
    }

    /** What the person was asked before. */
    static ObjectNode input(OutboxEvent event) {
        return values(event, "input");
    }

    private static ObjectNode values(OutboxEvent event, String key) {
        return event.payload().path(key) instanceof ObjectNode values ? values.deepCopy() : Json.object();
    }
}
