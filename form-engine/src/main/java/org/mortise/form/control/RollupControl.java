package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/**
 * What is reckoned over the records of another form that point here; nobody writes it. Its kind of value is that of its source: the shape of the form says which.
 */
public final class RollupControl implements Control<NoSettings> {

    @Override
    public String type() {
        return "rollup";
    }

    /** Of a field whose source is not known yet. */
    @Override
    public ValueType valueType() {
        return ValueType.NUMBER;
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
