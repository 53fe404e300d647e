package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** Several people, kept by their ids. */
public final class UsersControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "users";
    }

    @Override
    public ValueType valueType() {
        return ValueType.USERS;
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public boolean computable() {
        return false;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return References.many(sent);
    }
}
