package org.mortise.core.org;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be added.
 *
 * @param passwordHash made by {@link Passwords#hash}; null: cannot sign in until an administrator sets a password
 */
public record NewPerson(
        String login,
        String name,
        @Nullable UUID department,
        @Nullable UUID manager,
        boolean administrator,
        @Nullable String passwordHash,
        Contact contact) {

    public NewPerson(
            String login,
            String name,
            @Nullable UUID department,
            @Nullable UUID manager,
            boolean administrator,
            @Nullable String passwordHash) {
        this(login, name, department, manager, administrator, passwordHash, Contact.NONE);
    }

    /** A person without a password, such as one of a sample organisation. */
    public static NewPerson of(String login, String name, @Nullable UUID department, @Nullable UUID manager) {
        return new NewPerson(login, name, department, manager, false, null);
    }
}
