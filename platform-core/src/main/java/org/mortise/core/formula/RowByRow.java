package org.mortise.core.formula;

import org.jspecify.annotations.Nullable;

/** One row of a sub-table together with its record: {@code items.amount} is what the row holds, no list of all rows. */
public record RowByRow(FieldTypes fields, String table) implements ForwardingFieldTypes {

    /** Whether a path leads to a column of the row. */
    public boolean isOfRow(FieldPath path) {
        return path.keys().size() > 1 && path.keys().get(0).equals(table);
    }

    @Override
    public @Nullable FxType typeOf(FieldPath path) {
        var type = fields.typeOf(path);
        return isOfRow(path) ? type instanceof FxType.ListOf list ? list.element() : null : type;
    }
}
