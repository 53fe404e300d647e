package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Problem;

/** What all controls of free text share: lengths and patterns. */
interface WrittenText extends Control<TextSettings> {

    @Override
    default List<Problem> check(TextSettings settings) {
        return settings.check();
    }

    @Override
    default List<Problem> validate(TextSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    default ObjectNode valueSchema(TextSettings settings) {
        return ValueSchema.text(settings);
    }
}
