package org.mortise.core.formula;

import static org.mortise.core.formula.FxType.Scalar.BLANK;
import static org.mortise.core.formula.FxType.Scalar.BOOL;
import static org.mortise.core.formula.FxType.Scalar.DATE;
import static org.mortise.core.formula.FxType.Scalar.DATETIME;
import static org.mortise.core.formula.FxType.Scalar.DURATION;
import static org.mortise.core.formula.FxType.Scalar.NUMBER;
import static org.mortise.core.formula.FxType.Scalar.TEXT;
import static org.mortise.core.formula.FxType.Scalar.TIME;

import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;

/** What an operator makes of two types. */
final class Operators {

    private Operators() {}

    /** The type of the result, or null when the operator does not take these two. */
    static @Nullable FxType result(BinaryOp op, FxType left, FxType right) {
        return switch (op) {
            case OR, AND -> is(left, BOOL) && is(right, BOOL) ? BOOL : null;
            case EQ, NE -> Types.isScalar(left) && Types.common(left, right) != null ? BOOL : null;
            case LT, LE, GT, GE -> isOrdered(Types.common(left, right)) ? BOOL : null;
            case CONCAT -> Types.isScalar(left) && Types.isScalar(right) ? TEXT : null;
            case ADD -> sum(left, right);
            case SUBTRACT -> difference(left, right);
            case MULTIPLY -> product(left, right);
            case DIVIDE -> quotient(left, right);
            case POWER -> is(left, NUMBER) && is(right, NUMBER) ? NUMBER : null;
        };
    }

    private static @Nullable FxType sum(FxType left, FxType right) {
        if (is(left, NUMBER) && is(right, NUMBER)) {
            return NUMBER;
        }
        if (is(left, DURATION) && is(right, DURATION)) {
            return DURATION;
        }
        var moved = shifted(left, right);
        return moved == null ? shifted(right, left) : moved;
    }

    private static @Nullable FxType difference(FxType left, FxType right) {
        if (is(left, NUMBER) && is(right, NUMBER)) {
            return NUMBER;
        }
        if (is(left, DURATION) && is(right, DURATION)) {
            return DURATION;
        }
        if (is(left, DATE) && right == DATE) {
            return NUMBER;
        }
        if ((is(left, DATETIME) && right == DATETIME) || (is(left, TIME) && right == TIME)) {
            return DURATION;
        }
        return shifted(left, right);
    }

    /** A day moves by days, an instant by days or a duration, a time of day by a duration. */
    private static @Nullable FxType shifted(FxType point, FxType by) {
        if ((point == DATE || point == DATETIME) && is(by, NUMBER)) {
            return point;
        }
        return (point == DATETIME || point == TIME) && is(by, DURATION) ? point : null;
    }

    private static @Nullable FxType product(FxType left, FxType right) {
        if (is(left, NUMBER) && is(right, NUMBER)) {
            return NUMBER;
        }
        return (left == DURATION && is(right, NUMBER)) || (is(left, NUMBER) && right == DURATION) ? DURATION : null;
    }

    private static @Nullable FxType quotient(FxType left, FxType right) {
        if (is(left, NUMBER) && is(right, NUMBER)) {
            return NUMBER;
        }
        if (left == DURATION && is(right, NUMBER)) {
            return DURATION;
        }
        return is(left, DURATION) && right == DURATION ? NUMBER : null;
    }

    private static boolean isOrdered(@Nullable FxType common) {
        return common != null && (Types.isMagnitude(common) || common == TEXT || common == BLANK);
    }

    private static boolean is(FxType type, FxType wanted) {
        return type == wanted || type == BLANK;
    }
}
