package org.mortise.core.formula;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Places on the globe, written as longitude and latitude. */
final class PlaceFunctions {

    static final Map<String, Function> ALL = Map.of("DISTANCE", PlaceFunctions::distance);

    private PlaceFunctions() {}

    private static @Nullable Object distance(Arguments args) {
        if (args.string(0).isEmpty() || args.string(1).isEmpty()) {
            return null;
        }
        var metres = Places.metres(args.string(0), args.string(1));
        return metres == null ? FormulaError.VALUE : metres;
    }
}
