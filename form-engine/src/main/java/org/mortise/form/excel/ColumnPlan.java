package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mortise.core.kernel.Json;

/**
 * What a column of a sheet becomes: guessed by the platform, corrected by the user.
 *
 * @param index position in the sheet, 0-based
 * @param header header text as cleaned
 * @param key key of the field
 * @param title label of the field
 * @param type control type
 * @param props properties of the control; for guesses of amounts {@code unit}, for phones {@code kind}, for dates {@code order}
 * @param required whether rows without it are bad
 * @param skip whether the column is left out
 */
record ColumnPlan(
        int index,
        String header,
        String key,
        String title,
        String type,
        JsonNode props,
        boolean required,
        boolean skip) {

    ColumnPlan {
        if (index < 0) {
            throw new IllegalArgumentException("a column has a position");
        }
        if (!props.isObject()) {
            props = Json.object();
        }
    }

    String text(String property, String otherwise) {
        return props.path(property).asText(otherwise);
    }

    /** The field of the new form that the column becomes. */
    ObjectNode field() {
        var field = Json.object();
        field.put("key", key).put("type", type).put("title", title);
        if (required) {
            field.put("required", true);
        }
        var kept = ((ObjectNode) props.deepCopy());
        kept.remove("unit");
        kept.remove("order");
        kept.remove("kind");
        if (!kept.isEmpty()) {
            field.set("props", kept);
        }
        return field;
    }
}
