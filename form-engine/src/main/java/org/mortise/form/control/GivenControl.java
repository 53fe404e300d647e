package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** A field whose value the platform gives and nobody writes. */
abstract class GivenControl implements Control<NoSettings> {

    private final String type;
    private final ValueType valueType;

    /** @param valueType until more is known of what gives the value */
    GivenControl(String type, ValueType valueType) {
        this.type = type;
        this.valueType = valueType;
    }

    @Override
    public final String type() {
        return type;
    }

    @Override
    public final ValueType valueType() {
        return valueType;
    }

    @Override
    public final NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public final boolean writable() {
        return false;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Coerced.of(sent);
    }
}
