package org.mortise.core.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/**
 * Values of a new record, or of one of its rows, that must be told apart from those of others.
 *
 * @param document position of the record among those that were asked about
 * @param row position of the row in its sub-table; negative for the record itself
 * @param apart names what tells them apart
 * @param within whether rows are only compared within their record
 * @param values the same for the same values
 * @param titles of the fields
 * @param column key of the first of them, {@code table.column} for rows
 * @param taken what somebody is told who writes the same values again
 * @param other a stored record that has these values; null when there is none
 */
public record Standing(
        int document,
        int row,
        String apart,
        boolean within,
        Values values,
        LocalizedText titles,
        String column,
        Problem taken,
        @Nullable UUID other) {

    /** The same, with less said about it. */
    public Standing as(Problem told) {
        return new Standing(document, row, apart, within, values, titles, column, told, other);
    }

    /** Told by hashes: whoever holds many of them needs to hold no values. */
    public record Values(long one, long two) {}
}
