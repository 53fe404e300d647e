package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** What all controls of numbers share; each says its scale and bounds in its settings. */
interface NumericControl extends Control<NumberSettings> {

    @Override
    default ValueType valueType() {
        return ValueType.NUMBER;
    }

    @Override
    default List<Problem> check(NumberSettings settings) {
        return settings.check();
    }

    @Override
    default int scale(NumberSettings settings) {
        return settings.scale();
    }

    @Override
    default Coerced coerce(NumberSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_number", text -> settings.coerce(NumberSettings.typed(text)));
    }

    @Override
    default List<Problem> validate(NumberSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    default ObjectNode valueSchema(NumberSettings settings) {
        return ValueSchema.decimal(settings.scale());
    }
}
