package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.ForwardingFieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.metadata.FieldShape;

/** Inside a row of a sub-table: its columns first, then the fields of the record. */
record RowTypes(FieldTypes fields, FieldShape table) implements ForwardingFieldTypes {

    @Override
    public FieldPath outside(FieldPath path) {
        return outside(path, table);
    }

    @Override
    public @Nullable FxType typeOf(FieldPath path) {
        if (table.field(path.keys().get(0)).isEmpty()) {
            return fields.typeOf(path);
        }
        return fields.typeOf(outside(path)) instanceof FxType.ListOf list ? list.element() : null;
    }

    /** A path written inside a row of {@code table} as it is written outside; null: it is written outside. */
    static FieldPath outside(FieldPath path, @Nullable FieldShape table) {
        if (table == null || table.field(path.keys().get(0)).isEmpty()) {
            return path;
        }
        var keys = new ArrayList<String>();
        keys.add(table.key());
        keys.addAll(path.keys());
        return new FieldPath(keys);
    }

    /** A path written outside of a row of {@code table} as it is written inside, as far as it leads to a column. */
    static FieldPath inside(FieldPath path, FieldShape table) {
        var keys = path.keys();
        var leads = keys.size() > 1
                && keys.get(0).equals(table.key())
                && table.field(keys.get(1)).isPresent();
        return leads ? new FieldPath(keys.subList(1, keys.size())) : path;
    }

    @Override
    public @Nullable FieldPath currencyOf(FieldPath path) {
        var column = table.field(path.keys().get(0)).orElse(null);
        if (column == null) {
            return fields.currencyOf(path);
        }
        return path.keys().size() > 1 || column.currency() == null ? null : FieldPath.of(column.currency());
    }

    @Override
    public Collection<String> known() {
        var known = new ArrayList<String>();
        table.fields().forEach(column -> known.add(column.key()));
        known.addAll(fields.known());
        return known;
    }
}
