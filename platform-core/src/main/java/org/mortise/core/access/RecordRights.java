package org.mortise.core.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a caller may do with one record: the union of the grants whose scope it lies in. */
public final class RecordRights {

    private final FormAccess access;
    private final List<Grant> matching;

    RecordRights(FormAccess access, List<Grant> matching) {
        this.access = access;
        this.matching = List.copyOf(matching);
    }

    public boolean may(RecordAction action) {
        return matching.stream().anyMatch(grant -> grant.allows(action));
    }

    /** What may be seen of a field: at most {@link FieldRight#READ}; see {@link #mayWrite} for more. */
    public FieldRight reading(String key) {
        var right = access.rightIn(matching, RecordAction.READ, key);
        return right == FieldRight.WRITE ? FieldRight.READ : right;
    }

    /** Whether the field may be set by {@code action}, {@code CREATE}, {@code UPDATE} or {@code IMPORT}. */
    public boolean mayWrite(RecordAction action, String key) {
        return access.rightIn(matching, action, key) == FieldRight.WRITE;
    }

    /** The right to each field for the user interface: {@code write} only where an update may set it. */
    public FieldRight of(String key) {
        var reading = reading(key);
        return reading != FieldRight.HIDDEN && mayWrite(RecordAction.UPDATE, key) ? FieldRight.WRITE : reading;
    }

    /** By key, top-level fields and columns of sub-tables ({@code items.price}); hidden ones are left out. */
    public Map<String, FieldRight> visible() {
        return access.keys().stream()
                .filter(key -> of(key) != FieldRight.HIDDEN)
                .collect(Collectors.toMap(key -> key, this::of));
    }
}
