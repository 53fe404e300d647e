package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** A statement that somebody agrees to; only yes is an answer. */
public final class ConsentControl implements Control<NoSettings> {

    private final SwitchControl boolReading = new SwitchControl();

    @Override
    public String type() {
        return "consent";
    }

    @Override
    public boolean isByHand() {
        return true;
    }

    @Override
    public CellReading cells() {
        return CellReading.AGREED;
    }

    @Override
    public ValueType valueType() {
        return ValueType.BOOLEAN;
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public boolean computable() {
        return false;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return boolReading.coerce(settings, sent, coercion);
    }

    @Override
    public Coerced cell(NoSettings settings, String text, Coercion coercion) {
        // Nobody agrees on behalf of somebody else.
        return Coerced.refused("consent_not_imported");
    }

    @Override
    public List<Problem> validate(NoSettings settings, JsonNode value) {
        return value.booleanValue() ? List.of() : List.of(Problem.at("", "consent_missing"));
    }

    @Override
    public ObjectNode valueSchema(NoSettings settings) {
        return Json.object().put("type", "boolean").put("const", true);
    }
}
