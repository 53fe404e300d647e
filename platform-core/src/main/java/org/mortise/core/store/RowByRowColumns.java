package org.mortise.core.store;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.RowByRow;
import org.mortise.core.metadata.FieldShape;

/** The columns of one row of a sub-table beside those of its record; paths start at the record. */
record RowByRowColumns(RowByRow types, FormColumns parent, RowColumns row) implements ColumnSource {

    static RowByRowColumns of(FormColumns parent, FieldShape table, String alias) {
        var types = new RowByRow(parent.types(), table.key());
        return new RowByRowColumns(types, parent, new RowColumns(parent, table, alias));
    }

    Table<?> table() {
        return Tables.of(row.table()).as(row.alias());
    }

    Condition ofRecord() {
        return Tables.plain(row.alias(), "parent_id").eq(parent.idColumn());
    }

    /** Where the row stands in its record. */
    Field<?> place() {
        return Tables.plain(row.alias(), "ord");
    }

    /** Rows of records that show them. */
    Condition shown() {
        return parent.showing(row.table().key(), FieldRight.READ);
    }

    @Override
    public @Nullable Column column(FieldPath path) {
        if (!types.isOfRow(path)) {
            return parent.column(path);
        }
        var column = row.column(FormColumns.rest(path));
        return column instanceof Column.Linked linked
                ? new Column.Linked(
                        new FieldPath(List.of(types.table(), linked.link().toString())), linked.rest())
                : column;
    }

    @Override
    public Condition linked(FieldPath link, Function<ColumnSource, Condition> inner) {
        return types.isOfRow(link) ? row.linked(FormColumns.rest(link), inner) : parent.linked(link, inner);
    }

    @Override
    public Condition rows(FieldPath path, Function<ColumnSource, Condition> inner) {
        return parent.rows(path, inner);
    }

    /** A single value, or the list of one cell, over to-one links too. */
    Field<?> scalar(FieldPath path) {
        if (!types.isOfRow(path)) {
            return parent.scalar(path);
        }
        var column = column(path);
        if (column instanceof Column.Ready ready) {
            return ready.field();
        }
        if (column instanceof Column.Sealed sealed) {
            throw SealedSql.refused(sealed);
        }
        if (!(column instanceof Column.Linked linked)) {
            throw ConditionSql.unknownField(path);
        }
        return row.beyond(FormColumns.rest(linked.link()), linked.rest());
    }

    /** What is filled where the field is, for counting. */
    Field<?> counted(FieldPath path) {
        return column(path) instanceof Column.Sealed sealed ? sealed.mark() : scalar(path);
    }

    /** Rows of which a link, or one behind it, leads to one of the ids in the slot {@code ids}; over the index of the column. */
    Condition leading(FieldPath path, Field<?> ids, BiFunction<FormColumns, FieldPath, Condition> beyond) {
        var column = FormColumns.rest(path);
        var link = FieldPath.of(column.keys().get(0));
        if (column.keys().size() > 1) {
            return row.linked(link, inner -> beyond.apply((FormColumns) inner, FormColumns.rest(column)));
        }
        var held = ConditionSql.ready(row, link);
        return held.type() instanceof FxType.ListOf
                ? DSL.condition("{0} && {1}", held.field(), ids)
                : DSL.condition("{0} = any({1})", held.field(), ids);
    }
}
