package org.mortise.core.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of records, or one record, with what is needed to name what they point to.
 *
 * @param titles of linked records that the reader may see
 * @param people ids of people in the visible fields and system columns, for their names
 * @param departments ids of departments in the same
 * @param next cursor of the next page; null on the last one
 */
public record RecordRows(
        List<StoredRecord> records,
        Map<UUID, String> titles,
        Set<UUID> people,
        Set<UUID> departments,
        @Nullable String next) {
    public RecordRows {
        records = List.copyOf(records);
        titles = Map.copyOf(titles);
        people = Set.copyOf(people);
        departments = Set.copyOf(departments);
    }
}
