package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** A number; four digits after the point unless the form says otherwise. */
public final class NumberControl implements Control<NumberSettings> {

    private static final int SCALE = 4;

    @Override
    public String type() {
        return "number";
    }

    @Override
    public ValueType valueType() {
        return ValueType.NUMBER;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, SCALE);
    }

    @Override
    public List<Problem> check(NumberSettings settings) {
        return settings.check();
    }

    @Override
    public int scale(NumberSettings settings) {
        return settings.scale();
    }

    @Override
    public Coerced coerce(NumberSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_number", text -> settings.coerce(NumberSettings.typed(text)));
    }

    @Override
    public List<Problem> validate(NumberSettings settings, JsonNode value) {
        return settings.validate(value);
    }
}
