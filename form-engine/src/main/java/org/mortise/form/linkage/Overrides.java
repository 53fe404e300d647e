package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FormShape;

/**
 * Which computed fields of a record hold what a person gave in the place of what their formulas give; documents name them under
 * {@link FormShape#OVERRIDDEN}. Giving a value overrules the formula, giving none returns to it. Whoever sends back what was there
 * has given nothing.
 */
final class Overrides {

    private final PreparedForm form;
    private final Set<String> keys = new LinkedHashSet<>();

    private Overrides(PreparedForm form) {
        this.form = form;
    }

    static Overrides of(PreparedForm form, @Nullable ObjectNode before, ObjectNode input) {
        var overrides = new Overrides(form);
        for (var field : form.fields()) {
            if (field.isOverridable() && isOverruled(field.key(), before, input)) {
                overrides.keys.add(field.key());
            }
        }
        return overrides;
    }

    private static boolean isOverruled(String key, @Nullable ObjectNode before, ObjectNode input) {
        var stored = before != null && names(before, key);
        if (!input.has(key)) {
            return stored;
        }
        var given = input.get(key);
        return !Walk.isBlank(given) && (before == null || stored || !Objects.equals(given, before.get(key)));
    }

    private static boolean names(ObjectNode record, String key) {
        for (var each : record.path(FormShape.OVERRIDDEN)) {
            if (each.asText().equals(key)) {
                return true;
            }
        }
        return false;
    }

    boolean has(PreparedField field) {
        return keys.contains(field.path());
    }

    /** Writes them down, in the order of the form; those that are blank after all are none. */
    void note(ObjectNode data) {
        data.remove(FormShape.OVERRIDDEN);
        var kept = form.fields().stream()
                .map(PreparedField::key)
                .filter(key -> keys.contains(key) && !Walk.isBlank(data.get(key)))
                .toList();
        if (!kept.isEmpty()) {
            kept.forEach(data.putArray(FormShape.OVERRIDDEN)::add);
        }
    }
}
