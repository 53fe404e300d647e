package org.mortise.core.formula;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of one function.
 *
 * @param repeat how many parameters at the end come again and again as a group; 0 for none
 * @param tail one more parameter allowed after the repeated groups, such as the default of SWITCH
 * @param aliases other names it may be called by; the name itself is what formulas are known by
 * @param asks whether it asks another form; its texts are then names of forms and fields, and its result is what the field holds
 * @param result a type name, a type variable ({@code T}, {@code M}) bound by the arguments, or {@code list:} and one of them
 */
record Signature(
        String name,
        List<String> aliases,
        String category,
        List<Param> params,
        int repeat,
        @Nullable Param tail,
        String result,
        boolean isVolatile,
        boolean serverOnly,
        boolean sqlable,
        boolean asks) {

    Signature {
        aliases = List.copyOf(aliases);
        params = List.copyOf(params);
    }

    /**
     * @param type alternatives separated by {@code |}; a star also takes a list of it; after {@code row:} evaluated for every row
     * @param gives the type of the result where it is given; null: that stays what it is
     */
    record Param(
            String name,
            String type,
            boolean optional,
            @Nullable String gives) {}

    /** The type of the result of so many arguments; what the last of them gives. */
    String result(int count) {
        return params.stream()
                .limit(count)
                .map(Param::gives)
                .filter(Objects::nonNull)
                .reduce(result, (first, last) -> last);
    }

    /** What gives another type by more arguments is no SQL with them. */
    boolean sqlable(int count) {
        return sqlable && params.stream().limit(count).allMatch(param -> param.gives() == null);
    }

    /** Whether an argument is evaluated for every row of the first one. */
    boolean walksRows(int index) {
        return index < params.size() && params.get(index).type().startsWith(Types.OF_ROW);
    }

    int fewest() {
        return (int) params.stream().filter(param -> !param.optional()).count();
    }

    /** -1 when there is no end. */
    int most() {
        return repeat > 0 ? -1 : params.size();
    }

    boolean accepts(int count) {
        if (count < fewest() || (repeat == 0 && count > params.size())) {
            return false;
        }
        var rest = repeat == 0 ? 0 : (count - params.size()) % repeat;
        return rest == 0 || (rest == 1 && tail != null);
    }

    /** The parameter an argument stands for; {@code count} must be accepted. */
    Param param(int index, int count) {
        if (index < params.size()) {
            return params.get(index);
        }
        var rest = (count - params.size()) % repeat;
        if (tail != null && rest == 1 && index == count - 1) {
            return tail;
        }
        return params.get(params.size() - repeat + (index - params.size()) % repeat);
    }
}
