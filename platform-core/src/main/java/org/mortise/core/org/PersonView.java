package org.mortise.core.org;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * A colleague. Only administrators see who is an administrator and who holds which roles; only they and the person, how he is known
 * and reached besides.
 */
record PersonView(
        UUID id,
        String name,
        String login,
        @Nullable UUID department,
        @Nullable String departmentName,
        @Nullable UUID manager,
        boolean active,
        @Nullable String employeeNo,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable Boolean administrator,
        @Nullable List<ObjectKey> roles) {

    /** @param roles of the person */
    static PersonView of(Person person, @Nullable String departmentName, Identity reader, List<ObjectKey> roles) {
        var contact = reader.administrator() || reader.id().equals(person.id()) ? person.contact() : Contact.NONE;
        return new PersonView(
                person.id(),
                person.name(),
                person.login(),
                person.department(),
                departmentName,
                person.manager(),
                person.active(),
                contact.employeeNo(),
                contact.mobile(),
                contact.email(),
                reader.administrator() ? person.administrator() : null,
                reader.administrator() ? roles : null);
    }
}
