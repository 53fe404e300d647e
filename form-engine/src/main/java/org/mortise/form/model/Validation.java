package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mortise.core.kernel.LocalizedText;

/**
 * A condition that no record may break.
 *
 * @param when condition under which it is asked; missing: always
 * @param assertion condition that must not be false
 * @param targets keys of the fields that the message stands at; empty for the whole record
 */
public record Validation(String key, JsonNode when, JsonNode assertion, List<String> targets, LocalizedText message) {

    public Validation {
        targets = List.copyOf(targets);
    }

    static Validation parse(JsonNode json) {
        var key = json.path("key").asText("");
        return new Validation(
                key,
                json.path("when"),
                json.path("assert"),
                Nodes.texts(json.path("targets")),
                Nodes.label(json.path("message"), key));
    }
}
