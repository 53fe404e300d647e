package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Powers and roots by the same steps in both twins. Whole exponents square and multiply; others go through the logarithm, computed
 * from series at full precision, and give 15 significant digits.
 */
final class Powers {

    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final MathContext PRECISION = Decimals.PRECISION;
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal LN_10 = new BigDecimal("2.302585092994045684017991454684364");
    private static final BigDecimal TINY = new BigDecimal("1E-36");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Powers() {}

    static Object power(BigDecimal base, BigDecimal exponent) {
        if (exponent.stripTrailingZeros().scale() <= 0) {
            return exponent.abs().compareTo(LARGEST_WHOLE) > 0 ? FormulaError.NUM : whole(base, exponent.intValue());
        }
        if (base.signum() == 0) {
            return exponent.signum() > 0 ? BigDecimal.ZERO : FormulaError.DIV0;
        }
        if (base.signum() < 0) {
            return FormulaError.NUM;
        }
        var product = Decimals.multiply(exponent, logarithm(base));
        return product instanceof BigDecimal power ? exponential(power) : product;
    }

    static Object squareRoot(BigDecimal number) {
        return number.signum() < 0 ? FormulaError.NUM : number.sqrt(PRECISION).round(SHOWN);
    }

    static Object naturalLogarithm(BigDecimal number) {
        return number.signum() <= 0
                ? FormulaError.NUM
                : Decimals.of(logarithm(number).round(SHOWN));
    }

    static Object logarithm(BigDecimal number, BigDecimal base) {
        if (number.signum() <= 0 || base.signum() <= 0) {
            return FormulaError.NUM;
        }
        if (base.compareTo(BigDecimal.ONE) == 0) {
            return FormulaError.DIV0;
        }
        return Decimals.of(logarithm(number).divide(logarithm(base), PRECISION).round(SHOWN));
    }

    private static Object whole(BigDecimal base, int exponent) {
        if (base.signum() == 0 && exponent <= 0) {
            return exponent == 0 ? FormulaError.NUM : FormulaError.DIV0;
        }
        Object result = BigDecimal.ONE;
        Object square = base;
        for (var rest = Math.abs(exponent); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = times(result, square);
            }
            if (rest > 1) {
                square = times(square, square);
            }
        }
        if (exponent >= 0) {
            return result;
        }
        return result instanceof BigDecimal number ? Decimals.divide(BigDecimal.ONE, number) : BigDecimal.ZERO;
    }

    /** Too large stays too large, unless the other factor is zero. */
    private static Object times(Object left, Object right) {
        return left instanceof BigDecimal a && right instanceof BigDecimal b
                ? Decimals.multiply(a, b)
                : FormulaError.NUM;
    }

    /** ln(m · 10^k) = ln m + k · ln 10 with m from 1 to below 10, by the series of the inverse hyperbolic tangent. */
    private static BigDecimal logarithm(BigDecimal number) {
        var exponent = number.precision() - number.scale() - 1;
        var mantissa = number.scaleByPowerOfTen(-exponent);
        var ratio =
                mantissa.subtract(BigDecimal.ONE, PRECISION).divide(mantissa.add(BigDecimal.ONE, PRECISION), PRECISION);
        var square = ratio.multiply(ratio, PRECISION);
        var power = ratio;
        var sum = ratio;
        for (var n = 3; power.compareTo(TINY) > 0; n += 2) {
            power = power.multiply(square, PRECISION);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), PRECISION), PRECISION);
        }
        return sum.multiply(TWO, PRECISION).add(LN_10.multiply(BigDecimal.valueOf(exponent), PRECISION), PRECISION);
    }

    /** e^x = 10^k · e^r with r below ln 10 in magnitude, by the power series. */
    static Object exponential(BigDecimal x) {
        var tens = x.divide(LN_10, PRECISION).setScale(0, RoundingMode.DOWN);
        if (tens.abs().compareTo(BigDecimal.valueOf(400)) > 0) {
            return tens.signum() > 0 ? FormulaError.NUM : BigDecimal.ZERO;
        }
        var rest = x.subtract(LN_10.multiply(tens, PRECISION), PRECISION);
        var term = BigDecimal.ONE;
        var sum = BigDecimal.ONE;
        for (var n = 1; term.abs().compareTo(TINY) > 0; n++) {
            term = term.multiply(rest, PRECISION).divide(BigDecimal.valueOf(n), PRECISION);
            sum = sum.add(term, PRECISION);
        }
        return Decimals.of(sum.round(SHOWN).scaleByPowerOfTen(tens.intValue()));
    }
}
