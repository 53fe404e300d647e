package org.mortise.core.formula;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Functions that choose what to evaluate. */
final class LogicFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("IF", LogicFunctions::choose),
            entry("IFS", LogicFunctions::firstThatHolds),
            entry("SWITCH", LogicFunctions::firstEqual),
            entry("AND", args -> until(args, false)),
            entry("OR", args -> until(args, true)),
            entry("NOT", Function.strict(args -> !Values.bool(args.value(0)))),
            entry("XOR", Function.strict(LogicFunctions::isOdd)),
            entry("IFERROR", LogicFunctions::ifError),
            entry("ISERROR", args -> args.lazily(0) instanceof FormulaError),
            entry("ISBLANK", args -> Values.isBlank(args.lazily(0))),
            entry("COALESCE", LogicFunctions::firstPresent));

    private LogicFunctions() {}

    private static @Nullable Object choose(Arguments args) {
        var condition = args.lazily(0);
        if (condition instanceof FormulaError) {
            return condition;
        }
        if (Values.bool(condition)) {
            return args.lazily(1);
        }
        return args.count() > 2 ? args.lazily(2) : null;
    }

    private static @Nullable Object firstThatHolds(Arguments args) {
        for (var i = 0; i < args.count(); i += 2) {
            var condition = args.lazily(i);
            if (condition instanceof FormulaError) {
                return condition;
            }
            if (Values.bool(condition)) {
                return args.lazily(i + 1);
            }
        }
        return null;
    }

    private static @Nullable Object firstEqual(Arguments args) {
        var value = args.lazily(0);
        if (value instanceof FormulaError) {
            return value;
        }
        for (var i = 1; i + 1 < args.count(); i += 2) {
            var candidate = args.lazily(i);
            if (candidate instanceof FormulaError) {
                return candidate;
            }
            if (Comparison.equal(value, args.type(0), candidate, args.type(i))) {
                return args.lazily(i + 1);
            }
        }
        return args.count() % 2 == 0 ? args.lazily(args.count() - 1) : null;
    }

    /** Looks for the truth value that settles the matter: FALSE for AND, TRUE for OR. */
    private static Object until(Arguments args, boolean settling) {
        for (var i = 0; i < args.count(); i++) {
            var value = args.lazily(i);
            if (value instanceof FormulaError) {
                return value;
            }
            var isSettled = value instanceof List<?> list
                    ? list.stream().anyMatch(element -> element != null && Values.bool(element) == settling)
                    : Values.bool(value) == settling;
            if (isSettled) {
                return settling;
            }
        }
        return !settling;
    }

    private static boolean isOdd(Arguments args) {
        return args.spread(0).stream().filter(Values::bool).count() % 2 == 1;
    }

    private static @Nullable Object ifError(Arguments args) {
        var value = args.lazily(0);
        return value instanceof FormulaError ? args.lazily(1) : value;
    }

    private static @Nullable Object firstPresent(Arguments args) {
        for (var i = 0; i < args.count(); i++) {
            var value = args.lazily(i);
            if (!Values.isBlank(value)) {
                return value;
            }
        }
        return null;
    }
}
