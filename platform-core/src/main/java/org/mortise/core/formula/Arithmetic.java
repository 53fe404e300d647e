package org.mortise.core.formula;

import static org.mortise.core.formula.FxType.Scalar.DATE;
import static org.mortise.core.formula.FxType.Scalar.DATETIME;
import static org.mortise.core.formula.FxType.Scalar.TIME;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;

/** {@code + - * / ^} on numbers, durations, dates and times; what starts from a blank date or time stays blank. */
final class Arithmetic {

    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);

    private Arithmetic() {}

    static @Nullable Object apply(Expr.Binary node, @Nullable Object left, @Nullable Object right) {
        var isSum = node.op() == BinaryOp.ADD;
        if (isSum && isPoint(node.right().type())) {
            return shifted(right, left, node.left().type(), false);
        }
        var isDifference = node.op() == BinaryOp.SUBTRACT;
        if ((isSum || isDifference) && isPoint(node.type())) {
            return shifted(left, right, node.right().type(), isDifference);
        }
        if (isDifference && isPoint(node.right().type())) {
            return left == null || right == null ? null : Moments.between(right, left);
        }
        return numbers(node.op(), Values.number(left), Values.number(right));
    }

    /** Whether a date or a time of day takes part; everything else is numbers. */
    static boolean isAboutTime(Expr.Binary node) {
        return isPoint(node.type())
                || isPoint(node.left().type())
                || isPoint(node.right().type());
    }

    static Object numbers(BinaryOp op, BigDecimal left, BigDecimal right) {
        return switch (op) {
            case ADD -> Decimals.add(left, right);
            case SUBTRACT -> Decimals.add(left, right.negate());
            case MULTIPLY -> Decimals.multiply(left, right);
            case DIVIDE -> Decimals.divide(left, right);
            case POWER -> Powers.power(left, right);
            default -> throw new IllegalArgumentException(op + " is no arithmetic");
        };
    }

    private static @Nullable Object shifted(@Nullable Object point, @Nullable Object by, FxType byType, boolean back) {
        if (point == null) {
            return null;
        }
        var amount = back ? Values.number(by).negate() : Values.number(by);
        if (point instanceof LocalDate day) {
            return Moments.plusDays(day, amount);
        }
        if (point instanceof LocalTime time) {
            return Moments.plusSeconds(time, amount);
        }
        var seconds = byType == FxType.Scalar.DURATION ? amount : Decimals.multiply(amount, DAY_SECONDS);
        return seconds instanceof BigDecimal exact ? Moments.plusSeconds((Instant) point, exact) : seconds;
    }

    private static boolean isPoint(FxType type) {
        return type == DATE || type == DATETIME || type == TIME;
    }
}
