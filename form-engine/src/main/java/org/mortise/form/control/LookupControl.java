package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/**
 * The value of a field of the record that a link beside it points to; nobody writes it. Its kind of value is that of its source: the shape of the form says which.
 */
public final class LookupControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "lookup";
    }

    /** Of a field whose source is not known yet. */
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
        return Coerced.of(sent);
    }
}
