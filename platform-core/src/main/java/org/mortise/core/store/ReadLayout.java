package org.mortise.core.store;

import java.util.List;
import org.mortise.core.access.FormAccess;

/**
 * Which column of a compiled read holds what, after the fixed ones.
 *
 * @param parts keys of sub-tables and many links, each a JSON array in text
 * @param references columns of ids to be named
 * @param scopes how many columns tell whether the record lies in a scope of the grants
 * @param cursor how many columns hold what the list is ordered by
 */
record ReadLayout(List<String> parts, List<Reference> references, int scopes, int cursor) {

    /** id, ver, created_at, created_by, updated_at, updated_by, owner_id, dept_id, flow_state, form_version, flow_instance, data. */
    static final int FIXED = 12;

    /** What ids in a column are. */
    enum Kind {
        PERSON,
        DEPARTMENT,
        RECORD
    }

    /**
     * A column of ids.
     *
     * @param several whether it is an array
     * @param target the form they are records of, as the reader may see it; null for people and departments
     */
    record Reference(
            Kind kind,
            boolean several,
            @org.jspecify.annotations.Nullable FormAccess target) {}

    int referencesAt() {
        return FIXED + parts.size();
    }

    int scopesAt() {
        return referencesAt() + references.size();
    }

    int cursorAt() {
        return scopesAt() + scopes;
    }
}
