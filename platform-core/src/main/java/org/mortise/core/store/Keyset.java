package org.mortise.core.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;
import org.mortise.core.metadata.SystemField;

/**
 * The order of a list and where in it a page begins. Blanks come last either way; the id breaks ties in the direction of the
 * first level, so that an index on (column, id) serves both directions.
 */
record Keyset(List<Level> levels, Field<Object> id) {

    /** One level. {@code blankable} is false for columns that always hold a value. */
    record Level(Field<Object> value, DataType<?> type, boolean descending, boolean blankable) {}

    private static final List<RecordQuery.Sort> NEWEST_FIRST =
            List.of(new RecordQuery.Sort(FieldPath.of(SystemField.CREATED_AT.key()), true));

    static List<RecordQuery.Sort> sort(RecordQuery query) {
        return query.sort().isEmpty() ? NEWEST_FIRST : query.sort();
    }

    static Keyset of(FormColumns columns, RecordQuery query) {
        var levels = new ArrayList<Level>();
        for (var sort : sort(query)) {
            levels.add(level(columns, sort));
        }
        return new Keyset(levels, columns.idColumn());
    }

    List<OrderField<?>> order() {
        var order = new ArrayList<OrderField<?>>();
        for (var level : levels) {
            var sorted =
                    level.descending() ? level.value().desc() : level.value().asc();
            order.add(level.blankable() ? sorted.nullsLast() : sorted);
        }
        order.add(idDescends() ? id.desc() : id.asc());
        return order;
    }

    /** The values a cursor keeps; only that of the last row of a page becomes text. */
    List<Field<Object>> cursorValues() {
        return levels.stream().map(Level::value).toList();
    }

    /** The records after the cursor, whose values stand in slots. */
    Condition after(Cursor cursor) {
        var uniform = levels.stream().allMatch(level -> !level.blankable() && level.descending() == idDescends());
        if (uniform) {
            return after(rowOf(level -> level.value(), id), rowOf(this::slot, idSlot()));
        }
        var alternatives = new ArrayList<Condition>();
        var equalSoFar = new ArrayList<Condition>();
        for (var index = 0; index < levels.size(); index++) {
            var level = levels.get(index);
            var blank = cursor.values().get(index) == null;
            if (!blank) {
                alternatives.add(DSL.and(equalSoFar).and(beyond(level)));
            }
            equalSoFar.add(blank ? level.value().isNull() : level.value().eq(slot(level)));
        }
        alternatives.add(DSL.and(equalSoFar).and(idDescends() ? id.lt(idSlot()) : id.gt(idSlot())));
        return DSL.or(alternatives);
    }

    static Map<String, @Nullable Object> slots(Cursor cursor) {
        var slots = new HashMap<String, @Nullable Object>();
        for (var index = 0; index < cursor.values().size(); index++) {
            slots.put("after" + index, cursor.values().get(index));
        }
        slots.put("afterId", cursor.id());
        return slots;
    }

    private Condition beyond(Level level) {
        var beyond = level.descending()
                ? level.value().lt(slot(level))
                : level.value().gt(slot(level));
        return level.blankable() ? beyond.or(level.value().isNull()) : beyond;
    }

    private Condition after(Field<?> row, Field<?> cursor) {
        return DSL.condition(idDescends() ? "{0} < {1}" : "{0} > {1}", row, cursor);
    }

    private Field<?> rowOf(java.util.function.Function<Level, Field<?>> part, Field<?> last) {
        var parts = new ArrayList<Field<?>>();
        levels.forEach(level -> parts.add(part.apply(level)));
        parts.add(last);
        return DSL.field("({0})", DSL.list(parts));
    }

    private boolean idDescends() {
        return levels.get(0).descending();
    }

    private Field<Object> slot(Level level) {
        var text = Sql.slot("after" + levels.indexOf(level), SQLDataType.CLOB);
        return SqlValues.untyped(DSL.cast(DSL.field("({0})::text", String.class, text), level.type()));
    }

    private static Field<Object> idSlot() {
        return Sql.slot("afterId", SQLDataType.UUID);
    }

    private static Level level(FormColumns columns, RecordQuery.Sort sort) {
        var path = sort.field();
        var type = columns.types().typeOf(path);
        if (type == null) {
            throw ConditionSql.unknownField(path);
        }
        Field<Object> value = SqlValues.untyped(columns.scalar(path));
        var field = columns.access().shape().field(path.toString()).orElse(null);
        if (type == FxType.Scalar.OPTION && field != null && !field.options().isEmpty()) {
            return new Level(rank(value, field), SQLDataType.INTEGER, sort.descending(), true);
        }
        var system = SystemField.of(path.toString()).orElse(null);
        var blankable = field != null || system == null || isBlankable(system);
        return new Level(value, SqlValues.dataType(type), sort.descending(), blankable);
    }

    /** Options are ordered as their author did. */
    static Field<Object> rank(Field<?> option, org.mortise.core.metadata.FieldShape field) {
        var keys = field.options().stream().map(each -> each.key()).toArray(String[]::new);
        return SqlValues.untyped(DSL.field(
                "array_position({0}, {1})",
                SQLDataType.INTEGER, DSL.val(keys, SQLDataType.CLOB.getArrayDataType()), option));
    }

    private static boolean isBlankable(SystemField system) {
        return switch (system) {
            case ID, VERSION, CREATED_AT, UPDATED_AT -> false;
            case CREATED_BY, UPDATED_BY, OWNER, DEPARTMENT, FLOW_STATE, FORM_VERSION -> true;
        };
    }
}
