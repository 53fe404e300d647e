package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.kernel.Json;

/**
 * That one of the options of a field asks for words of one's own. They are the value of a text field beside it, which is shown and
 * required while the option is chosen: what is kept of the choice is always the key of an option.
 *
 * @param option key of the option
 * @param field key of the text field
 */
public record OwnText(String option, String field) {

    /** Name of the setting. */
    public static final String SETTING = "other";

    public static OwnText of(JsonNode json) {
        return new OwnText(json.path("option").asText(""), json.path("field").asText(""));
    }

    /** Whether the option is chosen for {@code choice}; of several choices, whether it is among them. */
    JsonNode chosen(String choice) {
        return Json.object().put("field", choice).put("op", "eq").put("value", option);
    }
}
