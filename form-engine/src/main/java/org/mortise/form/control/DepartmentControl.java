package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** A department, kept by id. */
public final class DepartmentControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "department";
    }

    @Override
    public ValueType valueType() {
        return ValueType.DEPARTMENT;
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
