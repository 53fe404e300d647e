package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordRights;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/** What a caller may set of one record; pure. */
final class WriteRights {

    private WriteRights() {}

    /** Refuses keys that may not be set; see {@link #problems}. */
    static void check(FormShape shape, RecordAction action, RecordRights rights, Set<String> sent) {
        var problems = problems(shape, action, rights, sent);
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }

    /** What is wrong with keys that may not be set; hidden ones are as unknown as those that do not exist. */
    static List<Problem> problems(FormShape shape, RecordAction action, RecordRights rights, Set<String> sent) {
        var problems = new ArrayList<Problem>();
        for (var key : sent.stream().sorted().toList()) {
            var field = shape.field(key).orElse(null);
            if (field != null && rights.mayWrite(action, key)) {
                continue;
            }
            if (field == null || rights.reading(key) == FieldRight.HIDDEN) {
                problems.add(Problem.at("/data/" + key, "unknown_field", Map.of("field", key)));
            } else {
                problems.add(Problem.at("/data/" + key, "field_read_only", Map.of("field", field.title())));
            }
        }
        return problems;
    }

    /** Whether a record may be left like this by {@code action}: some grant to create or change records reaches it. */
    static boolean mayLeaveAs(RecordRights rights, RecordAction action) {
        return rights.may(action) || rights.may(RecordAction.CREATE) || rights.may(RecordAction.UPDATE);
    }

    /**
     * The image after a change, with the columns of sub-tables that the caller may not set as they were before; in new rows they
     * stay blank. Computed columns are the engine's.
     */
    static ObjectNode keepUnwritable(FormShape shape, RecordAction action, LockedRecord before, ObjectNode after) {
        ObjectNode kept = null;
        for (var field : shape.fields()) {
            var locked = lockedColumns(field, action, before.rights());
            if (!locked.isEmpty() && after.path(field.key()).isArray()) {
                kept = kept == null ? after.deepCopy() : kept;
                keep(locked, before.data().path(field.key()), kept.path(field.key()));
            }
        }
        return kept == null ? after : kept;
    }

    private static List<String> lockedColumns(FieldShape field, RecordAction action, RecordRights rights) {
        if (field.type() != ValueType.SUBTABLE) {
            return List.of();
        }
        return field.fields().stream()
                .filter(column -> !column.computed() && !rights.mayWrite(action, field.key() + "." + column.key()))
                .map(FieldShape::key)
                .toList();
    }

    private static void keep(List<String> columns, JsonNode before, JsonNode after) {
        var old = new HashMap<String, JsonNode>();
        before.forEach(row -> old.put(row.path(RecordDiff.ROW_ID).asText(), row));
        for (var row : after) {
            var known = old.get(row.path(RecordDiff.ROW_ID).asText());
            for (var column : columns) {
                var value = known == null ? null : known.get(column);
                if (value == null) {
                    ((ObjectNode) row).remove(column);
                } else {
                    ((ObjectNode) row).set(column, value);
                }
            }
        }
    }
}
