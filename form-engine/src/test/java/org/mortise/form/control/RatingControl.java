package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** Stars: shows that a control can be added without touching anything. */
public final class RatingControl implements Control<NumberSettings> {

    @Override
    public String type() {
        return "rating";
    }

    @Override
    public ValueType valueType() {
        return ValueType.NUMBER;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return new NumberSettings(0, BigDecimal.ONE, BigDecimal.valueOf(props.integer("stars", 5)));
    }

    @Override
    public Coerced coerce(NumberSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_number", text -> settings.coerce(NumberSettings.typed(text)));
    }

    @Override
    public List<Problem> validate(NumberSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    public JsonNode schema() {
        return Json.object().put("type", "object");
    }
}
