package org.mortise.core.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;

/**
 * What somebody would like to read of a form, before anybody asked whether he may.
 *
 * @param filter which records; null for all
 * @param search text typed into the search box; null for none
 * @param sort order; the id breaks ties
 * @param fields keys of the fields wanted; empty for all that the caller may see
 * @param cursor where the last page ended, as the store gave it; null for the first page
 * @param limit records per page, 1 to 500
 */
public record RecordQuery(
        ObjectKey form,
        @Nullable Condition filter,
        @Nullable String search,
        List<Sort> sort,
        List<String> fields,
        @Nullable String cursor,
        int limit) {

    public static final int MAX_LIMIT = 500;

    /** One level of order. */
    public record Sort(FieldPath field, boolean descending) {}

    public RecordQuery {
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
        limit = Math.max(1, Math.min(limit, MAX_LIMIT));
    }

    /** The same of all records. */
    RecordQuery unfiltered() {
        return new RecordQuery(form, null, search, sort, fields, cursor, limit);
    }

    public static RecordQuery of(ObjectKey form, @Nullable Condition filter, int limit) {
        return new RecordQuery(form, filter, null, List.of(), List.of(), null, limit);
    }
}
