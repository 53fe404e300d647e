package org.mortise.core.org;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A colleague. Only administrators see who is an administrator. */
@Schema(name = "Person")
record PersonView(
        UUID id,
        String name,
        String login,
        @Nullable UUID department,
        @Nullable String departmentName,
        @Nullable UUID manager,
        boolean active,
        @Nullable Boolean administrator) {

    static PersonView of(Person person, @Nullable String departmentName, boolean forAdministrator) {
        return new PersonView(
                person.id(),
                person.name(),
                person.login(),
                person.department(),
                departmentName,
                person.manager(),
                person.active(),
                forAdministrator ? person.administrator() : null);
    }
}
