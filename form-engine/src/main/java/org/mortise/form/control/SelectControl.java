package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** One of several choices, kept by its key. */
public final class SelectControl implements Control<OptionSettings> {

    @Override
    public String type() {
        return "select";
    }

    @Override
    public CellReading cells() {
        return CellReading.ONE_OPTION;
    }

    @Override
    public ValueType valueType() {
        return ValueType.OPTION;
    }

    @Override
    public OptionSettings settings(FieldProps props) {
        return OptionSettings.of(props);
    }

    @Override
    public List<Problem> check(OptionSettings settings) {
        return settings.check();
    }

    @Override
    public Coerced coerce(OptionSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_an_option", Coerced::of);
    }

    @Override
    public @Nullable Vocabulary vocabulary(OptionSettings settings) {
        return settings.elsewhere() ? null : Vocabulary.of(settings, false, true);
    }

    @Override
    public List<Problem> validate(OptionSettings settings, JsonNode value) {
        return settings.has(value.asText())
                ? List.of()
                : List.of(Problem.at("", "option_unknown", Map.of("option", value.asText())));
    }

    @Override
    public ObjectNode valueSchema(OptionSettings settings) {
        return ValueSchema.option(settings);
    }
}
