package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.metadata.FieldShape;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.Mentions;

/** The fields of a form that one caller may not see, and whether something speaks of them. */
final class HiddenFields {

    private final PreparedForm form;
    private final FormAccess access;
    private final Pattern all;
    private final Map<String, Pattern> columns = new HashMap<>();

    HiddenFields(PreparedForm form, FormAccess access) {
        this.form = form;
        this.access = access;
        var paths = new ArrayList<String>();
        for (var field : form.shape().fields()) {
            var hidden = field.fields().stream()
                    .map(FieldShape::key)
                    .filter(key -> has(field.key() + "." + key))
                    .toList();
            columns.put(field.key(), Mentions.of(hidden));
            hidden.forEach(key -> paths.add(field.key() + "." + key));
            if (has(field.key())) {
                paths.add(field.key());
            }
        }
        this.all = Mentions.of(paths);
    }

    boolean has(String path) {
        return form.at(path).isPresent() && access.right(path) == FieldRight.HIDDEN;
    }

    /** Whether a part of the form speaks of one of them. */
    boolean areIn(JsonNode part) {
        return areIn(part, "");
    }

    /** @param prefix of the sub-table at whose column it is written, whose columns it calls by their keys alone; empty: none */
    boolean areIn(JsonNode part, String prefix) {
        var text = part.toString();
        return all.matcher(text).find()
                || columns.entrySet().stream()
                        .anyMatch(table -> isInside(table.getKey(), text, prefix)
                                && table.getValue().matcher(text).find());
    }

    private static boolean isInside(String table, String text, String prefix) {
        return prefix.equals(table + ".") || text.contains("\"" + table + "\"");
    }
}
