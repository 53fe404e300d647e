package org.mortise.core.store;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.metadata.FieldShape;

/** The bare columns of one table, as the conditions of its indexes name them: no other table, no time and nobody who asks. */
record OwnColumns(FieldTypes types, List<FieldShape> fields) implements ColumnSource, ConditionEnvironment {

    @Override
    public @Nullable Column column(FieldPath path) {
        var type = types.typeOf(path);
        var field = fields.stream()
                .filter(known -> known.key().equals(path.toString()))
                .findFirst()
                .orElse(null);
        if (type != null && field != null && field.encrypted()) {
            // The text of the condition names the index: it must not change once no value turns any more.
            return new Column.Sealed(
                    DSL.field(DSL.name(Tables.columnOf(field)), String.class), field.key(), field.settled());
        }
        return type == null || field == null || field.column() == null
                ? null
                : new Column.Ready(DSL.field(DSL.name(Tables.columnOf(field)), Columns.dataType(field.type())), type);
    }

    @Override
    public Condition linked(FieldPath link, Function<ColumnSource, Condition> inner) {
        throw ConditionSql.unknownField(link);
    }

    @Override
    public Condition rows(FieldPath table, Function<ColumnSource, Condition> inner) {
        throw ConditionSql.unknownField(table);
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public @Nullable Object variable(String name) {
        return null;
    }

    @Override
    public Collection<String> departmentTree(String department) {
        return List.of();
    }
}
