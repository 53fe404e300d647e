package org.mortise.core.metadata;

import org.jspecify.annotations.Nullable;

/** What numbers are told as. */
public enum Figure {
    /** As they are kept. */
    PLAIN(0, null),
    /** A share of one, told in hundredths. */
    HUNDREDTHS(2, "%"),
    /** A length of time. */
    SECONDS(0, "s"),
    /** Amounts of a currency, which the field names or another field says. */
    AMOUNT(0, null);

    private final int shift;
    private final @Nullable String unit;

    Figure(int shift, @Nullable String unit) {
        this.shift = shift;
        this.unit = unit;
    }

    /** How many places the point moves to the right between the number that is kept and the one that people see and type. */
    public int shift() {
        return shift;
    }

    /** What figures are in, as answers of reports say it; null for plain numbers, and for amounts: their currency is said elsewhere. */
    public @Nullable String unit() {
        return unit;
    }
}
