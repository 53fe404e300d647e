package org.mortise.core.formula;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Sums, counts and averages of the elements whose row meets every criterion. */
final class ConditionalFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("SUMIF", args -> sum(chosen(args, args.count() > 2 ? 2 : 0, 0, 2))),
            entry("AVERAGEIF", args -> average(chosen(args, args.count() > 2 ? 2 : 0, 0, 2))),
            entry("COUNTIF", args -> count(rows(args, 0, 2))),
            entry("SUMIFS", args -> sum(chosen(args, 0, 1, args.count()))),
            entry("AVERAGEIFS", args -> average(chosen(args, 0, 1, args.count()))),
            entry("COUNTIFS", args -> count(rows(args, 0, args.count()))));

    private ConditionalFunctions() {}

    private static Object count(@Nullable List<Integer> rows) {
        return rows == null ? FormulaError.VALUE : BigDecimal.valueOf(rows.size());
    }

    private static Object sum(@Nullable List<BigDecimal> numbers) {
        return numbers == null ? FormulaError.VALUE : Total.of(numbers);
    }

    private static Object average(@Nullable List<BigDecimal> numbers) {
        var sum = sum(numbers);
        return numbers != null && sum instanceof BigDecimal total
                ? Decimals.divide(total, BigDecimal.valueOf(numbers.size()))
                : sum;
    }

    /** The numbers of the rows that meet the criteria, blanks left out; null when lengths differ. */
    private static @Nullable List<BigDecimal> chosen(Arguments args, int values, int from, int to) {
        var rows = rows(args, from, to);
        var elements = args.elements(values);
        if (rows == null || elements.size() != args.elements(from).size()) {
            return null;
        }
        var chosen = new ArrayList<BigDecimal>();
        for (var row : rows) {
            if (elements.get(row) instanceof BigDecimal number) {
                chosen.add(number);
            }
        }
        return chosen;
    }

    /** Of pairs of a list and its criterion; null when the lists have different lengths. */
    private static @Nullable List<Integer> rows(Arguments args, int from, int to) {
        var length = args.elements(from).size();
        var rows = new ArrayList<Integer>();
        for (var row = 0; row < length; row++) {
            rows.add(row);
        }
        for (var i = from; i + 1 < to; i += 2) {
            var elements = args.elements(i);
            if (elements.size() != length) {
                return null;
            }
            var type = args.elementType(i);
            var criterion = Criterion.of(
                    args.value(i + 1), args.type(i + 1), args.context().zone());
            rows.removeIf(row -> !criterion.holds(elements.get(row), type));
        }
        return rows;
    }
}
