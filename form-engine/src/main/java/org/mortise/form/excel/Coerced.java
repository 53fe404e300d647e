package org.mortise.form.excel;

import org.jspecify.annotations.Nullable;

/**
 * What became of one cell.
 *
 * @param value JSON value for the record (text, boolean or list of texts); null for an empty field
 * @param problem code of what makes the row bad; null when the cell is good
 * @param warning code of what the user should know although the row is good; null when there is nothing
 */
record Coerced(
        @Nullable Object value,
        @Nullable String problem,
        @Nullable String warning) {

    static final Coerced EMPTY = new Coerced(null, null, null);

    static Coerced good(@Nullable Object value) {
        return new Coerced(value, null, null);
    }

    static Coerced warned(@Nullable Object value, String warning) {
        return new Coerced(value, null, warning);
    }

    static Coerced bad(String problem) {
        return new Coerced(null, problem, null);
    }
}
