package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordRights;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;

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

    /**
     * What is wrong with keys that may not be set, of fields and of columns ({@code items.price}); hidden ones are as unknown as
     * those that do not exist.
     */
    static List<Problem> problems(FormShape shape, RecordAction action, RecordRights rights, Set<String> sent) {
        var problems = new ArrayList<Problem>();
        for (var key : sent.stream().sorted().toList()) {
            var field = named(shape, key);
            if (field != null && rights.mayWrite(action, key)) {
                continue;
            }
            if (field == null || rights.reading(key) == FieldRight.HIDDEN) {
                problems.add(Problem.at(pointer(key), "unknown_field", Map.of("field", key)));
            } else {
                problems.add(Problem.at(pointer(key), "field_read_only", Map.of("field", field.title())));
            }
        }
        return problems;
    }

    private static String pointer(String key) {
        return "/data/" + key.replace('.', '/');
    }

    /** Whether a record may be left like this by {@code action}: some grant to create or change records reaches it. */
    static boolean mayLeaveAs(RecordRights rights, RecordAction action) {
        return rights.may(action) || rights.may(RecordAction.CREATE) || rights.may(RecordAction.UPDATE);
    }

    /** A field, or a column as {@code items.price}. */
    private static @Nullable FieldShape named(FormShape shape, String key) {
        var dot = key.indexOf('.');
        if (dot < 0) {
            return shape.field(key).orElse(null);
        }
        var table = shape.field(key.substring(0, dot)).orElse(null);
        return table == null
                ? null
                : table.fields().stream()
                        .filter(column -> column.key().equals(key.substring(dot + 1)))
                        .findFirst()
                        .orElse(null);
    }
}
