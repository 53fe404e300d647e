package org.mortise.core.store;

import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.FxType.Scalar;

/** {@code + - * /} on numbers and days. */
record ArithmeticSql(FormulaSql formulas, Blanks blanks, boolean rounded) {

    /** Days from the first to the last day that there is in formulas. */
    static final int LAST_DAY = 3_652_058;

    SqlExpression compile(Expr.Binary binary, SqlExpression left, SqlExpression right) {
        if (isNumeric(left) && isNumeric(right)) {
            return numbers(binary, left, right);
        }
        if (left.type() == Scalar.DATE && isNumeric(right)) {
            return moved(left, right, binary.op() == BinaryOp.SUBTRACT);
        }
        if (right.type() == Scalar.DATE && isNumeric(left)) {
            return moved(right, left, false);
        }
        if (left.type() == Scalar.DATE && right.type() == Scalar.DATE) {
            var days = DSL.field("cast({0} - {1} as numeric)", SQLDataType.NUMERIC, left.value(), right.value());
            return SqlExpression.derived(days, Scalar.NUMBER, left, right);
        }
        throw SqlValues.notSqlable(binary.op().symbol());
    }

    private SqlExpression moved(SqlExpression date, SqlExpression by, boolean back) {
        var moved = shifted(date, by, back);
        if (blanks == Blanks.ZERO) {
            return moved;
        }
        var skipped = moved.unless(by.knownToBeBlank());
        // An error of an operand comes before a blank one.
        return SqlExpression.derived(skipped.value(), skipped.type(), skipped, date, by);
    }

    /** The date moved by whole days; an error outside the years 1 to 9999, a blank where it starts from one. */
    static SqlExpression shifted(SqlExpression date, SqlExpression by, boolean back) {
        var amount = DSL.field(back ? "floor(- {0})" : "floor({0})", SQLDataType.NUMERIC, by.number());
        Field<?> moved = DSL.field(
                "case when ({0} - date '0001-01-01') + {1} between 0 and {2} then {0} + cast({1} as integer) end",
                SQLDataType.LOCALDATE, date.value(), amount, DSL.inline(LAST_DAY));
        return SqlExpression.derived(moved, Scalar.DATE, date, by)
                .failingWhen(DSL.condition(
                        "{0} is not null and ({1} not between date '0001-01-01' and date '9999-12-31') is not false",
                        date.value(), moved));
    }

    private SqlExpression numbers(Expr.Binary binary, SqlExpression left, SqlExpression right) {
        if (binary.op() == BinaryOp.DIVIDE) {
            return quotient(binary, left, right);
        }
        var template = "({0} " + binary.op().symbol() + " {1})";
        return SqlExpression.derived(
                DSL.field(template, SQLDataType.NUMERIC, formulas.operand(left), formulas.operand(right)),
                binary.type(),
                left,
                right);
    }

    private SqlExpression quotient(Expr.Binary binary, SqlExpression left, SqlExpression right) {
        var inverse = inverse(FormulaSql.literal(binary.right()));
        if (inverse != null) {
            var factor = SqlValues.bind(inverse, Scalar.NUMBER).cast(SQLDataType.NUMERIC);
            return SqlExpression.derived(
                    DSL.field("({0} * {1})", SQLDataType.NUMERIC, formulas.operand(left), factor), binary.type(), left);
        }
        if (!rounded) {
            throw SqlValues.notSqlable("/");
        }
        var dividend = formulas.operand(left);
        var value =
                DSL.field("(round({0}, 34) / nullif({1}, 0))", SQLDataType.NUMERIC, dividend, formulas.operand(right));
        var isZero = blanks == Blanks.ZERO
                ? DSL.condition("{0} = 0", right.number())
                : DSL.condition("({0} = 0 and {1} is not null) is true", right.value(), dividend);
        return SqlExpression.derived(value, binary.type(), left, right).failingWhen(isZero);
    }

    /** What to multiply by instead, when it is exact. */
    static @Nullable BigDecimal inverse(@Nullable BigDecimal divisor) {
        if (divisor == null || divisor.signum() == 0) {
            return null;
        }
        try {
            return BigDecimal.ONE.divide(divisor);
        } catch (ArithmeticException neverEnds) {
            return null;
        }
    }

    private static boolean isNumeric(SqlExpression expression) {
        return expression.isNumber() || expression.type() == Scalar.BLANK;
    }
}
