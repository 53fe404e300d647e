package org.mortise.core.formula;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another form that functions such as LOOKUP may ask: its records, or the rows of one of its sub-tables, each with its record.
 *
 * @param key its qualified key
 * @param table key of the sub-table whose rows are asked; null: records are
 * @param fields types of its fields
 */
public record OtherForm(String key, @Nullable String table, FieldTypes fields) {

    /** Its records. */
    public OtherForm(String key, FieldTypes fields) {
        this(key, null, fields);
    }

    /** Its rows; null when it has no such sub-table. */
    @Nullable
    OtherForm rows(String subtable) {
        return table == null && isTable(subtable) ? new OtherForm(key, subtable, fields) : null;
    }

    /** Of what is asked: {@code shop.order}, or {@code shop.order.items} for rows. */
    String name() {
        return table == null ? key : key + "." + table;
    }

    /** Where a field that is written here is held, columns of the row first; null when there is none. */
    @Nullable
    FieldPath path(String written) {
        if (written.isEmpty() || written.indexOf('.') >= 0) {
            return null;
        }
        var column = table == null ? null : new FieldPath(List.of(table, written));
        if (column != null && fields.typeOf(column) != null) {
            return column;
        }
        var field = FieldPath.of(written);
        return written.equals(table) || fields.typeOf(field) == null ? null : field;
    }

    /** The type of what is held at a path. */
    @Nullable
    FxType typeOf(FieldPath path) {
        return table == null ? fields.typeOf(path) : new RowByRow(fields, table).typeOf(path);
    }

    /** Whether a path leads to what each of several rows shares with the others: a field of their record. */
    boolean isShared(FieldPath path) {
        return table != null && path.keys().size() == 1;
    }

    /** The fields that may be written here. */
    Collection<String> known() {
        var prefix = table + ".";
        return fields.known().stream()
                .map(path -> table != null && path.startsWith(prefix) ? path.substring(prefix.length()) : path)
                .filter(path -> path.indexOf('.') < 0 && !path.equals(table))
                .distinct()
                .toList();
    }

    /** Its sub-tables, for what may be meant by another. */
    Collection<String> tables() {
        return fields.known().stream().filter(this::isTable).toList();
    }

    private boolean isTable(String field) {
        return !field.isEmpty()
                && field.indexOf('.') < 0
                && fields.typeOf(FieldPath.of(field)) instanceof FxType.ListOf list
                && list.element() instanceof FxType.Ref ref
                && ref.form().equals(key + "." + field);
    }
}
