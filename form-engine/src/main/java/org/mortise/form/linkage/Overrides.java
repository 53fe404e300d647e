package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FormShape;

/**
 * Which computed fields of a record, and columns of its rows, hold what a person gave in the place of what their formulas give;
 * documents and rows name them under {@link FormShape#OVERRIDDEN}. Giving a value overrules the formula, giving none returns to it.
 * Whoever sends back what was there has given nothing.
 */
final class Overrides {

    private final PreparedForm form;
    private final Set<String> keys;
    private final Map<String, Set<String>> keysByRow = new HashMap<>();

    private Overrides(PreparedForm form, Set<String> keys) {
        this.form = form;
        this.keys = keys;
    }

    static Overrides of(PreparedForm form, @Nullable ObjectNode before, ObjectNode input, Rows rows) {
        var overrides = new Overrides(form, overruled(form.fields(), before, input));
        for (var table : form.fields()) {
            if (table.columns().stream().anyMatch(PreparedField::isOverridable)) {
                for (var row : rows.sent(table)) {
                    var found = overruled(table.columns(), rows.before(table, row), row);
                    overrides.keysByRow.put(place(table, row), found);
                }
            }
        }
        return overrides;
    }

    private static Set<String> overruled(List<PreparedField> fields, @Nullable JsonNode before, JsonNode given) {
        var keys = new LinkedHashSet<String>();
        for (var field : fields) {
            if (field.isOverridable() && isOverruled(field.key(), before, given)) {
                keys.add(field.key());
            }
        }
        return keys;
    }

    private static boolean isOverruled(String key, @Nullable JsonNode before, JsonNode input) {
        var stored = before != null && names(before, key);
        if (!input.has(key)) {
            return stored;
        }
        var given = input.get(key);
        return !Walk.isBlank(given) && (before == null || stored || !Objects.equals(given, before.get(key)));
    }

    private static boolean names(JsonNode record, String key) {
        for (var each : record.path(FormShape.OVERRIDDEN)) {
            if (each.asText().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static String place(PreparedField table, JsonNode row) {
        return table.key() + "/" + Rows.id(row);
    }

    boolean has(PreparedField field) {
        return keys.contains(field.path());
    }

    boolean has(PreparedField table, PreparedField column, JsonNode row) {
        return keysByRow.getOrDefault(place(table, row), Set.of()).contains(column.key());
    }

    /** Writes them down, in the order of the form; those that are blank after all are none. */
    void note(ObjectNode data) {
        note(form.fields(), keys, data);
        for (var table : form.fields()) {
            for (var row : table.isTable() ? data.path(table.key()) : List.<JsonNode>of()) {
                note(table.columns(), keysByRow.getOrDefault(place(table, row), Set.of()), (ObjectNode) row);
            }
        }
    }

    private static void note(List<PreparedField> fields, Set<String> keys, ObjectNode holder) {
        holder.remove(FormShape.OVERRIDDEN);
        var kept = fields.stream()
                .map(PreparedField::key)
                .filter(key -> keys.contains(key) && !Walk.isBlank(holder.get(key)))
                .toList();
        if (!kept.isEmpty()) {
            kept.forEach(holder.putArray(FormShape.OVERRIDDEN)::add);
        }
    }
}
