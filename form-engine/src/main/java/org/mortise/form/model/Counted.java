package org.mortise.form.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.RowByRow;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * What is reckoned over or listed because it leads to a record: records of a form, or rows of one of its sub-tables.
 *
 * @param form of the records
 * @param table the sub-table whose rows they are; null for records
 * @param links keys of the links that lead on, one or two; the first is a column of the rows, if they are rows
 */
public record Counted(FormShape form, @Nullable FieldShape table, List<String> links) {

    public Counted {
        links = List.copyOf(links);
    }

    /** @param via as documents say it: {@code customer}, {@code order.customer}, or {@code items.product} for rows */
    public static Counted of(FormShape form, List<String> via) {
        var table = via.size() < 2
                ? null
                : form.field(via.get(0))
                        .filter(field -> field.type() == ValueType.SUBTABLE)
                        .orElse(null);
        return new Counted(form, table, table == null ? via : via.subList(1, via.size()));
    }

    /** Those among which the first link stands. */
    public List<FieldShape> beside() {
        return table == null ? form.fields() : table.fields();
    }

    /** Whether a path says a column of the rows. */
    public boolean isOfRow(String path) {
        return table != null && path.startsWith(table.key() + ".");
    }

    /** A field of the record, or {@code items.amount} for a column of the rows. */
    public Optional<FieldShape> field(String path) {
        return table != null && isOfRow(path)
                ? table.field(path.substring(table.key().length() + 1))
                : form.field(path);
    }

    /** The field that says in which currency the amounts at a path are; null when none does. */
    public @Nullable String currencyOf(String path) {
        var currency = field(path).map(FieldShape::currency).orElse(null);
        return currency != null
                        && table != null
                        && isOfRow(path)
                        && table.field(currency).isPresent()
                ? table.key() + "." + currency
                : currency;
    }

    /** What conditions over it may name. */
    public FieldTypes types(Function<ObjectKey, Optional<FormShape>> forms) {
        var types = FormTypes.unsecured(form, forms);
        return table == null ? types : new RowByRow(types, table.key());
    }

    /** The fields and columns that a field may be meant for. */
    public List<String> known() {
        var known = new ArrayList<String>();
        if (table != null) {
            table.fields().forEach(column -> known.add(table.key() + "." + column.key()));
        }
        form.fields().forEach(field -> known.add(field.key()));
        return known;
    }

    /** The whole path, as queries say it. */
    public FieldPath path() {
        var keys = new ArrayList<>(links);
        if (table != null) {
            keys.add(0, table.key());
        }
        return new FieldPath(keys);
    }
}
