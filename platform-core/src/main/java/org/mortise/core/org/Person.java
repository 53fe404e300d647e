package org.mortise.core.org;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param login unique without regard to case
 * @param manager direct superior, if any
 * @param active false: cannot sign in, is not assigned anything new, but keeps their name on what they did
 * @param locale language chosen by the person; null: the organisation's
 * @param contact how the person is known and reached besides
 */
public record Person(
        UUID id,
        String login,
        String name,
        @Nullable UUID department,
        @Nullable UUID manager,
        boolean administrator,
        boolean active,
        @Nullable Locale locale,
        Contact contact) {

    /** The same person, reading {@code chosen}. */
    public Person in(Locale chosen) {
        return new Person(id, login, name, department, manager, administrator, active, chosen, contact);
    }

    /** The same person under another name. */
    public Person named(String other) {
        return new Person(id, login, other, department, manager, administrator, active, locale, contact);
    }
}
