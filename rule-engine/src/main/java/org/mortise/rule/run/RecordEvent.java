package org.mortise.rule.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Json;

/**
 * Reads what events of records tell: {@code {"version", "actor", "via", "changed": [keys], "old": {…}, "new": {…}}}. Old and new
 * leave out long texts and sub-tables.
 */
final class RecordEvent {

    static final String CREATED = "record.created";
    static final String CHANGED = "record.changed";
    static final String DELETED = "record.deleted";

    private static final String SAMPLE = "sample";

    private RecordEvent() {}

    /** The person whose action it was; null when nobody's. */
    static @Nullable UUID actor(OutboxEvent event) {
        var actor = event.payload().path("actor").asText("");
        return actor.isEmpty() ? null : UUID.fromString(actor);
    }

    /** Sample data arrives as its author left it: nobody is told of it and nothing follows from it. */
    static boolean isSample(OutboxEvent event) {
        return event.payload().path("via").asText().equals(SAMPLE);
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

    private static ObjectNode values(OutboxEvent event, String key) {
        return event.payload().path(key) instanceof ObjectNode values ? values.deepCopy() : Json.object();
    }
}
