package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** What all controls share that keep the key of one option. */
interface ChoiceControl extends Control<OptionSettings> {

    @Override
    default ValueType valueType() {
        return ValueType.OPTION;
    }

    @Override
    default OptionSettings settings(FieldProps props) {
        return OptionSettings.of(props);
    }

    @Override
    default List<Problem> check(OptionSettings settings) {
        return settings.check();
    }

    @Override
    default Coerced coerce(OptionSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_an_option", Coerced::of);
    }

    @Override
    default Coerced cell(OptionSettings settings, String text, Coercion coercion) {
        return settings.named(text).map(Coerced::of).orElseGet(() -> Coerced.refused("import_unknown_option"));
    }

    @Override
    default @Nullable Vocabulary vocabulary(OptionSettings settings) {
        return settings.elsewhere() ? null : Vocabulary.of(settings, false, true);
    }

    @Override
    default List<Problem> validate(OptionSettings settings, JsonNode value) {
        return settings.has(value.asText())
                ? List.of()
                : List.of(Problem.at("", "option_unknown", Map.of("option", value.asText())));
    }

    @Override
    default ObjectNode valueSchema(OptionSettings settings) {
        return ValueSchema.option(settings);
    }
}
