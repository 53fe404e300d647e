package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FxType.Scalar;

/** The functions of the formula language that have an SQL form. */
record FunctionSql(FormulaSql formulas) {

    SqlExpression compile(Expr.Call call) {
        var args = call.args();
        return switch (call.functionName()) {
            case "TRUE" -> SqlExpression.yesOrNo(DSL.trueCondition());
            case "FALSE" -> SqlExpression.yesOrNo(DSL.falseCondition());
            case "BLANK" -> SqlExpression.of(DSL.field("null"), Scalar.BLANK);
            case "IF", "IFS" -> choice(call);
            case "SWITCH" -> cases(call);
            case "AND" ->
                formulas.spread(args).stream().reduce(FormulaSql::both).orElseThrow();
            case "OR" ->
                formulas.spread(args).stream().reduce(FormulaSql::either).orElseThrow();
            case "XOR" -> odd(formulas.spread(args));
            case "NOT" -> not(formulas.compile(args.get(0)));
            case "ISBLANK" -> isBlank(formulas.compile(args.get(0)));
            case "ISERROR" -> SqlExpression.yesOrNo(failure(formulas.compile(args.get(0))));
            case "IFERROR" -> ifError(call);
            case "COALESCE" -> coalesce(call);
            case "MIN" -> extreme("least", call);
            case "MAX" -> extreme("greatest", call);
            case "CURRENTUSER" -> variable("user.id", call);
            case "CURRENTDEPT" -> variable("user.department", call);
            case "LEFT", "RIGHT", "MID", "REPLACE", "SUBSTITUTE", "TRIM", "LEN", "FIND", "EXACT", "CONTAINS" ->
                new TextFunctionSql(formulas).compile(call);
            case "STARTSWITH", "ENDSWITH", "CONCATENATE" -> new TextFunctionSql(formulas).compile(call);
            case "TODAY", "NOW", "DATE", "EDATE", "EOMONTH", "DATEADD", "YEARBEGIN", "YEAREND", "DATESTR" ->
                new DateFunctionSql(formulas).compile(call);
            case "YEAR", "MONTH", "DAY", "QUARTER", "ISOWEEKNUM", "WEEKDAY", "HOUR", "MINUTE", "SECOND" ->
                new DateFunctionSql(formulas).compile(call);
            case "DAYS", "AGE" -> new DateFunctionSql(formulas).compile(call);
            case "DISTANCE" -> new PlaceFunctionSql(formulas).distance(call);
            default -> new NumberFunctionSql(formulas).compile(call);
        };
    }

    private List<SqlExpression> compiled(List<Expr> args) {
        return args.stream().map(formulas::compile).toList();
    }

    private static SqlExpression not(SqlExpression operand) {
        return SqlExpression.yesOrNo(DSL.not(operand.yes()), operand);
    }

    private static SqlExpression odd(List<SqlExpression> parts) {
        var count = DSL.field("0", SQLDataType.INTEGER);
        for (var part : parts) {
            count = DSL.field("({0} + case when {1} then 1 else 0 end)", SQLDataType.INTEGER, count, part.yes());
        }
        return SqlExpression.yesOrNo(DSL.condition("{0} % 2 = 1", count), parts.toArray(SqlExpression[]::new));
    }

    private static Condition failure(SqlExpression operand) {
        var error = operand.error();
        return error == null ? DSL.falseCondition() : error;
    }

    private SqlExpression ifError(Expr.Call call) {
        var value = formulas.compile(call.args().get(0));
        var fallback = formulas.compile(call.args().get(1));
        var error = value.error();
        if (error == null) {
            return new SqlExpression(value.value(), call.type(), null);
        }
        Field<?> either = DSL.field(
                "case when {0} then {1} else {2} end",
                SqlValues.dataType(call.type()), error, fallback.value(), value.value());
        var unsaved = fallback.error();
        return new SqlExpression(either, call.type(), unsaved == null ? null : error.and(unsaved));
    }

    /** An error is not blank. */
    private static SqlExpression isBlank(SqlExpression operand) {
        var error = operand.error();
        return SqlExpression.yesOrNo(
                error == null ? operand.isBlank() : DSL.not(error).and(operand.isBlank()));
    }

    /** Pairs of a condition and a value, and for IF the value of the last resort; an error counts only where it is met. */
    private SqlExpression choice(Expr.Call call) {
        var parts = compiled(call.args());
        var last = parts.size() % 2 == 1 ? parts.get(parts.size() - 1) : null;
        var value = last == null ? DSL.field("null") : last.value();
        var error = last == null ? null : last.error();
        for (var index = parts.size() / 2 * 2 - 2; index >= 0; index -= 2) {
            var when = parts.get(index);
            var then = parts.get(index + 1);
            value = DSL.field(
                    "case when {0} then {1} else {2} end",
                    SqlValues.dataType(call.type()), when.yes(), then.value(), value);
            error = met(when, then.error(), error);
        }
        return new SqlExpression(value, call.type(), error);
    }

    /** A value against one case after the other, and a value of the last resort; a case counts only where it is reached. */
    private SqlExpression cases(Expr.Call call) {
        var parts = compiled(call.args());
        var last = parts.size() % 2 == 0 ? parts.get(parts.size() - 1) : null;
        var value = last == null ? DSL.field("null") : last.value();
        var error = last == null ? null : last.error();
        for (var index = (parts.size() - 1) / 2 * 2 - 1; index >= 1; index -= 2) {
            var when = FormulaSql.equal(parts.get(0), parts.get(index));
            var then = parts.get(index + 1);
            value = DSL.field(
                    "case when {0} then {1} else {2} end",
                    SqlValues.dataType(call.type()), when.yes(), then.value(), value);
            error = met(when, then.error(), error);
        }
        return new SqlExpression(value, call.type(), error);
    }

    private static @Nullable Condition met(
            SqlExpression when, @Nullable Condition then, @Nullable Condition otherwise) {
        var errors = new ArrayList<@Nullable Condition>();
        errors.add(when.error());
        errors.add(then == null ? null : when.yes().and(then));
        errors.add(otherwise == null ? null : DSL.not(when.yes()).and(otherwise));
        return SqlExpression.anyOf(errors);
    }

    private SqlExpression coalesce(Expr.Call call) {
        var parts = compiled(call.args());
        var last = parts.get(parts.size() - 1);
        Field<?> value = last.isTextual() ? DSL.field("nullif({0}, '')", SQLDataType.CLOB, last.value()) : last.value();
        var error = last.error();
        for (var index = parts.size() - 2; index >= 0; index--) {
            var part = parts.get(index);
            value = DSL.field(
                    "case when {0} then {1} else {2} end",
                    SqlValues.dataType(call.type()), part.isBlank(), value, part.value());
            var reached = error == null ? null : part.isBlank().and(error);
            var errors = new ArrayList<@Nullable Condition>();
            errors.add(part.error());
            errors.add(reached);
            error = SqlExpression.anyOf(errors);
        }
        return new SqlExpression(value, call.type(), error);
    }

    /** {@code least} and {@code greatest} skip NULL as MIN and MAX skip blanks. */
    private SqlExpression extreme(String function, Expr.Call call) {
        var parts = formulas.spread(call.args());
        var slots = new ArrayList<String>();
        for (var index = 0; index < parts.size(); index++) {
            slots.add("{" + index + "}");
        }
        var template = function + "(" + String.join(", ", slots) + ")";
        var values = parts.stream().map(SqlExpression::value).toArray(QueryPart[]::new);
        return SqlExpression.derived(
                DSL.field(template, SqlValues.dataType(call.type()), values),
                call.type(),
                parts.toArray(SqlExpression[]::new));
    }

    private SqlExpression variable(String name, Expr.Call call) {
        var value = formulas.environment().variable(name);
        var text = SqlValues.bind(value instanceof String id ? id : null, Scalar.TEXT);
        return SqlExpression.of(text.cast(SQLDataType.CLOB), call.type());
    }
}
