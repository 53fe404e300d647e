package org.mortise.form.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.linkage.Discretion;

/**
 * Who looks at a layout.
 *
 * @param form whose layout it is
 * @param discretion what may be told to him of the form
 * @param hosts whose pages forms may show
 */
public record NodeReader(ObjectKey form, CallerAccess access, Discretion discretion, FrameHosts hosts) {

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
