package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/** Reading labels that settings hold. */
final class Labels {

    private Labels() {}

    static LocalizedText of(JsonNode label, String otherwise) {
        return label.isTextual() || label.isObject()
                ? LocalizedText.fromJson(Json.plain(label))
                : LocalizedText.of(otherwise);
    }
}
