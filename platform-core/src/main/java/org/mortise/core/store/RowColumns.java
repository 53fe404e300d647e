package org.mortise.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Labels;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;

/** The columns of one row of a sub-table; paths start at the row. */
record RowColumns(FormColumns parent, FieldShape table, String alias) implements ColumnSource {

    @Override
    public FieldTypes types() {
        return new RowTypes(parent.types(), table);
    }

    @Override
    public @Nullable Column column(FieldPath path) {
        var type = types().typeOf(path);
        if (type == null) {
            return null;
        }
        var field = field(FieldPath.of(path.keys().get(0)));
        if (path.keys().size() > 1) {
            return FieldAspect.of(field, FormColumns.rest(path).keys())
                    .<Column>map(aspect ->
                            new Column.Ready(parent.limited(new AspectSql(alias, field).of(aspect), key(field)), type))
                    .orElseGet(() -> new Column.Linked(FieldPath.of(field.key()), FormColumns.rest(path)));
        }
        if (field.mayBeSealed()) {
            var place = Sealing.place(parent.access().shape(), key(field));
            return new Column.Sealed(parent.limited(FormColumns.mark(alias, field), key(field)), place, field);
        }
        var own =
                field.type() == ValueType.LONG_TEXT ? FormColumns.document(alias, field) : Tables.column(alias, field);
        return new Column.Ready(parent.limited(own, key(field)), type);
    }

    @Override
    public Condition linked(FieldPath link, Function<ColumnSource, Condition> inner) {
        var target = parent.target(field(link));
        Field<Object> value = ConditionSql.field(ConditionSql.ready(this, link));
        return value.in(DSL.select(target.idColumn())
                .from(Tables.records(target.access().shape()).as(target.alias()))
                .where(inner.apply(target))
                .and(target.reach()));
    }

    /** The field {@code rest} of the record that a link leads to. */
    Field<?> beyond(FieldPath link, FieldPath rest) {
        var target = parent.target(field(link));
        return DSL.field(DSL.select(target.scalar(rest))
                .from(Tables.records(target.access().shape()).as(target.alias()))
                .where(target.idColumn().eq(ConditionSql.field(ConditionSql.ready(this, link))))
                .and(target.reach()));
    }

    @Override
    public Condition rows(FieldPath path, Function<ColumnSource, Condition> inner) {
        throw ConditionSql.unknownField(path);
    }

    private FieldShape field(FieldPath path) {
        return table.field(path.toString()).orElseThrow(() -> ConditionSql.unknownField(path));
    }

    private String key(FieldShape column) {
        return table.key() + "." + column.key();
    }

    private record RowTypes(FieldTypes parent, FieldShape table) implements FieldTypes {

        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            return FormColumns.element(parent.typeOf(outside(path)));
        }

        @Override
        public Collection<String> branch(FieldPath path, String option) {
            return parent.branch(outside(path), option);
        }

        @Override
        public @Nullable Labels labelsOf(FieldPath path) {
            return parent.labelsOf(outside(path));
        }

        private FieldPath outside(FieldPath path) {
            var whole = new ArrayList<>(List.of(table.key()));
            whole.addAll(path.keys());
            return new FieldPath(whole);
        }

        @Override
        public Collection<String> known() {
            return table.fields().stream().map(FieldShape::key).toList();
        }
    }
}
