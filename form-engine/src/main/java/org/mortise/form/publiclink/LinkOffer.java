package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.mortise.core.kernel.ObjectKey;

/**
 * What people without an account may see of the records that a field points to. The gate goes by the same part of the document.
 *
 * @param form of the records
 * @param show keys of the fields that they see beside the title
 * @param listed whether they see records before they have typed anything
 * @param doc with the condition that the records meet
 */
record LinkOffer(ObjectKey form, List<String> show, boolean listed, JsonNode doc) {

    LinkOffer {
        show = List.copyOf(show);
    }

    /** @param doc fits the schema */
    static LinkOffer of(JsonNode doc, String pkg) {
        var show = new ArrayList<String>();
        doc.path("show").forEach(key -> show.add(key.asText()));
        return new LinkOffer(
                ObjectKey.resolve(pkg, doc.path("form").asText()),
                show,
                doc.path("list").asBoolean(false),
                doc);
    }
}
