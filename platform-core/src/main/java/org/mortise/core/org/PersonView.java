package org.mortise.core.org;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/** A colleague. Only administrators see who is an administrator and who holds which roles. */
record PersonView(
        UUID id,
        String name,
        String login,
        @Nullable UUID department,
        @Nullable String departmentName,
        @Nullable UUID manager,
        boolean active,
        @Nullable Boolean administrator,
        @Nullable List<ObjectKey> roles) {

    /** @param roles for administrators; null for everybody else */
    static PersonView of(Person person, @Nullable String departmentName, @Nullable List<ObjectKey> roles) {
        return new PersonView(
                person.id(),
                person.name(),
                person.login(),
                person.department(),
                departmentName,
                person.manager(),
                person.active(),
                roles == null ? null : person.administrator(),
                roles);
    }
}
