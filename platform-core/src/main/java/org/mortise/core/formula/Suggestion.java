package org.mortise.core.formula;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** "Did you mean": the nearest known name, if it is near enough to be worth saying. */
public final class Suggestion {

    private Suggestion() {}

    /** At most a third of the letters may differ, one is always forgiven, all never are; ties go to the longest common beginning, then by code point. */
    public static @Nullable String nearest(String name, Collection<String> known) {
        var allowed = Math.min(name.length() - 1, Math.max(1, name.length() / 3));
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparingInt(candidate -> -shared(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static int shared(String name, String candidate) {
        var a = name.toLowerCase(Locale.ROOT);
        var b = candidate.toLowerCase(Locale.ROOT);
        var length = 0;
        while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var above = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
