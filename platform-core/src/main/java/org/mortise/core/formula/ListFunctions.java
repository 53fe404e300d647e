package org.mortise.core.formula;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;
import org.mortise.core.formula.FxType.Scalar;

/** Lists as values: elements by place, without repetition, in order. */
final class ListFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("INDEX", args -> element(args.elements(0), args.whole(1))),
            entry(
                    "FIRST",
                    args -> args.elements(0).isEmpty() ? null : args.elements(0).get(0)),
            entry("LAST", args -> args.elements(0).isEmpty() ? null : element(args.elements(0), -1)),
            entry("UNIQUE", ListFunctions::distinct),
            entry("UNION", ListFunctions::distinct),
            entry("FLATTEN", args -> limited(args.spread(0))),
            entry("COMPACT", args -> limited(args.present(0))),
            entry("SORT", ListFunctions::sorted),
            entry("HASANY", ListFunctions::hasAny));

    private ListFunctions() {}

    /** Counted from 1, or from -1 at the end. */
    private static @Nullable Object element(List<?> elements, int place) {
        var at = place < 0 ? elements.size() + place : place - 1;
        return at < 0 || at >= elements.size() ? FormulaError.REF : elements.get(at);
    }

    private static Object distinct(Arguments args) {
        var distinct = new LinkedHashMap<Object, Object>();
        args.present(0).forEach(value -> distinct.putIfAbsent(identity(value), value));
        return limited(List.copyOf(distinct.values()));
    }

    private static boolean hasAny(Arguments args) {
        var wanted = args.elements(1).stream()
                .filter(value -> !Values.isBlank(value))
                .map(ListFunctions::identity)
                .toList();
        return args.elements(0).stream()
                .filter(value -> !Values.isBlank(value))
                .anyMatch(value -> wanted.contains(identity(value)));
    }

    /** Blanks last, whichever way the others go. */
    private static Object sorted(Arguments args) {
        var present = new ArrayList<Object>();
        args.elements(0).stream().filter(value -> !Values.isBlank(value)).forEach(present::add);
        var order = Types.isTextual(args.elementType(0)) ? ListFunctions.byText() : ListFunctions.byMagnitude();
        present.sort(Values.bool(args.value(1)) ? order.reversed() : order);
        var sorted = new ArrayList<@Nullable Object>(present);
        sorted.addAll(Collections.nCopies(args.elements(0).size() - present.size(), null));
        return Collections.unmodifiableList(sorted);
    }

    private static Comparator<Object> byText() {
        return (a, b) -> Comparison.orderTexts(Values.string(a), Values.string(b));
    }

    private static Comparator<Object> byMagnitude() {
        return (a, b) -> a instanceof Boolean left && b instanceof Boolean right
                ? Boolean.compare(left, right)
                : Comparison.order(a, b);
    }

    private static Object limited(List<? extends @Nullable Object> elements) {
        return elements.size() > Values.MAX_LIST ? FormulaError.LIMIT : Collections.unmodifiableList(elements);
    }

    /** Equal for values that {@code =} holds equal. */
    private static Object identity(@Nullable Object value) {
        if (value instanceof java.math.BigDecimal number) {
            return Decimals.normal(number);
        }
        return value instanceof String text ? Comparison.composed(text) : value == null ? Scalar.BLANK : value;
    }
}
