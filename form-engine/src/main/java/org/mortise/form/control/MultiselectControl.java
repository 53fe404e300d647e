package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** Several of several choices, kept as an array of their keys, each once. */
public final class MultiselectControl implements Control<OptionSettings> {

    @Override
    public String type() {
        return "multiselect";
    }

    @Override
    public ValueType valueType() {
        return ValueType.OPTIONS;
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
    public boolean computable() {
        return false;
    }

    @Override
    public Coerced coerce(OptionSettings settings, JsonNode sent, Coercion coercion) {
        return Lists.read(sent, "not_options", element -> Texts.read(element, "not_an_option", Coerced::of));
    }

    @Override
    public List<Problem> validate(OptionSettings settings, JsonNode value) {
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < value.size(); index++) {
            var key = value.get(index).asText();
            if (!settings.has(key)) {
                problems.add(Problem.at("/" + index, "option_unknown", Map.of("option", key)));
            }
        }
        return problems;
    }
}
