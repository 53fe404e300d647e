package org.mortise.form.record;

import java.util.List;
import java.util.function.Predicate;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.condition.Condition;
import org.mortise.core.metadata.FieldShape;

/**
 * What whoever writes a record may know: of its fields, and of what lies behind its links. There only what is his to see in every record
 * counts; which of them he is allowed would have to be asked for each sentence.
 *
 * @param access of whoever writes
 * @param known whether he may know of a field or a column, by its path
 */
record Sight(FormAccess access, Predicate<String> known) {

    /** @param path of a field or a column, and on over its links */
    boolean reaches(List<String> path) {
        var field = access.shape().field(path.get(0)).orElse(null);
        if (field == null || !known.test(field.key())) {
            return field == null;
        }
        var column = path.size() < 2 ? null : field.field(path.get(1)).orElse(null);
        if (column == null) {
            return beyond(access, field, path.subList(1, path.size()));
        }
        return known.test(field.key() + "." + column.key()) && beyond(access, column, path.subList(2, path.size()));
    }

    private static boolean beyond(FormAccess from, FieldShape link, List<String> further) {
        var target = link.target();
        if (further.isEmpty() || target == null) {
            return true;
        }
        var next = from.linked(target).orElse(null);
        if (next == null || !isOpen(next, further.get(0))) {
            return false;
        }
        return next.shape()
                .field(further.get(0))
                .map(field -> beyond(next, field, further.subList(1, further.size())))
                .orElse(true);
    }

    private static boolean isOpen(FormAccess access, String key) {
        return access.scope(RecordAction.READ).equals(Condition.ALWAYS)
                && access.mayAsk(key)
                && access.showing(key, FieldRight.READ).equals(Condition.ALWAYS);
    }
}
