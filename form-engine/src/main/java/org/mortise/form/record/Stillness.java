package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/** That time has gone by is no change of a record: who saves it as it is changes nothing. */
final class Stillness {

    private Stillness() {}

    /** Takes the old values of the moment where nothing else differs. */
    static void keep(PreparedForm form, ObjectNode before, ObjectNode after) {
        if (form.ofTheMoment().isEmpty() || !holds(form, before, after)) {
            return;
        }
        for (var field : form.fields()) {
            var old = before.get(field.key());
            if (old == null) {
                after.remove(field.key());
            } else {
                after.set(field.key(), old);
            }
        }
    }

    /** Whether nothing but values of the moment differs. */
    static boolean holds(PreparedForm form, ObjectNode before, ObjectNode after) {
        return form.fields().stream()
                .noneMatch(field -> differs(form, field, before.get(field.key()), after.get(field.key())));
    }

    private static boolean differs(
            PreparedForm form, PreparedField field, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (form.ofTheMoment().contains(field.path()) || isBlank(before) && isBlank(after)) {
            return false;
        }
        if (!field.isTable() || before == null || after == null || before.size() != after.size()) {
            return !Objects.equals(before, after);
        }
        for (var index = 0; index < after.size(); index++) {
            var old = before.get(index);
            var row = after.get(index);
            if (!old.path("_id").equals(row.path("_id"))
                    || field.columns().stream()
                            .anyMatch(column -> differs(form, column, old.get(column.key()), row.get(column.key())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isArray() && value.isEmpty();
    }
}
