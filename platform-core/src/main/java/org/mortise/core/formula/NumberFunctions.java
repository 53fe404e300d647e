package org.mortise.core.formula;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_UP;
import static java.math.RoundingMode.UP;
import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Sums, extremes, roundings and powers. */
final class NumberFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("SUM", NumberFunctions::sum),
            entry("AVERAGE", NumberFunctions::average),
            entry("MIN", args -> extreme(args, -1)),
            entry("MAX", args -> extreme(args, 1)),
            entry("COUNT", args -> BigDecimal.valueOf(args.present(0).size())),
            entry("COUNTA", args -> BigDecimal.valueOf(args.present(0).size())),
            entry("ABS", args -> args.number(0).abs()),
            entry("INT", args -> args.number(0).setScale(0, FLOOR)),
            entry("MOD", NumberFunctions::remainder),
            entry("ROUND", args -> rounded(args, HALF_UP)),
            entry("ROUNDUP", args -> rounded(args, UP)),
            entry("ROUNDDOWN", args -> rounded(args, DOWN)),
            entry("CEILING", NumberFunctions::ceiling),
            entry("FLOOR", NumberFunctions::floor),
            entry("POWER", args -> Powers.power(args.number(0), args.number(1))),
            entry("SQRT", args -> Powers.squareRoot(args.number(0))),
            entry("EXP", args -> Powers.exponential(args.number(0))),
            entry("LN", args -> Powers.naturalLogarithm(args.number(0))),
            entry("LOG", args -> Powers.logarithm(args.number(0), args.number(1, 10))),
            entry("EVEN", args -> awayFromZero(args.number(0), 0)),
            entry("ODD", args -> awayFromZero(args.number(0), 1)),
            entry("FIXED", NumberFunctions::fixed),
            entry("RMBFORMAT", args -> renminbi(args.number(0), args.whole(1, 2))),
            entry("PRODUCT", args -> product(args.present(0))),
            entry("SUMPRODUCT", NumberFunctions::sumOfProducts));

    /** More digits than any number of the range has on either side of its point. */
    private static final int MAX_DIGITS = 400;

    /** As many decimals as Excel shows. */
    private static final int MAX_FIXED = 127;

    private static final BigDecimal LARGEST_QUOTIENT = new BigDecimal("1E34");

    private NumberFunctions() {}

    private static Object sum(Arguments args) {
        if (args.count() == 1 && args.value(0) instanceof List<?> list) {
            return Total.of(list);
        }
        return Total.of(args.spread(0));
    }

    private static Object average(Arguments args) {
        var numbers = args.present(0);
        var sum = Total.of(numbers);
        return sum instanceof BigDecimal total ? Decimals.divide(total, BigDecimal.valueOf(numbers.size())) : sum;
    }

    private static @Nullable Object extreme(Arguments args, int direction) {
        Object best = null;
        for (var value : args.present(0)) {
            if (best == null || Comparison.order(value, best) * direction > 0) {
                best = value;
            }
        }
        return best;
    }

    private static Object remainder(Arguments args) {
        var number = args.number(0);
        var divisor = args.number(1);
        if (divisor.signum() == 0) {
            return FormulaError.DIV0;
        }
        if (number.abs().compareTo(divisor.abs().multiply(LARGEST_QUOTIENT)) >= 0) {
            return FormulaError.NUM;
        }
        var remainder = number.remainder(divisor);
        return remainder.signum() * divisor.signum() < 0 ? Decimals.add(remainder, divisor) : Decimals.of(remainder);
    }

    private static Object rounded(Arguments args, RoundingMode mode) {
        var digits = Math.min(MAX_DIGITS, Math.max(-MAX_DIGITS, args.whole(1, 0)));
        var number = args.number(0);
        return number.scale() <= digits ? number : Decimals.of(number.setScale(digits, mode));
    }

    /** The next whole number away from zero that leaves {@code remainder} when halved. */
    private static Object awayFromZero(BigDecimal number, int remainder) {
        var whole = number.abs().setScale(0, UP);
        if (whole.compareTo(LARGEST_QUOTIENT) >= 0) {
            return FormulaError.NUM;
        }
        var next = whole.toBigInteger().testBit(0) == (remainder == 1) ? whole : whole.add(BigDecimal.ONE);
        return number.signum() < 0 ? next.negate() : next;
    }

    /** {@code ¥1,234.50}, the sign of a debt before the symbol. */
    private static Object renminbi(BigDecimal amount, int digits) {
        if (digits < 0 || digits > MAX_FIXED) {
            return FormulaError.NUM;
        }
        var plain = amount.abs().setScale(digits, HALF_UP);
        return Values.text((amount.signum() < 0 && plain.signum() > 0 ? "-¥" : "¥") + grouped(plain.toPlainString()));
    }

    /** As a text with just so many decimals, in groups of three digits when asked. */
    private static Object fixed(Arguments args) {
        var digits = args.whole(1, 2);
        if (digits > MAX_FIXED) {
            return FormulaError.NUM;
        }
        var rounded = Decimals.of(args.number(0).setScale(Math.max(-MAX_DIGITS, digits), HALF_UP));
        if (!(rounded instanceof BigDecimal number)) {
            return rounded;
        }
        var plain = number.setScale(Math.max(0, digits), HALF_UP).toPlainString();
        return Values.text(Values.bool(args.value(2)) ? grouped(plain) : plain);
    }

    private static String grouped(String plain) {
        var grouped = new StringBuilder(plain);
        var point = plain.indexOf('.');
        var first = plain.startsWith("-") ? 1 : 0;
        for (var at = (point < 0 ? plain.length() : point) - 3; at > first; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    private static Object product(List<Object> numbers) {
        Object product = numbers.isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE;
        for (var number : numbers) {
            product = Decimals.multiply((BigDecimal) product, (BigDecimal) number);
            if (product instanceof FormulaError) {
                return product;
            }
        }
        return product;
    }

    private static Object ceiling(Arguments args) {
        var step = args.number(1, 1);
        return step.signum() == 0 ? BigDecimal.ZERO : multiple(args.number(0), step, CEILING);
    }

    private static Object floor(Arguments args) {
        var number = args.number(0);
        var step = args.number(1, 1);
        if (step.signum() == 0) {
            return number.signum() == 0 ? BigDecimal.ZERO : FormulaError.DIV0;
        }
        return multiple(number, step, FLOOR);
    }

    private static Object multiple(BigDecimal number, BigDecimal step, RoundingMode mode) {
        if (number.signum() > 0 && step.signum() < 0) {
            return FormulaError.NUM;
        }
        var steps = Decimals.divide(number, step);
        return steps instanceof BigDecimal exact ? Decimals.multiply(exact.setScale(0, mode), step) : steps;
    }

    private static Object sumOfProducts(Arguments args) {
        var length = args.elements(0).size();
        for (var i = 1; i < args.count(); i++) {
            if (args.elements(i).size() != length) {
                return FormulaError.VALUE;
            }
        }
        Object sum = BigDecimal.ZERO;
        for (var row = 0; row < length && sum instanceof BigDecimal total; row++) {
            var product = product(args, row);
            sum = product instanceof BigDecimal number ? Decimals.add(total, number) : product;
        }
        return sum;
    }

    private static Object product(Arguments args, int row) {
        Object product = BigDecimal.ONE;
        for (var i = 0; i < args.count() && product instanceof BigDecimal soFar; i++) {
            product = Decimals.multiply(soFar, Values.number(args.elements(i).get(row)));
        }
        return product;
    }
}
