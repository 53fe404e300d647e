package org.mortise.core.store;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Values of the formula language as bound parameters, by their physical types. */
final class SqlValues {

    private SqlValues() {}

    /** @param value an element of a list is never one: see {@link #array} */
    static Field<Object> bind(@Nullable Object value, FxType type) {
        return untyped(DSL.val(physical(value, type), dataType(type)));
    }

    static Field<Object> array(List<?> values, FxType element) {
        var elements = values.stream().map(value -> physical(value, element)).toArray();
        return untyped(DSL.val(elements, dataType(element).getArrayDataType()));
    }

    static DataType<?> dataType(FxType type) {
        if (type instanceof FxType.Ref) {
            return SQLDataType.UUID;
        }
        if (type instanceof FxType.ListOf list) {
            return dataType(list.element()).getArrayDataType();
        }
        return switch ((FxType.Scalar) type) {
            case NUMBER, DURATION -> SQLDataType.NUMERIC;
            case TEXT, OPTION, BLANK -> SQLDataType.CLOB;
            case USER, DEPARTMENT, FILE -> SQLDataType.UUID;
            case BOOL -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case DATETIME -> SQLDataType.OFFSETDATETIME;
            case TIME -> SQLDataType.LOCALTIME;
        };
    }

    /** Brings dates and instants together in the application's zone, as {@code Literals.fit} does in memory. */
    static Field<Object> fit(Field<Object> value, FxType type, FxType target, ZoneId zone) {
        if (type == FxType.Scalar.DATE && target == FxType.Scalar.DATETIME) {
            return untyped(DSL.field(
                    "(cast({0} as timestamp) at time zone {1})",
                    SQLDataType.OFFSETDATETIME, value, DSL.val(zone.getId())));
        }
        if (type == FxType.Scalar.DATETIME && target == FxType.Scalar.DATE) {
            return untyped(localDate(value, zone));
        }
        return value;
    }

    static Field<?> localDate(Field<?> instant, ZoneId zone) {
        return DSL.field("cast(({0} at time zone {1}) as date)", SQLDataType.LOCALDATE, instant, DSL.val(zone.getId()));
    }

    @SuppressWarnings("unchecked")
    static Field<Object> untyped(Field<?> field) {
        return (Field<Object>) field;
    }

    static Rejected notSqlable(String what) {
        return Rejected.invalid(List.of(Problem.at("", "condition_not_sqlable", Map.of("what", what))));
    }

    private static @Nullable Object physical(@Nullable Object value, FxType type) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof String text && dataType(type) == SQLDataType.UUID ? uuid(text) : value;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw notSqlable(text);
        }
    }
}
