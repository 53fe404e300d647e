package org.mortise.core.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.metadata.FormShape;

/** Something that has its say on a record after it was computed and before it is checked and written; found by CDI. */
public interface BeforeWrite {

    /**
     * The image to write: {@code image} itself, or a changed copy; what changed counts as sent and everything is computed anew.
     * Refuse with {@code Rejected}.
     *
     * @param before all fields as they are stored; null for a new record
     * @param image all fields as they would be written; not to be changed in place
     */
    Uni<ObjectNode> apply(
            Transaction transaction, FormShape form, @Nullable ObjectNode before, ObjectNode image, Caller caller);
}
