package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** Several departments, kept by their ids. */
public final class DepartmentsControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "departments";
    }

    @Override
    public ValueType valueType() {
        return ValueType.DEPARTMENTS;
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
