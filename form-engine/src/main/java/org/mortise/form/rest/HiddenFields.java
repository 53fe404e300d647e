package org.mortise.form.rest;

import java.util.List;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.form.linkage.Discretion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/** The fields of a form, and of those that it leads to, that one caller may not see. */
record HiddenFields(PreparedForm form, FormAccess access) implements Discretion.Knowledge {

    boolean has(String path) {
        return form.at(path).isPresent() && access.right(path) == FieldRight.HIDDEN;
    }

    @Override
    public boolean knows(FieldPath path) {
        var keys = path.keys();
        var field = form.field(keys.get(0)).orElse(null);
        if (field == null) {
            // Of the system, or no field at all.
            return true;
        }
        if (has(field.path())) {
            return false;
        }
        var column = keys.size() > 1 ? field.column(keys.get(1)).orElse(null) : null;
        if (column == null) {
            return beyond(field, keys.subList(1, keys.size()));
        }
        return !has(column.path()) && beyond(column, keys.subList(2, keys.size()));
    }

    private boolean beyond(PreparedField link, List<String> keys) {
        var target = link.shape().target();
        return keys.isEmpty()
                || target == null
                || access.caller()
                        .pointed(access.shape().form(), link.path(), target)
                        .filter(other -> knows(other, keys))
                        .isPresent();
    }

    @Override
    public boolean knows(ObjectKey other, FieldPath path) {
        return access.caller()
                .readable(other)
                .filter(there -> knows(there, path.keys()))
                .isPresent();
    }

    private static boolean knows(FormAccess there, List<String> keys) {
        var field = there.shape().field(keys.get(0)).orElse(null);
        if (field == null) {
            return true;
        }
        if (there.right(field.key()) == FieldRight.HIDDEN) {
            return false;
        }
        var column = keys.size() > 1 ? field.field(keys.get(1)).orElse(null) : null;
        if (column == null) {
            return beyond(there, field, keys.subList(1, keys.size()));
        }
        return there.right(field.key() + "." + column.key()) != FieldRight.HIDDEN
                && beyond(there, column, keys.subList(2, keys.size()));
    }

    private static boolean beyond(FormAccess there, FieldShape link, List<String> keys) {
        var target = link.target();
        return keys.isEmpty()
                || target == null
                || there.linked(target).filter(further -> knows(further, keys)).isPresent();
    }

    @Override
    public boolean knowsPeople() {
        return true;
    }
}
