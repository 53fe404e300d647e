package org.mortise.core.formula;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A running sum. As long as it has at most 18 digits it is a whole number of units of its last decimal, which is exact, so no sum of
 * 34 digits could be rounded differently; from the first number on that does not fit, sums are those of {@link Decimals#add}.
 */
final class Total {

    private static final int MOST_DIGITS = 18;
    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (var power = 1; power <= MOST_DIGITS; power++) {
            POWERS[power] = POWERS[power - 1] * 10;
        }
    }

    private long units;
    private int scale;
    private @Nullable Object large;

    /** Numbers as texts of records have them, one after the other; anything that is no number counts as nothing. */
    static Object of(Iterable<?> values) {
        var total = new Total();
        for (var value : values) {
            if (value instanceof BigDecimal number) {
                total.add(number);
            }
        }
        return total.value();
    }

    void add(BigDecimal number) {
        if (large == null && addUnits(number)) {
            return;
        }
        var soFar = value();
        large = soFar instanceof BigDecimal sum ? Decimals.add(sum, number) : soFar;
    }

    Object value() {
        return large == null ? BigDecimal.valueOf(units, scale) : large;
    }

    private boolean addUnits(BigDecimal number) {
        var decimals = number.scale();
        if (decimals < 0 || decimals > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            return false;
        }
        var added = number.scaleByPowerOfTen(decimals).longValue();
        if (decimals == scale) {
            return take(units, added, scale);
        }
        return decimals < scale
                ? take(units, raised(added, scale - decimals), scale)
                : take(raised(units, decimals - scale), added, decimals);
    }

    private boolean take(long one, long other, int decimals) {
        var sum = one + other;
        if (one == Long.MIN_VALUE || other == Long.MIN_VALUE || Math.abs(sum) >= POWERS[MOST_DIGITS]) {
            return false;
        }
        units = sum;
        scale = decimals;
        return true;
    }

    /** {@code Long.MIN_VALUE} when it has more than 18 digits. */
    private static long raised(long value, int power) {
        var most = (POWERS[MOST_DIGITS] - 1) / POWERS[power];
        return value > most || value < -most ? Long.MIN_VALUE : value * POWERS[power];
    }
}
