package org.mortise.core.org;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * Some of the people; what says nothing narrows nothing.
 *
 * @param roles of which they hold one; empty: whoever
 * @param departments to one of which they belong; null: whoever, and nobody when it is empty
 * @param below whether those who belong to a department below one of these are meant as well
 */
public record PeopleScope(Set<ObjectKey> roles, @Nullable Set<UUID> departments, boolean below) {

    public static final PeopleScope EVERYBODY = new PeopleScope(Set.of(), null, true);

    public PeopleScope {
        roles = Set.copyOf(roles);
        departments = departments == null ? null : Set.copyOf(departments);
    }

    /** Whoever belongs to {@code department} or below it; everybody when there is none. */
    static PeopleScope of(@Nullable UUID department) {
        return department == null ? EVERYBODY : new PeopleScope(Set.of(), Set.of(department), true);
    }
}
