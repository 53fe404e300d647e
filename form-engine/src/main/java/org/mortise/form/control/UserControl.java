package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** A person, kept by id. */
public final class UserControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "user";
    }

    @Override
    public ValueType valueType() {
        return ValueType.USER;
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return References.one(sent);
    }
}
