package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Origin;
import org.mortise.core.formula.OtherForm;
import org.mortise.core.metadata.FieldShape;

/** Inside a row of a sub-table: its columns first, then the fields of the record. */
record RowTypes(FieldTypes record, FieldShape table) implements FieldTypes {

    @Override
    public @Nullable FxType typeOf(FieldPath path) {
        if (table.field(path.keys().get(0)).isEmpty()) {
            return record.typeOf(path);
        }
        return record.typeOf(outside(path, table)) instanceof FxType.ListOf list ? list.element() : null;
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
            return record.currencyOf(path);
        }
        return path.keys().size() > 1 || column.currency() == null ? null : FieldPath.of(column.currency());
    }

    @Override
    public @Nullable String codeOf(FieldPath path) {
        return record.codeOf(outside(path, table));
    }

    @Override
    public Collection<String> branch(FieldPath path, String option) {
        return record.branch(outside(path, table), option);
    }

    @Override
    public @Nullable Origin originOf(FieldPath path) {
        return record.originOf(outside(path, table));
    }

    @Override
    public @Nullable FieldPath serial() {
        return record.serial();
    }

    @Override
    public @Nullable OtherForm form(String reference) {
        return record.form(reference);
    }

    @Override
    public Collection<String> forms() {
        return record.forms();
    }

    @Override
    public Collection<String> known() {
        var known = new ArrayList<String>();
        table.fields().forEach(column -> known.add(column.key()));
        known.addAll(record.known());
        return known;
    }
}
