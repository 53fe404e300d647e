package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Nesting;
import org.mortise.core.metadata.ValueType;

/**
 * A choice in a tree, kept as the keys from the top down to it: asking for any key of the path finds everything below it. One key
 * alone is read as the path to it.
 */
public final class CascadeControl implements TreeChoice {

    @Override
    public String type() {
        return "cascade";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.nested(Nesting.WAY);
    }

    @Override
    public ValueType valueType() {
        return ValueType.OPTIONS;
    }

    @Override
    public boolean computable() {
        return false;
    }

    @Override
    public Coerced coerce(OptionTree settings, JsonNode sent, Coercion coercion) {
        var read = Lists.read(sent, "not_options", element -> Texts.read(element, "not_an_option", Coerced::of));
        return read.value().size() == 1 ? path(settings, read.value().get(0).asText()) : read;
    }

    @Override
    public Coerced cell(OptionTree settings, String text, Coercion coercion) {
        return settings.named(text)
                .map(key -> path(settings, key))
                .orElseGet(() -> Coerced.refused("import_unknown_option"));
    }

    private static Coerced path(OptionTree settings, String key) {
        var keys = Json.mapper().createArrayNode();
        settings.pathTo(key).forEach(keys::add);
        return Coerced.of(keys);
    }

    @Override
    public List<Problem> validate(OptionTree settings, JsonNode value) {
        var keys = new ArrayList<String>();
        value.forEach(key -> keys.add(key.asText()));
        var last = keys.get(keys.size() - 1);
        return settings.has(last) && !settings.pathTo(last).equals(keys)
                ? List.of(Problem.at("", "option_unknown", Map.of("option", last)))
                : TreeChoice.chosen(settings, last);
    }

    @Override
    public ObjectNode valueSchema(OptionTree settings) {
        return ValueSchema.oneOf(
                settings.choices(), option -> path(settings, option.key()).value());
    }
}
