package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Lists walked element by element: the second argument is evaluated once for each, and cannot walk without end. */
final class RowFunctions {

    static final Map<String, Function> ALL =
            Map.of("FILTER", args -> walk(args, true), "MAP", args -> walk(args, false));

    private RowFunctions() {}

    /** The elements for which the second argument holds, or what it makes of each. */
    private static @Nullable Object walk(Arguments args, boolean isFilter) {
        var list = args.lazily(0);
        if (list instanceof FormulaError) {
            return list;
        }
        var elements = list instanceof List<?> many ? many : List.of();
        var result = new ArrayList<@Nullable Object>(elements.size());
        for (var row = 0; row < elements.size(); row++) {
            var element = elements.get(row);
            var value = args.inRow(1, row, element);
            if (value instanceof FormulaError) {
                return value;
            }
            if (!isFilter) {
                result.add(value);
            } else if (Values.bool(value)) {
                result.add(element);
            }
        }
        return Collections.unmodifiableList(result);
    }
}
