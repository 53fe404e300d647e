package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mortise.core.metadata.ValueType;

/**
 * What all controls share that keep an object: its {@code code} stands for it in conditions and formulas, its {@code text} where
 * people read it. A text alone is read as people write it.
 */
interface StructureControl<S> extends Control<S> {

    @Override
    default ValueType valueType() {
        return ValueType.STRUCTURE;
    }

    @Override
    default boolean computable() {
        return false;
    }

    @Override
    default Coerced coerce(S settings, JsonNode sent, Coercion coercion) {
        if (sent instanceof ObjectNode parts) {
            return parts.isEmpty() ? Coerced.blank() : read(settings, parts);
        }
        return sent.isArray()
                ? Coerced.refused(refusal())
                : Texts.read(sent, refusal(), text -> written(settings, Texts.halfWidth(text)));
    }

    /** Brings parts that were sent into the whole object. */
    Coerced read(S settings, JsonNode parts);

    /** Reads what people write; not empty. */
    Coerced written(S settings, String text);

    /** Code of what is said of anything else. */
    String refusal();
}
