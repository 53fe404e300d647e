package org.mortise.core.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * One mistake in what a user sent, as a value: all of them are returned together.
 *
 * @param code stable snake_case code; the sentence in each language is found under {@code problem.<code>}
 * @param path JSON pointer into what was sent, such as {@code /data/items/2/qty}; empty for the whole
 * @param params named values for the sentence: text, numbers, booleans, labels ({@link LocalizedText})
 */
public record Problem(String code, String path, Map<String, Object> params) {

    /** Parameter: title of the sub-table that the path leads into. */
    public static final String TABLE = "inTable";

    /** Parameter: number of the row that the path leads to, counted from one. */
    public static final String ROW = "inRow";

    public Problem {
        if (code.isBlank()) {
            throw new IllegalArgumentException("a problem has a code");
        }
        params = Map.copyOf(params);
    }

    public static Problem of(String code) {
        return new Problem(code, "", Map.of());
    }

    public static Problem at(String path, String code) {
        return new Problem(code, path, Map.of());
    }

    public static Problem at(String path, String code, Map<String, Object> params) {
        return new Problem(code, path, params);
    }

    /** The same problem with more to say. */
    public Problem with(Map<String, Object> more) {
        var all = new HashMap<>(params);
        all.putAll(more);
        return new Problem(code, path, all);
    }

    /** The same problem seen from one level further out. */
    public Problem under(String prefix) {
        return new Problem(code, prefix + path, params);
    }
}
