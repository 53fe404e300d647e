package org.mortise.core.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    private static final int MOST_ROUNDED_DECIMALS = 10;

    SqlExpression compile(Expr.Call call) {
        var args = call.args();
        return switch (call.functionName()) {
            case "TRUE" -> SqlExpression.yesOrNo(DSL.trueCondition());
            case "FALSE" -> SqlExpression.yesOrNo(DSL.falseCondition());
            case "BLANK" -> SqlExpression.of(DSL.field("null"), Scalar.BLANK);
            case "IF", "IFS" -> choice(call);
            case "AND" -> compiled(args).stream().reduce(FormulaSql::both).orElseThrow();
            case "OR" -> compiled(args).stream().reduce(FormulaSql::either).orElseThrow();
            case "NOT" -> not(formulas.compile(args.get(0)));
            case "ISBLANK" -> isBlank(formulas.compile(args.get(0)));
            case "COALESCE" -> coalesce(call);
            case "ROUND" -> round(call);
            case "ABS" -> number("abs({0})", args.get(0));
            case "MIN" -> extreme("least", call);
            case "MAX" -> extreme("greatest", call);
            case "CONCATENATE" -> concatenate(compiled(args));
            case "LEFT" -> part("left", call);
            case "RIGHT" -> part("right", call);
            case "LEN" -> fromText("cast(char_length({0}) as numeric)", Scalar.NUMBER, args);
            case "TRIM" -> fromText("regexp_replace(btrim({0}, ' '), ' +', ' ', 'g')", Scalar.TEXT, args);
            case "CONTAINS" -> wording("strpos({0}, {1}) > 0", args);
            case "STARTSWITH" -> wording("starts_with({0}, {1})", args);
            case "YEAR", "MONTH", "DAY", "TODAY", "NOW", "DATE", "EDATE", "EOMONTH" ->
                new DateFunctionSql(formulas).compile(call);
            case "CURRENTUSER" -> variable("user.id", call);
            case "CURRENTDEPT" -> variable("user.department", call);
            default -> throw SqlValues.notSqlable(call.functionName());
        };
    }

    private List<SqlExpression> compiled(List<Expr> args) {
        return args.stream().map(formulas::compile).toList();
    }

    private static SqlExpression not(SqlExpression operand) {
        return SqlExpression.yesOrNo(DSL.not(operand.yes()), operand);
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

    private SqlExpression round(Expr.Call call) {
        var digits = call.args().size() == 1
                ? BigDecimal.ZERO
                : FormulaSql.literal(call.args().get(1));
        if (digits == null
                || digits.stripTrailingZeros().scale() > 0
                || digits.abs().intValue() > MOST_ROUNDED_DECIMALS) {
            throw SqlValues.notSqlable("ROUND");
        }
        var operand = formulas.insideRounding().compile(call.args().get(0));
        return SqlExpression.derived(
                DSL.field("round({0}, {1})", SQLDataType.NUMERIC, operand.number(), DSL.inline(digits.intValue())),
                Scalar.NUMBER,
                operand);
    }

    private SqlExpression number(String template, Expr arg) {
        var operand = formulas.compile(arg);
        return SqlExpression.derived(
                DSL.field(template, SQLDataType.NUMERIC, operand.number()), Scalar.NUMBER, operand);
    }

    /** {@code least} and {@code greatest} skip NULL as MIN and MAX skip blanks. */
    private SqlExpression extreme(String function, Expr.Call call) {
        var parts = compiled(call.args());
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

    private SqlExpression concatenate(List<SqlExpression> parts) {
        var zone = formulas.environment().zone().getId();
        var written = parts.stream().map(part -> part.written(zone)).collect(Collectors.toList());
        Field<?> value = written.get(0);
        for (var next : written.subList(1, written.size())) {
            value = DSL.field("({0} || {1})", SQLDataType.CLOB, value, next);
        }
        return SqlExpression.derived(value, Scalar.TEXT, parts.toArray(SqlExpression[]::new));
    }

    /** Only for a literal count: PostgreSQL reads a negative one as "all but". */
    private SqlExpression part(String function, Expr.Call call) {
        var count = call.args().size() == 1
                ? BigDecimal.ONE
                : FormulaSql.literal(call.args().get(1));
        if (count == null || count.signum() < 0 || count.compareTo(BigDecimal.valueOf(65_536)) > 0) {
            throw SqlValues.notSqlable(call.functionName());
        }
        return fromText(function + "({0}, " + count.intValue() + ")", Scalar.TEXT, call.args());
    }

    private SqlExpression fromText(String template, Scalar type, List<Expr> args) {
        var operand = textual(args.get(0));
        return SqlExpression.derived(DSL.field(template, SqlValues.dataType(type), operand.text()), type, operand);
    }

    private SqlExpression wording(String template, List<Expr> args) {
        var text = textual(args.get(0));
        var part = textual(args.get(1));
        return SqlExpression.yesOrNo(DSL.condition(template, text.text(), part.text()), text, part);
    }

    private SqlExpression textual(Expr arg) {
        var operand = formulas.compile(arg);
        if (!operand.isTextual() && operand.type() != Scalar.BLANK) {
            throw SqlValues.notSqlable(operand.type().id());
        }
        return operand;
    }

    private SqlExpression variable(String name, Expr.Call call) {
        var value = formulas.environment().variable(name);
        var text = SqlValues.bind(value instanceof String id ? id : null, Scalar.TEXT);
        return SqlExpression.of(text.cast(SQLDataType.CLOB), call.type());
    }
}
