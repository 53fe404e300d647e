package org.mortise.core.store;

import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * One step over a link or over equal values, from a set of records to another.
 *
 * @param form that has the link
 * @param table the sub-table whose column the link is; null for a field of the form
 * @param back whether it goes from what is pointed to, to who points there
 * @param equal where that is held where one stands that {@code link} holds too, which is then no link; null for links
 */
public record Move(
        FormShape form,
        @Nullable FieldShape table,
        FieldShape link,
        boolean back,
        @Nullable Place equal) {

    /** From records of {@code form} to those that they point to. */
    public static Move along(FormShape form, FieldShape link) {
        return new Move(form, null, link, false, null);
    }

    /** From records of {@code form} to those that a column of their rows points to. */
    public static Move along(FormShape form, FieldShape table, FieldShape link) {
        return new Move(form, table, link, false, null);
    }

    /** To the records of {@code form} that point to where one stands. */
    public static Move back(FormShape form, @Nullable FieldShape table, FieldShape link) {
        return new Move(form, table, link, true, null);
    }

    /** To the records that hold at {@code place} what the records where one stands hold at {@code from}. */
    public static Move equal(Place place, Place from) {
        return new Move(place.form(), place.table(), place.field(), true, from);
    }

    /** @param from SQL that selects ids, or an array of them as {@code ANY($n)} takes it */
    String sql(String from) {
        if (equal != null) {
            return new Place(form, table, link).holding("ARRAY(" + equal.values(from) + ")");
        }
        if (link.type() == ValueType.LINKS && table == null) {
            return select(back ? "src" : "dst", Tables.tableOf(link), back ? "dst" : "src", from);
        }
        var column = Tables.columnOf(link);
        if (table != null) {
            if (back && link.type() == ValueType.LINKS) {
                return "SELECT parent_id AS id FROM " + Tables.quoted(Tables.SCHEMA, Tables.tableOf(table)) + " WHERE "
                        + Tables.quoted(column) + " && (" + from + ")";
            }
            if (link.type() == ValueType.LINKS) {
                return "SELECT unnest(" + Tables.quoted(column) + ") AS id FROM "
                        + Tables.quoted(Tables.SCHEMA, Tables.tableOf(table)) + " WHERE parent_id = ANY(" + from + ")";
            }
            return back
                    ? select("parent_id", Tables.tableOf(table), column, from)
                    : select(column, Tables.tableOf(table), "parent_id", from);
        }
        return back ? select("id", form.table(), column, from) : select(column, form.table(), "id", from);
    }

    private static String select(String what, String table, String where, String from) {
        return "SELECT " + Tables.quoted(what) + " AS id FROM " + Tables.quoted(Tables.SCHEMA, table) + " WHERE "
                + Tables.quoted(where) + " = ANY(" + from + ")";
    }
}
