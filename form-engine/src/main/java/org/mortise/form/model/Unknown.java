package org.mortise.form.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.mortise.core.formula.Suggestion;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;

/** Names that nothing has, with the name that was probably meant. */
public final class Unknown {

    private Unknown() {}

    /** {@code field_unknown}, with a field or column of {@code shape} as a suggestion. */
    public static Problem field(String at, String key, FormShape shape) {
        var known = new ArrayList<String>();
        for (var field : shape.fields()) {
            known.add(field.key());
            field.fields().forEach(column -> known.add(field.key() + "." + column.key()));
        }
        return key(at, key, known);
    }

    /** {@code field_unknown}, with one of {@code known} as a suggestion. */
    public static Problem key(String at, String key, List<String> known) {
        var params = new HashMap<String, Object>();
        params.put("field", key);
        var nearest = Suggestion.nearest(key, known);
        if (nearest != null) {
            params.put("suggestion", nearest);
        }
        return Problem.at(at, "field_unknown", params);
    }
}
