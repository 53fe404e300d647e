package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** A record of another form, kept by its id. */
public final class LinkControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "link";
    }

    @Override
    public ValueType valueType() {
        return ValueType.LINK;
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
