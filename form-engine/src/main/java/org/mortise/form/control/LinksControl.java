package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** Several records of another form, kept by their ids. */
public final class LinksControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "links";
    }

    @Override
    public ValueType valueType() {
        return ValueType.LINKS;
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
