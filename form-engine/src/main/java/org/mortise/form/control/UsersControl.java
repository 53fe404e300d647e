package org.mortise.form.control;

import org.mortise.core.metadata.ValueType;

/** Several people, kept by their ids. */
public final class UsersControl implements ManyReferences {

    @Override
    public String type() {
        return "users";
    }

    @Override
    public ValueType valueType() {
        return ValueType.USERS;
    }
}
