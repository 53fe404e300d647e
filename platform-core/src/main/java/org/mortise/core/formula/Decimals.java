package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of FX: 34 significant digits, halves away from zero, magnitudes from 1E-307 to below 1E+308 as in Excel. */
final class Decimals {

    private static final int DIGITS = 34;
    static final MathContext PRECISION = new MathContext(DIGITS, RoundingMode.HALF_UP);
    private static final int LARGEST_EXPONENT = 307;
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[eE][+-]?[0-9]{5,}$");

    private Decimals() {}

    /** A number inside the range: what is too small becomes zero, what is too large {@link FormulaError#NUM}. */
    static Object of(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var rounded = value.precision() > DIGITS ? value.round(PRECISION) : value;
        var exponent = exponent(rounded);
        if (exponent > LARGEST_EXPONENT) {
            return FormulaError.NUM;
        }
        return exponent < -LARGEST_EXPONENT ? BigDecimal.ZERO : rounded;
    }

    static Object add(BigDecimal left, BigDecimal right) {
        return of(left.add(right));
    }

    static Object multiply(BigDecimal left, BigDecimal right) {
        return of(left.multiply(right));
    }

    static Object divide(BigDecimal left, BigDecimal right) {
        return right.signum() == 0 ? FormulaError.DIV0 : of(left.divide(right, PRECISION));
    }

    /** A literal as the lexer cuts it; null when its exponent is beyond any range. */
    static @Nullable BigDecimal parse(String text) {
        if (HUGE_EXPONENT.matcher(text).find()) {
            return null;
        }
        return of(new BigDecimal(text)) instanceof BigDecimal number ? number : null;
    }

    /** Without trailing zeros and without an exponent: the form in which numbers become text. */
    static String plain(BigDecimal value) {
        return normal(value).toPlainString();
    }

    /** Equal numbers become equal objects: no trailing zeros, scale at least 0. */
    static BigDecimal normal(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }
}
