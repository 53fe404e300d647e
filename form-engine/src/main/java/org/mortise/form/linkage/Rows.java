package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/** The rows of sub-tables before a pass and as they were sent. */
final class Rows {

    private final @Nullable ObjectNode before;
    private final ObjectNode input;

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
        return find(stored(table), id(row));
    }

    boolean isGiven(PreparedField table, JsonNode row, PreparedField column) {
        var sent = input.has(table.key()) ? find(input.path(table.key()), id(row)) : null;
        return sent != null && sent.has(column.key());
    }

    private JsonNode stored(PreparedField table) {
        return before == null ? Json.object().path(table.key()) : before.path(table.key());
    }

    private static @Nullable JsonNode find(JsonNode rows, String id) {
        for (var row : rows) {
            if (id(row).equals(id)) {
                return row;
            }
        }
        return null;
    }
}
