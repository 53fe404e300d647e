package org.mortise.core.formula;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.mortise.core.formula.Functions.Function;

/** Counts and ranks. */
final class StatisticFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("COUNTALL", args -> BigDecimal.valueOf(args.spread(0).size())),
            entry("LARGE", args -> ranked(args, -1)),
            entry("SMALL", args -> ranked(args, 1)),
            entry("MEDIAN", StatisticFunctions::median));

    private StatisticFunctions() {}

    private static Object ranked(Arguments args, int direction) {
        var present = args.elements(0).stream()
                .filter(value -> !Values.isBlank(value))
                .sorted((a, b) -> Comparison.order(a, b) * direction)
                .toList();
        var rank = args.whole(1);
        return rank < 1 || rank > present.size() ? FormulaError.NUM : present.get(rank - 1);
    }

    private static Object median(Arguments args) {
        var numbers = args.present(0).stream().map(Values::number).sorted().toList();
        if (numbers.isEmpty()) {
            return FormulaError.NUM;
        }
        var upper = numbers.get(numbers.size() / 2);
        return numbers.size() % 2 == 1 ? upper : between(List.of(numbers.get(numbers.size() / 2 - 1), upper));
    }

    private static Object between(List<BigDecimal> middle) {
        var sum = Decimals.add(middle.get(0), middle.get(1));
        return sum instanceof BigDecimal total ? Decimals.divide(total, BigDecimal.valueOf(2)) : sum;
    }
}
