package org.mortise.core.store;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FxType.Scalar;

/** Sums, counts, remainders and roundings of numbers of one record. */
record NumberFunctionSql(FormulaSql formulas) {

    private static final int MOST_DECIMALS = 10;
    private static final BigDecimal LARGEST_STEP = BigDecimal.valueOf(1_000_000_000_000L);

    SqlExpression compile(Expr.Call call) {
        var args = call.args();
        return switch (call.functionName()) {
            case "ABS" -> single("abs({0})", args.get(0)).as(call.type());
            case "INT" -> single("floor({0})", args.get(0));
            case "EVEN" -> awayFromZero(args.get(0), 0);
            case "ODD" -> awayFromZero(args.get(0), 1);
            case "SUM" -> sum(formulas.spread(args)).as(call.type());
            case "PRODUCT" -> product(formulas.spread(args));
            case "AVERAGE" -> average(formulas.spread(args)).as(call.type());
            case "COUNT", "COUNTA" -> {
                var parts = formulas.spread(args);
                yield derived(count(parts), parts);
            }
            case "MOD" -> remainder(formulas.compile(args.get(0)), formulas.compile(args.get(1)));
            case "ROUND" -> rounded(call, "round({0}, {1})", formulas.insideRounding());
            case "ROUNDDOWN" -> rounded(call, "trunc({0}, {1})", formulas);
            case "ROUNDUP" ->
                rounded(
                        call,
                        "(trunc({0}, {1}) + case when trunc({0}, {1}) <> {0} then sign({0}) * {2} else 0 end)",
                        formulas);
            case "CEILING" -> multiple("ceil", call);
            case "FLOOR" -> multiple("floor", call);
            default -> throw SqlValues.notSqlable(call.functionName());
        };
    }

    private static Field<?> field(String template, QueryPart... parts) {
        return DSL.field(template, SQLDataType.NUMERIC, parts);
    }

    private static SqlExpression derived(Field<?> value, List<SqlExpression> from) {
        return SqlExpression.derived(value, Scalar.NUMBER, from.toArray(SqlExpression[]::new));
    }

    private SqlExpression single(String template, Expr arg) {
        var operand = formulas.compile(arg);
        return derived(field(template, operand.number()), List.of(operand));
    }

    private SqlExpression awayFromZero(Expr arg, int remainder) {
        return single(
                "(case when {0} < 0 then -1 else 1 end * (ceil(abs({0})) + case when mod(ceil(abs({0})), 2) = "
                        + remainder + " then 0 else 1 end))",
                arg);
    }

    private static SqlExpression sum(List<SqlExpression> parts) {
        Field<?> sum = parts.get(0).number();
        for (var part : parts.subList(1, parts.size())) {
            sum = field("({0} + {1})", sum, part.number());
        }
        return derived(sum, parts);
    }

    private static Field<?> count(List<SqlExpression> parts) {
        Field<?> count = field("cast(0 as numeric)");
        for (var part : parts) {
            count = field("({0} + case when {1} then 0 else 1 end)", count, part.isBlank());
        }
        return count;
    }

    /** Blanks are left out, and a product of nothing is 0. */
    private static SqlExpression product(List<SqlExpression> parts) {
        Field<?> product = field("cast(1 as numeric)");
        for (var part : parts) {
            product = field("({0} * coalesce({1}, 1))", product, part.value());
        }
        return derived(field("case when {0} = 0 then 0 else {1} end", count(parts), product), parts);
    }

    private SqlExpression average(List<SqlExpression> parts) {
        if (!formulas.rounded()) {
            throw SqlValues.notSqlable("AVERAGE");
        }
        var count = count(parts);
        var value = field("(round({0}, 34) / nullif({1}, 0))", sum(parts).value(), count);
        return derived(value, parts).failingWhen(DSL.condition("{0} = 0", count));
    }

    /** With the sign of the divisor. */
    private static SqlExpression remainder(SqlExpression number, SqlExpression divisor) {
        var rest = field("mod({0}, nullif({1}, 0))", number.number(), divisor.number());
        var value = field("case when sign({0}) * sign({1}) < 0 then {0} + {1} else {0} end", rest, divisor.number());
        return derived(value, List.of(number, divisor)).failingWhen(isZero(divisor));
    }

    private static Condition isZero(SqlExpression number) {
        return DSL.condition("{0} = 0", number.number());
    }

    /** @param template over the number, the literal count of decimals and one unit of the last of them */
    private SqlExpression rounded(Expr.Call call, String template, FormulaSql inside) {
        var digits = call.args().size() == 1
                ? BigDecimal.ZERO
                : FormulaSql.literal(call.args().get(1));
        if (digits == null
                || digits.stripTrailingZeros().scale() > 0
                || digits.abs().compareTo(BigDecimal.valueOf(MOST_DECIMALS)) > 0) {
            throw SqlValues.notSqlable(call.functionName());
        }
        var operand = inside.compile(call.args().get(0));
        var unit = BigDecimal.ONE.movePointLeft(digits.intValue());
        var value = field(
                template,
                operand.number(),
                DSL.inline(digits.intValue()),
                DSL.inline(unit).cast(SQLDataType.NUMERIC));
        return derived(value, List.of(operand));
    }

    /** Of a literal step whose inverse is exact, so that no quotient has to be rounded. */
    private SqlExpression multiple(String function, Expr.Call call) {
        var step = call.args().size() == 1
                ? BigDecimal.ONE
                : FormulaSql.literal(call.args().get(1));
        var inverse = ArithmeticSql.inverse(step);
        if (step == null || inverse == null || step.signum() < 0 || step.compareTo(LARGEST_STEP) > 0) {
            throw SqlValues.notSqlable(call.functionName());
        }
        var operand = formulas.compile(call.args().get(0));
        var value = field(
                "(" + function + "({0} * {1}) * {2})",
                operand.number(),
                SqlValues.bind(inverse, Scalar.NUMBER).cast(SQLDataType.NUMERIC),
                SqlValues.bind(step, Scalar.NUMBER).cast(SQLDataType.NUMERIC));
        return derived(value, List.of(operand));
    }
}
