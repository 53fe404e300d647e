package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;

/** What all controls share that keep several ids of something else. */
interface ManyReferences extends Control<NoSettings> {

    @Override
    default NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    default boolean computable() {
        return false;
    }

    @Override
    default Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return References.many(sent);
    }
}
