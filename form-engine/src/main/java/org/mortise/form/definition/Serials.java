package org.mortise.form.definition;

import java.util.Map;
import java.util.TreeMap;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.PublishedObject;

/** Where the serial numbers of a form come from. */
public final class Serials {

    private Serials() {}

    /** The numberings of its fields, by the key of the field. */
    public static Map<String, ObjectKey> of(PublishedObject form) {
        var numberings = new TreeMap<String, ObjectKey>();
        var shape = FormShape.of(form).orElse(null);
        for (var field : form.doc().at("/model/fields")) {
            var key = field.path("key").asText();
            var numbering = field.path("props").path("numbering").asText();
            if (!numbering.isEmpty() && shape != null && isNumbered(shape, key)) {
                numberings.put(key, ObjectKey.resolve(form.key().pkg(), numbering));
            }
        }
        return numberings;
    }

    private static boolean isNumbered(FormShape shape, String key) {
        return shape.field(key).filter(field -> field.traits().numbered()).isPresent();
    }
}
