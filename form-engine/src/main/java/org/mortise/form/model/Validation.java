package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;

/**
 * A condition that no record may break.
 *
 * @param when condition under which it is asked; missing: always
 * @param assertion condition that must not be false
 * @param entering key of the field whose change into {@code when} is asked for; null: whenever it holds
 * @param pointer where it stands in the document of the form
 * @param table key of the sub-table each of whose rows is asked by itself, columns first; null where the record is asked
 * @param targets keys of the fields that the message stands at; empty for the whole record
 */
public record Validation(
        String key,
        JsonNode when,
        JsonNode assertion,
        List<String> targets,
        LocalizedText message,
        @Nullable String entering,
        String pointer,
        @Nullable String table) {

    public Validation {
        targets = List.copyOf(targets);
    }

    /** Where the condition that must not be false stands: a gate is nothing else. */
    public String assertionPointer() {
        return entering == null ? pointer + "/assert" : pointer;
    }

    static Validation parse(JsonNode json, String pointer) {
        var key = json.path("key").asText("");
        return new Validation(
                key,
                json.path("when"),
                json.path("assert"),
                Nodes.texts(json.path("targets")),
                Nodes.label(json.path("message"), key),
                null,
                pointer,
                Nodes.text(json.path("table")));
    }
}
