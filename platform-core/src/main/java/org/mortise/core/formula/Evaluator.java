package org.mortise.core.formula;

import static org.mortise.core.formula.FxType.Scalar.BLANK;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;

/** One evaluation: walks the tree, counts its steps and never throws for what a user wrote. */
final class Evaluator {

    static final int MAX_STEPS = 200_000;

    private final FormulaContext context;
    private int steps;

    Evaluator(FormulaContext context) {
        this.context = context;
    }

    FormulaContext context() {
        return context;
    }

    /** The value of the whole formula, equal numbers as equal objects. */
    @Nullable
    Object result(Expr expr) {
        return normal(value(expr));
    }

    @Nullable
    Object value(Expr expr) {
        if (!spend(1)) {
            return FormulaError.LIMIT;
        }
        if (expr instanceof Expr.NumberLiteral literal) {
            return literal.value();
        }
        if (expr instanceof Expr.TextLiteral literal) {
            return Values.text(literal.value());
        }
        if (expr instanceof Expr.BoolLiteral literal) {
            return literal.value();
        }
        if (expr instanceof Expr.Field field) {
            return field(field);
        }
        if (expr instanceof Expr.Unary unary) {
            return unary(unary);
        }
        if (expr instanceof Expr.Binary binary) {
            return binary(binary);
        }
        if (expr instanceof Expr.Percent percent) {
            var operand = value(percent.operand());
            return operand instanceof FormulaError
                    ? operand
                    : Decimals.divide(Values.number(operand), BigDecimal.valueOf(100));
        }
        if (expr instanceof Expr.Call call) {
            return Functions.named(call.functionName()).apply(new Arguments(this, call));
        }
        return expr instanceof Expr.ListLiteral list ? list(list) : null;
    }

    /** False once this evaluation has used up its steps. */
    boolean spend(int count) {
        steps = Math.min(MAX_STEPS + 1, steps + count);
        return steps <= MAX_STEPS;
    }

    private @Nullable Object field(Expr.Field field) {
        var value = Values.conform(context.value(field.path()), field.type());
        return value instanceof List<?> list && !spend(list.size()) ? FormulaError.LIMIT : value;
    }

    private Object list(Expr.ListLiteral list) {
        var elements = new ArrayList<@Nullable Object>();
        for (var element : list.elements()) {
            var value = value(element);
            if (value instanceof FormulaError) {
                return value;
            }
            elements.add(value);
        }
        return Collections.unmodifiableList(elements);
    }

    private @Nullable Object unary(Expr.Unary unary) {
        var operand = value(unary.operand());
        if (operand instanceof FormulaError) {
            return operand;
        }
        return switch (unary.op()) {
            case NOT -> !Values.bool(operand);
            case NEGATE -> Values.number(operand).negate();
            case PLUS -> Values.number(operand);
        };
    }

    private @Nullable Object binary(Expr.Binary binary) {
        var left = value(binary.left());
        if (left instanceof FormulaError) {
            return left;
        }
        if (binary.op() == BinaryOp.AND || binary.op() == BinaryOp.OR) {
            return Values.bool(left) == (binary.op() == BinaryOp.OR) ? Values.bool(left) : truth(binary.right());
        }
        var right = value(binary.right());
        if (right instanceof FormulaError) {
            return right;
        }
        var leftType = binary.left().type();
        var rightType = binary.right().type();
        if (binary.op() == BinaryOp.CONCAT) {
            return Values.text(
                    Values.asText(left, leftType, context.zone()) + Values.asText(right, rightType, context.zone()));
        }
        if (binary.op().isEquality()) {
            return Comparison.equal(left, leftType, right, rightType) == (binary.op() == BinaryOp.EQ);
        }
        if (binary.op().isOrdering()) {
            var common = Types.common(leftType, rightType);
            return Comparison.holds(binary.op(), left, right, common == null ? BLANK : common);
        }
        return Arithmetic.apply(binary, left, right);
    }

    private @Nullable Object truth(Expr expr) {
        var value = value(expr);
        return value instanceof FormulaError ? value : (Object) Values.bool(value);
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Decimals.normal(number);
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        var elements = new ArrayList<@Nullable Object>();
        list.forEach(element -> elements.add(normal(element)));
        return Collections.unmodifiableList(elements);
    }
}
