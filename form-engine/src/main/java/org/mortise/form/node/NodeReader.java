package org.mortise.form.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;

/**
 * Who looks at a layout.
 *
 * @param form whose layout it is
 * @param hidden whether a part of the document speaks of a field that he may not see
 * @param hosts whose pages forms may show
 */
public record NodeReader(ObjectKey form, CallerAccess access, Predicate<JsonNode> hidden, FrameHosts hosts) {

    /** Writes a reference in full, where the node has it. */
    void qualify(ObjectNode node, String name) {
        if (node.hasNonNull(name)) {
            node.put(name, key(node.path(name).asText()).toString());
        }
    }

    Optional<FormAccess> readable(String reference) {
        return access.readable(key(reference));
    }

    Optional<FormShape> shape(String reference) {
        return access.snapshot().form(key(reference));
    }

    private ObjectKey key(String reference) {
        return ObjectKey.resolve(form.pkg(), reference);
    }
}
