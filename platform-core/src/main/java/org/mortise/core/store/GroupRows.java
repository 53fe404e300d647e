package org.mortise.core.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups with their measures.
 *
 * @param rows values in the order of dimensions, then measures: text, {@code BigDecimal}, {@code LocalDate} (buckets and
 *     dates), {@code OffsetDateTime}, {@code LocalTime}, {@code UUID}, {@code Boolean}, {@code Long} (counts); null for blank
 */
public record GroupRows(List<List<@Nullable Object>> rows) {
    public GroupRows {
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<@Nullable Object>(row)))
                .toList();
    }
}
