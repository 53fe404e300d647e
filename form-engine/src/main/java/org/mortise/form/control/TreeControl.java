package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Nesting;
import org.mortise.core.metadata.ValueType;

/** A choice in a tree, kept by its own key alone. */
public final class TreeControl implements TreeChoice {

    @Override
    public String type() {
        return "tree";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.nested(Nesting.NODE);
    }

    @Override
    public ValueType valueType() {
        return ValueType.OPTION;
    }

    @Override
    public Coerced coerce(OptionTree settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_an_option", Coerced::of);
    }

    @Override
    public Coerced cell(OptionTree settings, String text, Coercion coercion) {
        return settings.named(text).map(Coerced::of).orElseGet(() -> Coerced.refused("import_unknown_option"));
    }

    @Override
    public List<Problem> validate(OptionTree settings, JsonNode value) {
        return TreeChoice.chosen(settings, value.asText());
    }

    @Override
    public ObjectNode valueSchema(OptionTree settings) {
        return ValueSchema.oneOf(settings.choices(), option -> TextNode.valueOf(option.key()));
    }
}
