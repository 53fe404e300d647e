package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.mortise.core.formula.Functions.Function;

/** What chance gives; the context is where it comes from, so that tests can say what it is. */
final class RandomFunctions {

    static final Map<String, Function> ALL = Map.of("RAND", RandomFunctions::fraction, "UUID", RandomFunctions::uuid);

    private static final BigDecimal TWO_TO_53 = BigDecimal.valueOf(1L << 53);
    private static final int DECIMALS = 15;
    private static final int VERSION = 0x4000;
    private static final int VARIANT = 0x8000;

    private RandomFunctions() {}

    /** From 0 to below 1, of 53 random bits. */
    private static Object fraction(Arguments args) {
        var high = Integer.toUnsignedLong(args.context().random());
        var low = Integer.toUnsignedLong(args.context().random());
        var bits = BigDecimal.valueOf((high << 21) + (low >>> 11));
        return bits.divide(TWO_TO_53, Decimals.PRECISION).setScale(DECIMALS, RoundingMode.DOWN);
    }

    /** Version 4 of RFC 9562. */
    private static Object uuid(Arguments args) {
        var first = args.context().random();
        var second = args.context().random();
        var third = args.context().random();
        var fourth = args.context().random();
        return "%08x-%04x-%04x-%04x-%04x%08x"
                .formatted(
                        first,
                        second >>> 16,
                        (second & 0x0FFF) | VERSION,
                        ((third >>> 16) & 0x3FFF) | VARIANT,
                        third & 0xFFFF,
                        fourth);
    }
}
