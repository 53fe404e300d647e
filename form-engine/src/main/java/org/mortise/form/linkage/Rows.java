package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/** The rows of sub-tables before a pass and as they were sent. */
final class Rows {

    private final @Nullable ObjectNode before;
    private final ObjectNode input;
    private final Map<String, Map<String, JsonNode>> stored = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> sent = new HashMap<>();

    Rows(@Nullable ObjectNode before, ObjectNode input) {
        this.before = before;
        this.input = input;
    }

    static String id(JsonNode row) {
        return row.path("_id").asText();
    }

    /** The rows to start from: those sent, completed from before; or those from before when none were sent. */
    ArrayNode merged(PreparedField table) {
        var merged = Json.mapper().createArrayNode();
        for (var row : sent(table)) {
            var whole = Json.object().put("_id", id(row));
            var old = before(table, row);
            for (var column : table.columns()) {
                var given = column.isWritable() ? row.get(column.key()) : null;
                var value = given != null || old == null ? given : old.get(column.key());
                if (!Walk.isBlank(value)) {
                    whole.set(column.key(), value);
                }
            }
            merged.add(whole);
        }
        return merged;
    }

    /** The rows that were sent; those from before when none were. */
    JsonNode sent(PreparedField table) {
        return input.has(table.key()) ? input.path(table.key()) : stored(table);
    }

    /** The row as it was before; null for a new one. */
    @Nullable
    JsonNode before(PreparedField table, JsonNode row) {
        return stored.computeIfAbsent(table.key(), key -> byId(stored(table))).get(id(row));
    }

    boolean isGiven(PreparedField table, JsonNode row, PreparedField column) {
        var given =
                sent.computeIfAbsent(table.key(), key -> byId(input.path(key))).get(id(row));
        return given != null && given.has(column.key());
    }

    private JsonNode stored(PreparedField table) {
        return before == null ? Json.object().path(table.key()) : before.path(table.key());
    }

    private static Map<String, JsonNode> byId(JsonNode rows) {
        var found = new HashMap<String, JsonNode>();
        rows.forEach(row -> found.putIfAbsent(id(row), row));
        return found;
    }

    /** What is meant inside a row: its columns first, then the fields of the record. */
    static ObjectNode around(PreparedField table, ObjectNode record, JsonNode row) {
        var around = Json.object();
        around.setAll(record);
        for (var column : table.columns()) {
            var value = row.get(column.key());
            if (Walk.isBlank(value)) {
                around.remove(column.key());
            } else {
                around.set(column.key(), value);
            }
        }
        return around;
    }
}
