package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.ValueType;

/** An amount in capital Chinese numerals, 壹佰元整, of the field that {@code of} names; nobody writes it. */
public final class CapitalControl implements Control<CapitalControl.Settings> {

    /** @param of key of a number beside it; empty when none is chosen yet */
    public record Settings(String of) {}

    @Override
    public String type() {
        return "capital";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public Settings settings(FieldProps props) {
        var of = props.text("of");
        return new Settings(of == null ? "" : of);
    }

    @Override
    public boolean writable() {
        return false;
    }

    @Override
    public @Nullable String formula(Settings settings) {
        return settings.of().isEmpty() ? null : "IF(ISBLANK({%1$s}),\"\",RMBUPPER({%1$s}))".formatted(settings.of());
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", Coerced::of);
    }
}
