package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field that shows a field of the record that a link beside it points to.
 *
 * @param via key of the link; empty when none is chosen yet
 * @param field key of the field of the linked form; empty when none is chosen yet
 */
public record LookupDefinition(String via, String field) {

    /** Type of the control in documents. */
    public static final String TYPE = "lookup";

    static LookupDefinition parse(JsonNode props) {
        return new LookupDefinition(
                props.path("via").asText(""), props.path("field").asText(""));
    }
}
