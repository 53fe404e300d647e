package org.mortise.core.formula;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every function of the catalogue does. */
final class Functions {

    private static final Map<String, Function> BY_NAME = all();

    private Functions() {}

    /** The work of one function; the catalogue has checked the number and the types of its arguments. */
    @FunctionalInterface
    interface Function {
        @Nullable
        Object apply(Arguments args);

        /** A function of all its arguments: an error among them is its result. */
        static Function strict(Function work) {
            return args -> {
                var error = args.evaluateAll();
                return error == null ? work.apply(args) : error;
            };
        }
    }

    static Function named(String name) {
        var function = BY_NAME.get(name);
        if (function == null) {
            throw new IllegalStateException("the catalogue names %s but nothing implements it".formatted(name));
        }
        return function;
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static Map<String, Function> all() {
        var functions = new HashMap<String, Function>(LogicFunctions.ALL);
        functions.putAll(RowFunctions.ALL);
        strict(functions, NumberFunctions.ALL);
        strict(functions, StatisticFunctions.ALL);
        strict(functions, ConditionalFunctions.ALL);
        strict(functions, ListFunctions.ALL);
        strict(functions, TextFunctions.ALL);
        strict(functions, CodeFunctions.ALL);
        strict(functions, PatternFunctions.ALL);
        strict(functions, PinyinFunctions.ALL);
        strict(functions, PlaceFunctions.ALL);
        strict(functions, RandomFunctions.ALL);
        strict(functions, DateFunctions.ALL);
        strict(functions, CalendarFunctions.ALL);
        strict(functions, ClockFunctions.ALL);
        strict(functions, RecordFunctions.ALL);
        return Map.copyOf(functions);
    }

    private static void strict(Map<String, Function> functions, Map<String, Function> work) {
        work.forEach((name, function) -> functions.put(name, Function.strict(function)));
    }
}
