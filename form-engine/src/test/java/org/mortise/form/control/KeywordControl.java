package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldTraits;

/** Words of one's own among those of a list: options of a control that nothing else knows. */
public final class KeywordControl implements ChoicesControl {

    @Override
    public String type() {
        return "keyword";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.takingWords();
    }

    @Override
    public JsonNode schema() {
        return Json.object().put("type", "object");
    }
}
