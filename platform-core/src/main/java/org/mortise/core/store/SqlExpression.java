package org.mortise.core.store;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType;

/**
 * A formula as SQL, with what SQL cannot tell apart kept apart: a NULL value is blank, unless {@code error} is true.
 *
 * @param value people, departments and records are texts here, as they are in the formula language
 * @param error when the result is an error; null when it never is
 */
record SqlExpression(Field<?> value, FxType type, @Nullable Condition error) {

    static SqlExpression of(Field<?> value, FxType type) {
        return new SqlExpression(value, type, null);
    }

    static SqlExpression yesOrNo(Condition condition, SqlExpression... from) {
        return derived(DSL.field(condition), FxType.Scalar.BOOL, from);
    }

    /** An error in any of {@code from} is an error of the whole. */
    static SqlExpression derived(Field<?> value, FxType type, SqlExpression... from) {
        return new SqlExpression(
                value,
                type,
                anyOf(List.of(from).stream().map(SqlExpression::error).toList()));
    }

    /** The same value, of another kind of number. */
    SqlExpression as(FxType other) {
        return new SqlExpression(value, other, error);
    }

    SqlExpression failingWhen(Condition failure) {
        return new SqlExpression(value, type, error == null ? failure : error.or(failure));
    }

    /** Blank where {@code blank} holds, whatever comes of it else. */
    SqlExpression unless(Condition blank) {
        return new SqlExpression(
                DSL.field("case when not ({0}) then {1} end", value.getDataType(), blank, value),
                type,
                error == null ? null : DSL.not(blank).and(error));
    }

    /** Blank, and not for an error. */
    Condition knownToBeBlank() {
        var blank = value.isNull();
        return error == null ? blank : DSL.not(error).and(blank);
    }

    /** The value, or NULL for an error. */
    Field<?> result() {
        return error == null ? value : DSL.field("case when not ({0}) then {1} end", value.getDataType(), error, value);
    }

    /** A blank number is zero. */
    Field<?> number() {
        return DSL.field("coalesce({0}, 0)", SQLDataType.NUMERIC, value);
    }

    /** A blank text is empty. */
    Field<String> text() {
        return DSL.field("coalesce({0}, '')", SQLDataType.CLOB, value);
    }

    /** A blank truth is FALSE. */
    Condition yes() {
        return DSL.condition("coalesce({0}, false)", value);
    }

    Condition isBlank() {
        return isTextual() ? DSL.condition("{0} = ''", text()) : value.isNull();
    }

    boolean isTextual() {
        return type instanceof FxType.Ref
                || type == FxType.Scalar.TEXT
                || type == FxType.Scalar.OPTION
                || type == FxType.Scalar.USER
                || type == FxType.Scalar.DEPARTMENT;
    }

    boolean isNumber() {
        return type == FxType.Scalar.NUMBER || type == FxType.Scalar.DURATION;
    }

    /** How {@code &} writes the value. */
    Field<String> written(String zone) {
        if (isTextual()) {
            return text();
        }
        if (isNumber()) {
            return DSL.field("coalesce(cast(trim_scale({0}) as text), '')", SQLDataType.CLOB, value);
        }
        if (type == FxType.Scalar.BOOL) {
            return DSL.field(
                    "case when {0} then 'TRUE' when not {0} then 'FALSE' else '' end", SQLDataType.CLOB, value);
        }
        if (type == FxType.Scalar.DATE) {
            return DSL.field("coalesce(to_char({0}, 'YYYY-MM-DD'), '')", SQLDataType.CLOB, value);
        }
        if (type == FxType.Scalar.DATETIME) {
            return DSL.field(
                    "coalesce(to_char({0} at time zone {1}, 'YYYY-MM-DD HH24:MI:SS'), '')",
                    SQLDataType.CLOB, value, DSL.val(zone));
        }
        throw SqlValues.notSqlable(type.id().toUpperCase(Locale.ROOT));
    }

    static @Nullable Condition anyOf(List<@Nullable Condition> errors) {
        return errors.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .reduce(Condition::or)
                .orElse(null);
    }
}
