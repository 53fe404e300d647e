package org.mortise.core.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a caller may do with one record: the union of the grants whose scope it lies in. Shared by all records of the same grants. */
public final class RecordRights {

    private final FormGrants form;
    private final List<Grant> matching;
    private final Set<RecordAction> actions = EnumSet.noneOf(RecordAction.class);
    private final Map<Asked, FieldRight> known = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, FieldRight> visible;

    private record Asked(RecordAction action, String key) {}

    RecordRights(FormGrants form, List<Grant> matching) {
        this.form = form;
        this.matching = List.copyOf(matching);
        matching.forEach(grant -> actions.addAll(grant.actions()));
    }

    public boolean may(RecordAction action) {
        return actions.contains(action);
    }

    public CommentRight comments() {
        return matching.stream()
                .filter(grant -> grant.allows(RecordAction.READ))
                .map(Grant::comments)
                .reduce(CommentRight.NONE, CommentRight::or);
    }

    /** What may be seen of a field: at most {@link FieldRight#READ}; see {@link #mayWrite} for more. */
    public FieldRight reading(String key) {
        var right = right(RecordAction.READ, key);
        return right == FieldRight.WRITE ? FieldRight.READ : right;
    }

    /** Whether the field may be set by {@code action}, {@code CREATE}, {@code UPDATE} or {@code IMPORT}. */
    public boolean mayWrite(RecordAction action, String key) {
        return right(action, key) == FieldRight.WRITE;
    }

    /** The right to each field for the user interface: {@code write} only where an update may set it. */
    public FieldRight of(String key) {
        var reading = reading(key);
        return reading != FieldRight.HIDDEN && mayWrite(RecordAction.UPDATE, key) ? FieldRight.WRITE : reading;
    }

    /** By key, sorted, top-level fields and columns of sub-tables ({@code items.price}); hidden ones are left out. */
    public Map<String, FieldRight> visible() {
        var worked = visible;
        if (worked == null) {
            var rights = new LinkedHashMap<String, FieldRight>();
            for (var key : form.keys().stream().sorted().toList()) {
                var right = of(key);
                if (right != FieldRight.HIDDEN) {
                    rights.put(key, right);
                }
            }
            worked = Collections.unmodifiableMap(rights);
            visible = worked;
        }
        return worked;
    }

    /** Clients may ask for any name: only what stands in the form is remembered. */
    private FieldRight right(RecordAction action, String key) {
        var asked = new Asked(action, key);
        var right = known.get(asked);
        if (right != null) {
            return right;
        }
        var worked = FieldRight.HIDDEN;
        for (var grant : matching) {
            if (grant.allows(action)) {
                worked = worked.or(form.rightOf(grant, key));
            }
        }
        if (form.hasKey(key)) {
            known.put(asked, worked);
        }
        return worked;
    }
}
