package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.OptionShape;

/**
 * The {@code props} of a field as its control reads them.
 *
 * @param json the object {@code props}, accepted by the control's schema
 * @param options the choices, those of the option set that {@code props} names included
 */
public record FieldProps(JsonNode json, List<OptionShape> options) {

    public FieldProps {
        options = List.copyOf(options);
    }

    public @Nullable String text(String name) {
        var value = json.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    public int integer(String name, int otherwise) {
        return json.path(name).asInt(otherwise);
    }

    public boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }

    /** Written as a text or as a number; null when it is neither. */
    public @Nullable BigDecimal decimal(String name) {
        var value = json.path(name);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isTextual() ? Decimals.parse(value.textValue()) : null;
    }
}
