package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** A number that a numbering gives when the record is made; nobody writes it. */
public final class SerialControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "serial";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public boolean writable() {
        return false;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", Coerced::of);
    }
}
