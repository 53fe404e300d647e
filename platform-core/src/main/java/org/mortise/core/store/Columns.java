package org.mortise.core.store;

import org.jooq.DataType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.vault.Seal;

/** What shadow columns hold, and how the trigger reads it from the document. */
final class Columns {

    /** As {@code form_storage} calls the columns of sealed fields, which hold marks: no value becomes one by itself. */
    static final String SEALED = "sealed";

    private Columns() {}

    static DataType<?> dataType(ValueType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, OPTION, STRUCTURE -> SQLDataType.CLOB;
            case NUMBER -> SQLDataType.NUMERIC;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case DATETIME -> SQLDataType.OFFSETDATETIME;
            case TIME -> SQLDataType.LOCALTIME;
            case USER, DEPARTMENT, LINK -> SQLDataType.UUID;
            case OPTIONS -> SQLDataType.CLOB.getArrayDataType();
            case USERS, DEPARTMENTS, LINKS, FILES, SUBTABLE -> SQLDataType.UUID.getArrayDataType();
        };
    }

    /** As in {@code ADD COLUMN}; the name of the type is also kept in {@code form_storage}. */
    static String declared(ValueType type) {
        return switch (type) {
            case TEXT, OPTION, STRUCTURE -> "text";
            case NUMBER -> "numeric";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DATETIME -> "timestamptz";
            case TIME -> "time";
            case USER, DEPARTMENT, LINK -> "uuid";
            case OPTIONS -> "text[]";
            case USERS, DEPARTMENTS, LINKS, FILES -> "uuid[]";
            case LONG_TEXT, SUBTABLE -> throw new IllegalArgumentException(type + " has no column");
        };
    }

    /** The assignment in the trigger; what does not fit the column leaves it blank instead of failing the write. */
    static String careful(FieldShape field) {
        return target(field) + value(field, "NEW.data", true) + ";";
    }

    /** The same for values that fit, at half the cost: one that does not fit fails. */
    static String trusting(FieldShape field) {
        return target(field) + value(field, "NEW.data", false) + ";";
    }

    /** What the column of a field would hold of a document that no record keeps; blank where it does not fit. */
    static String of(FieldShape field, String document) {
        return value(field, document, true);
    }

    private static String target(FieldShape field) {
        return "NEW." + Tables.quoted(Tables.columnOf(field)) + " := ";
    }

    /** What a sealed value is compared by; where a walk still has to turn values, one in clear stands for itself. */
    static String mark(FieldShape field, String document, String key) {
        var held = document + "->" + key;
        var mark = held + "->>'" + Seal.MARK + "'";
        return field.turning()
                ? "CASE WHEN jsonb_typeof(" + held + ") = 'object' THEN " + mark + " ELSE " + document + "->>" + key
                        + " END"
                : mark;
    }

    private static String value(FieldShape field, String document, boolean checked) {
        var key = Rendering.SQL.render(DSL.inline(field.key()));
        var held = document + "->" + key;
        if (field.mayBeSealed()) {
            return mark(field, document, key);
        }
        var text = field.type() == ValueType.STRUCTURE ? held + "->>'code'" : document + "->>" + key;
        var declared = declared(field.type());
        if (declared.equals("text")) {
            return text;
        }
        if (declared.endsWith("[]")) {
            var element = declared.substring(0, declared.length() - 2);
            var array = field.type() == ValueType.FILES ? "jsonb_path_query_array(" + held + ", '$[*].id')" : held;
            var valid = checked ? "pg_input_is_valid(e, '" + element + "')" : "e IS NOT NULL";
            return "CASE WHEN jsonb_typeof(" + array + ") = 'array' THEN ARRAY(SELECT e::" + element
                    + " FROM jsonb_array_elements_text(" + array + ") e WHERE " + valid + ") END";
        }
        var cast = "(" + text + ")::" + declared;
        return checked ? "CASE WHEN pg_input_is_valid(" + text + ", '" + declared + "') THEN " + cast + " END" : cast;
    }
}
