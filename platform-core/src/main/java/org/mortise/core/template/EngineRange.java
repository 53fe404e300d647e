package org.mortise.core.template;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Versions of this product that a bundle runs on, such as {@code >=0.1 <1}: comparisons that must all hold. */
record EngineRange(List<Comparison> comparisons) {

    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=)?(\\d+(?:\\.\\d+){0,2})");

    /** @param version parts of a version, most significant first */
    record Comparison(String operator, int[] version) {

        boolean holdsFor(int[] engine) {
            var order = Arrays.compare(engine, version);
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        }
    }

    /** Reads a range that fits the schema of manifests. */
    static EngineRange parse(String text) {
        return new EngineRange(Arrays.stream(text.strip().split(" +"))
                .map(EngineRange::comparison)
                .toList());
    }

    /** @param engine version of the running product, such as {@code 0.1.0-SNAPSHOT} */
    boolean contains(String engine) {
        var parts = parts(engine.split("-", 2)[0]);
        return comparisons.stream().allMatch(comparison -> comparison.holdsFor(parts));
    }

    private static Comparison comparison(String text) {
        var match = COMPARISON.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a range of versions: " + text);
        }
        var operator = match.group(1);
        return new Comparison(operator == null ? "=" : operator, parts(match.group(2)));
    }

    private static int[] parts(String version) {
        var parts =
                Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return Arrays.copyOf(parts, 3);
    }
}
