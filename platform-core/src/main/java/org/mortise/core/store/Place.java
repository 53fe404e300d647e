package org.mortise.core.store;

import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;

/**
 * Where records of a form hold a value.
 *
 * @param table the sub-table whose column the field is; null for a field of the form
 */
public record Place(FormShape form, @Nullable FieldShape table, FieldShape field) {

    /** Ids of the records that hold one of some values. */
    String holding(String values) {
        return "SELECT " + owner() + " AS id FROM " + source() + " WHERE " + Tables.quoted(Tables.columnOf(field))
                + " = ANY(" + values + ")";
    }

    /** What the records hold whose ids are in {@code from}, an array. */
    String values(String from) {
        return "SELECT " + Tables.quoted(Tables.columnOf(field)) + " FROM " + source() + " WHERE " + owner() + " = ANY("
                + from + ")";
    }

    private String source() {
        return Tables.quoted(Tables.SCHEMA, table == null ? form.table() : Tables.tableOf(table));
    }

    private String owner() {
        return table == null ? "id" : "parent_id";
    }

    /** An array of texts as the values of the column. */
    String cast(String texts) {
        return texts + "::" + Columns.declared(field.type()) + "[]";
    }
}
