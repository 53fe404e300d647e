package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** What all controls of short texts share that accept one notation only. */
interface CheckedText extends Control<NoSettings> {

    @Override
    default ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    default NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    default Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", text -> read(Texts.halfWidth(text)));
    }

    /** @param text half-width, without blanks around it, not empty */
    Coerced read(String text);
}
