package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.ValueType;

/** A number that a numbering gives when the record is made. */
public final class SerialControl extends GivenControl {

    public SerialControl() {
        super("serial", ValueType.TEXT);
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.ENDS).givenByNumbering();
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", Coerced::of);
    }
}
