package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** A number that a numbering gives when the record is made. */
public final class SerialControl extends GivenControl {

    public SerialControl() {
        super("serial", ValueType.TEXT);
    }

    @Override
    public boolean isNumbered() {
        return true;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", Coerced::of);
    }
}
