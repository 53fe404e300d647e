package org.mortise.core.store;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;

/** Names of record tables and their columns; quoted by jOOQ. */
final class Tables {

    static final String SCHEMA = "rec";

    private Tables() {}

    static Table<Record> records(FormShape shape) {
        return DSL.table(DSL.name(SCHEMA, shape.table()));
    }

    static Table<Record> search(FormShape shape) {
        return DSL.table(DSL.name(SCHEMA, shape.searchTable()));
    }

    /** The child table of a sub-table, or the link table of many links. */
    static Table<Record> of(FieldShape field) {
        return DSL.table(DSL.name(SCHEMA, tableOf(field)));
    }

    static String tableOf(FieldShape field) {
        var table = field.table();
        if (table == null) {
            throw new IllegalStateException(field.key() + " has no table");
        }
        return table;
    }

    static String columnOf(FieldShape field) {
        var column = field.column();
        if (column == null) {
            throw new IllegalStateException(field.key() + " has no column");
        }
        return column;
    }

    static Field<?> column(String alias, SystemField field) {
        var type =
                switch (field.type()) {
                    case NUMBER -> SQLDataType.INTEGER;
                    case DATETIME -> SQLDataType.OFFSETDATETIME;
                    case OPTION -> SQLDataType.CLOB;
                    default -> SQLDataType.UUID;
                };
        return DSL.field(DSL.name(alias, field.column()), type);
    }

    static Field<?> column(String alias, FieldShape field) {
        return DSL.field(DSL.name(alias, columnOf(field)), Columns.dataType(field.type()));
    }

    static Field<Object> plain(String alias, String column) {
        return DSL.field(DSL.name(alias, column), Object.class);
    }

    static String quoted(String... names) {
        return Rendering.SQL.render(DSL.name(names));
    }
}
