package org.mortise.form.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimals as records keep them: texts without exponent and without zeros at the end. */
public final class Decimals {

    /** Digits before the point that a number may have. */
    static final int MOST_DIGITS = 20;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,60})?|[+-]?\\.\\d{1,60}");

    private Decimals() {}

    /** The number in a plain text such as {@code -12.50}; null when it is not one. */
    public static @Nullable BigDecimal parse(String text) {
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Rounded half up to {@code scale} digits and written without superfluous zeros: {@code 12.50} is {@code "12.5"}. */
    public static String canonical(BigDecimal number, int scale) {
        var rounded = number.setScale(scale, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static boolean isTooLarge(BigDecimal number) {
        return (long) number.precision() - number.scale() > MOST_DIGITS;
    }
}
