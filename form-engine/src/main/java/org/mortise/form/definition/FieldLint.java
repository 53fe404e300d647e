package org.mortise.form.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.OptionUse;
import org.mortise.form.model.FieldDefinition;

/** What in the settings of one field is probably not meant: options that nobody tells apart, defaults that nobody can choose. */
record FieldLint(FieldDefinition field, FieldShape shape, String at, List<Problem> warnings) {

    void check() {
        twins();
        initial();
        repeated();
    }

    /** Two options with one label are the same to people; at different places of a tree they may be called alike. */
    private void twins() {
        var options = field.props().path("options");
        var seen = new HashSet<String>();
        for (var index = 0; index < options.size(); index++) {
            var label = shape.option(options.get(index).path("key").asText())
                    .map(option -> option.label().in(Locale.SIMPLIFIED_CHINESE))
                    .orElse("");
            if (!label.isBlank() && !seen.add(label)) {
                add("/props/options/" + index, "lint_option_twice", Map.of("field", field.title(), "option", label));
            }
        }
    }

    /** A default that cannot be chosen is refused whenever somebody saves. */
    private void initial() {
        var value = field.initial().path("value");
        if (shape.options().isEmpty()) {
            return;
        }
        if (value.isTextual()) {
            chosen(value.asText(), "/default/value");
        }
        for (var index = 0; value.isArray() && index < value.size(); index++) {
            chosen(value.get(index).asText(), "/default/value/" + index);
        }
    }

    /** Whoever makes a second record with the default is refused. */
    private void repeated() {
        var value = field.initial().path("value");
        if (shape.unique()
                && !value.isMissingNode()
                && !value.isNull()
                && !value.asText().isEmpty()) {
            add("/default/value", "lint_default_unique", Map.of("field", field.title()));
        }
    }

    private void chosen(String key, String place) {
        var option = shape.option(key).orElse(null);
        if (option == null) {
            warnings.add(OptionUse.unknown(shape, key, at + place, "lint_default_unknown_option"));
        } else if (option.retired()) {
            add(place, "lint_default_retired_option", Map.of("field", field.title(), "option", option.label()));
        }
    }

    private void add(String place, String code, Map<String, Object> params) {
        warnings.add(Problem.at(at + place, code, params));
    }
}
