package org.mortise.core.formula;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.Scalar;

/**
 * What SUMIF and its kin look for: a value, or a text such as {@code >=10}, {@code <>完成} or {@code 张*} as spreadsheets write it.
 *
 * @param op how an element must stand to the operand
 * @param operand the text behind the operator, or a value that is no text
 * @param type of the operand
 */
record Criterion(Expr.BinaryOp op, @Nullable Object operand, FxType type, ZoneId zone) {

    private static final List<Expr.BinaryOp> OPERATORS = List.of(
            Expr.BinaryOp.NE, Expr.BinaryOp.LE, Expr.BinaryOp.GE, Expr.BinaryOp.LT, Expr.BinaryOp.GT, Expr.BinaryOp.EQ);

    /** {@code 2026-01-05}, {@code 2026/1/5}, {@code 2026.1.5} or {@code 2026年1月5日}. */
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})|([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})日");

    static Criterion of(@Nullable Object value, FxType type, ZoneId zone) {
        if (!(value instanceof String text)) {
            return new Criterion(Expr.BinaryOp.EQ, value, type, zone);
        }
        for (var op : OPERATORS) {
            if (text.startsWith(op.symbol())) {
                return new Criterion(op, text.substring(op.symbol().length()), type, zone);
            }
        }
        return new Criterion(Expr.BinaryOp.EQ, text, type, zone);
    }

    boolean holds(@Nullable Object element, FxType elementType) {
        if (!(operand instanceof String text)) {
            return isSameKind(elementType)
                    && !isNoNumber(element)
                    && Comparison.equal(day(element), kind(elementType), day(operand), kind(type));
        }
        if (text.isEmpty() && !op.isOrdering()) {
            return Values.isBlank(element) == (op == Expr.BinaryOp.EQ);
        }
        if (Types.isTextual(elementType)) {
            return holdsFor(Values.string(element), text);
        }
        var wanted = read(text, elementType);
        if (wanted == null || element == null) {
            return op == Expr.BinaryOp.NE;
        }
        var found = day(element);
        if (op.isOrdering()) {
            return Types.isMagnitude(elementType) && Comparison.holds(op, found, wanted, kind(elementType));
        }
        return Comparison.equal(found, kind(elementType), wanted, kind(elementType)) == (op == Expr.BinaryOp.EQ);
    }

    private boolean holdsFor(String element, String text) {
        return op.isOrdering()
                ? Comparison.holds(op, element, text, Scalar.TEXT)
                : Wildcards.match(Comparison.composed(element), Comparison.composed(text)) == (op == Expr.BinaryOp.EQ);
    }

    /** A blank is none of the zeros that are looked for, as in spreadsheets. */
    private boolean isNoNumber(@Nullable Object element) {
        return element == null && operand instanceof BigDecimal;
    }

    private boolean isSameKind(FxType elementType) {
        return operand == null
                || kind(elementType).equals(kind(type))
                || (Types.isTextual(elementType) && Types.isTextual(type));
    }

    /** The operand as the elements are; null when it cannot be read as one. */
    private static @Nullable Object read(String text, FxType type) {
        if (type == Scalar.NUMBER || type == Scalar.DURATION) {
            return NumberText.parse(text) instanceof BigDecimal number ? number : null;
        }
        if (type == Scalar.BOOL) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "TRUE" -> true;
                case "FALSE" -> false;
                default -> null;
            };
        }
        return kind(type) == Scalar.DATE ? date(text) : null;
    }

    private static @Nullable Object date(String text) {
        var written = DATE.matcher(text);
        if (!written.matches()) {
            return null;
        }
        try {
            var from = written.group(1) == null ? 5 : 1;
            return LocalDate.of(number(written, from), number(written, from + 2), number(written, from + 3));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static int number(Matcher written, int group) {
        return Integer.parseInt(written.group(group));
    }

    /** Instants are looked for by their day. */
    private @Nullable Object day(@Nullable Object value) {
        return value instanceof Instant instant ? Moments.dayOf(instant, zone) : value;
    }

    private static FxType kind(FxType type) {
        return type == Scalar.DATETIME ? Scalar.DATE : type;
    }
}
