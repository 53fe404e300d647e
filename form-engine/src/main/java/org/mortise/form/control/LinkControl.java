package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.metadata.ValueType;

/** A record of another form, kept by its id. */
public final class LinkControl implements Control<NoSettings> {

    /** Name of the setting: which records it offers and names. */
    public static final String SCOPE = "scope";
    /** Also those beyond the scope of whoever looks, by their titles. */
    public static final String ALL = "all";

    @Override
    public String type() {
        return "link";
    }

    @Override
    public ValueType valueType() {
        return ValueType.LINK;
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return References.one(sent);
    }
}
