package org.mortise.form.excel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one cell.
 *
 * @param value JSON value for the record (text, boolean or list of texts); null for an empty field
 * @param problem code of what makes the row bad; null when the cell is good
 * @param warning code of what the user should know although the row is good; null when there is nothing
 * @param words those of the cell that a problem or warning speaks of; empty when it speaks of the whole cell
 */
record Coerced(
        @Nullable Object value,
        @Nullable String problem,
        @Nullable String warning,
        List<String> words) {

    static final Coerced EMPTY = new Coerced(null, null, null, List.of());

    Coerced {
        words = List.copyOf(words);
    }

    static Coerced good(@Nullable Object value) {
        return new Coerced(value, null, null, List.of());
    }

    static Coerced warned(@Nullable Object value, String warning) {
        return new Coerced(value, null, warning, List.of());
    }

    static Coerced bad(String problem) {
        return new Coerced(null, problem, null, List.of());
    }
}
