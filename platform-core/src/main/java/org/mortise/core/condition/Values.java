package org.mortise.core.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparing values as SQL does: a blank makes the answer unknown. */
final class Values {

    private Values() {}

    static Truth equal(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null ? Truth.UNKNOWN : Truth.of(compare(one, other) == 0);
    }

    static Truth ordered(@Nullable Object one, Operator operator, @Nullable Object other) {
        if (one == null || other == null) {
            return Truth.UNKNOWN;
        }
        var order = compare(one, other);
        return Truth.of(
                switch (operator) {
                    case GT -> order > 0;
                    case GTE -> order >= 0;
                    case LT -> order < 0;
                    case LTE -> order <= 0;
                    default -> throw new IllegalArgumentException("not an order: " + operator);
                });
    }

    static Truth among(@Nullable Object value, @Nullable Object list) {
        if (value == null || !(list instanceof List<?> candidates)) {
            return Truth.UNKNOWN;
        }
        var answer = Truth.FALSE;
        for (var candidate : candidates) {
            answer = answer.or(equal(value, candidate));
        }
        return answer;
    }

    /** Whether nothing changed between two images of a value, where blank is a value like any other. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof List<?> left && other instanceof List<?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (var index = 0; index < left.size(); index++) {
                if (!same(left.get(index), right.get(index))) {
                    return false;
                }
            }
            return true;
        }
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.getClass() == other.getClass() && compare(one, other) == 0;
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("") || (value instanceof List<?> list && list.isEmpty());
    }

    static boolean holds(List<?> list, @Nullable Object value) {
        return value != null && list.stream().anyMatch(element -> equal(element, value) == Truth.TRUE);
    }

    /** Both are of one type, which the check has seen to. */
    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
