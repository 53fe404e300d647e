package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** What all controls share that keep the keys of several options, each once. */
interface ChoicesControl extends Control<ChoicesSettings> {

    Pattern SEPARATOR = Pattern.compile("[、;；,，|\\n]");

    @Override
    default ValueType valueType() {
        return ValueType.OPTIONS;
    }

    @Override
    default ChoicesSettings settings(FieldProps props) {
        return ChoicesSettings.read(props);
    }

    @Override
    default List<Problem> check(ChoicesSettings settings) {
        return settings.check();
    }

    @Override
    default boolean computable() {
        return false;
    }

    @Override
    default Coerced coerce(ChoicesSettings settings, JsonNode sent, Coercion coercion) {
        return Lists.read(sent, "not_options", element -> Texts.read(element, "not_an_option", Coerced::of));
    }

    @Override
    default Coerced cell(ChoicesSettings settings, String text, Coercion coercion) {
        var keys = Json.mapper().createArrayNode();
        for (var part : SEPARATOR.split(text)) {
            var label = part.strip();
            var key = settings.options().named(label);
            if (!label.isEmpty() && key.isEmpty() && !settings.free()) {
                return Coerced.refused("import_unknown_option");
            }
            if (!label.isEmpty()) {
                keys.add(key.orElse(label));
            }
        }
        return coerce(settings, keys, coercion);
    }

    /** Where people may write what they like, no word is unknown. */
    @Override
    default @Nullable Vocabulary vocabulary(ChoicesSettings settings) {
        return settings.free() || settings.options().elsewhere() ? null : Vocabulary.of(settings.options(), true, true);
    }

    @Override
    default List<Problem> validate(ChoicesSettings settings, JsonNode value) {
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < value.size(); index++) {
            var key = value.get(index).asText();
            if (settings.options().has(key)) {
                continue;
            }
            if (!settings.free()) {
                problems.add(Problem.at("/" + index, "option_unknown", Map.of("option", key)));
            } else if (Texts.length(key) > ChoicesSettings.LONGEST_TAG) {
                problems.add(Problem.at(
                        "/" + index,
                        "text_too_long",
                        Map.of("max", ChoicesSettings.LONGEST_TAG, "length", Texts.length(key))));
            }
        }
        problems.addAll(settings.count().validate(value.size()));
        return problems;
    }

    @Override
    default ObjectNode valueSchema(ChoicesSettings settings) {
        var key = settings.free()
                ? ValueSchema.text().put("maxLength", ChoicesSettings.LONGEST_TAG)
                : ValueSchema.option(settings.options());
        return ValueSchema.list(key, settings.count());
    }
}
