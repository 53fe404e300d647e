package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mortise.core.kernel.Json;
import org.mortise.form.control.Control;
import org.mortise.form.control.ControlCatalog;

/**
 * What the controls of this server say of themselves, in shapes that were compiled at another time: before traits were known, or before
 * the control said them. Pure.
 */
record KnownTraits(ControlCatalog controls) {

    /** @param compiled a shape as JSON, changed in place; fields of controls that are not installed keep what they have */
    JsonNode in(ObjectNode compiled) {
        fields(compiled.path("fields"));
        return compiled;
    }

    private void fields(JsonNode fields) {
        for (var field : fields) {
            if (field instanceof ObjectNode one) {
                controls.find(one.path("control").asText())
                        .map(Control::traits)
                        .ifPresent(traits -> one.set("traits", Json.mapper().valueToTree(traits)));
                fields(one.path("fields"));
            }
        }
    }
}
