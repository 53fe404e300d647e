package org.mortise.core.formula;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.FxType.Scalar;

/**
 * Equality and order. A blank number or duration is zero, a blank text is empty, a blank truth is FALSE; a blank date or time
 * equals only another blank and stands in no order. Against {@code BLANK()} itself the question is whether the other is blank.
 */
final class Comparison {

    private Comparison() {}

    static boolean equal(@Nullable Object left, FxType leftType, @Nullable Object right, FxType rightType) {
        if (leftType == Scalar.BLANK || rightType == Scalar.BLANK) {
            return Values.isBlank(left) && Values.isBlank(right);
        }
        if (leftType == Scalar.NUMBER || leftType == Scalar.DURATION) {
            return Values.number(left).compareTo(Values.number(right)) == 0;
        }
        if (leftType == Scalar.BOOL) {
            return Values.bool(left) == Values.bool(right);
        }
        if (Types.isTextual(leftType)) {
            return same(Values.string(left), Values.string(right));
        }
        return left == null ? right == null : left.equals(right);
    }

    /** Texts are the same when they look the same: compared after canonical composition. */
    static boolean same(String left, String right) {
        return left.equals(right) || composed(left).equals(composed(right));
    }

    static boolean holds(BinaryOp op, @Nullable Object left, @Nullable Object right, FxType type) {
        var isPoint = type == Scalar.DATE || type == Scalar.DATETIME || type == Scalar.TIME;
        if (isPoint && (left == null || right == null)) {
            return left == right && (op == BinaryOp.LE || op == BinaryOp.GE);
        }
        var order = type == Scalar.TEXT ? orderTexts(Values.string(left), Values.string(right)) : order(left, right);
        return switch (op) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            default -> throw new IllegalArgumentException(op + " is no ordering");
        };
    }

    /** Of two numbers, durations, dates, instants or times of day. */
    static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof LocalDate day && right instanceof LocalDate other) {
            return day.compareTo(other);
        }
        if (left instanceof Instant instant && right instanceof Instant other) {
            return instant.compareTo(other);
        }
        if (left instanceof LocalTime time && right instanceof LocalTime other) {
            return time.compareTo(other);
        }
        return Values.number(left).compareTo(Values.number(right));
    }

    /** By code point, as the database's {@code COLLATE "C"}; Java's own order puts astral characters too early. */
    static int orderTexts(String left, String right) {
        var a = composed(left).codePoints().toArray();
        var b = composed(right).codePoints().toArray();
        return Arrays.compare(a, b);
    }

    static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
