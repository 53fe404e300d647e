package org.mortise.core.formula;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** One row of a sub-table together with its record: {@code items.amount} is what the row holds, no list of all rows. */
public record RowByRow(FieldTypes record, String table) implements FieldTypes {

    /** Whether a path leads to a column of the row. */
    public boolean isOfRow(FieldPath path) {
        return path.keys().size() > 1 && path.keys().get(0).equals(table);
    }

    @Override
    public @Nullable FxType typeOf(FieldPath path) {
        var type = record.typeOf(path);
        return isOfRow(path) ? type instanceof FxType.ListOf list ? list.element() : null : type;
    }

    @Override
    public Collection<String> known() {
        return record.known();
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
    public @Nullable FieldPath currencyOf(FieldPath path) {
        return record.currencyOf(path);
    }

    @Override
    public @Nullable String codeOf(FieldPath path) {
        return record.codeOf(path);
    }

    @Override
    public @Nullable Origin originOf(FieldPath path) {
        return record.originOf(path);
    }

    @Override
    public Collection<String> branch(FieldPath path, String option) {
        return record.branch(path, option);
    }
}
