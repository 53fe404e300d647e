package org.mortise.form.definition;

import java.util.Map;
import java.util.TreeMap;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.PublishedObject;

/** Where the serial numbers of a form come from. */
public final class Serials {

    private static final String CONTROL = "serial";

    private Serials() {}

    /** The numberings of its fields, by the key of the field. */
    public static Map<String, ObjectKey> of(PublishedObject form) {
        var numberings = new TreeMap<String, ObjectKey>();
        for (var field : form.doc().at("/model/fields")) {
            var numbering = field.path("props").path("numbering").asText();
            if (field.path("type").asText().equals(CONTROL) && !numbering.isEmpty()) {
                numberings.put(
                        field.path("key").asText(), ObjectKey.resolve(form.key().pkg(), numbering));
            }
        }
        return numberings;
    }
}
