package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Problem;

/**
 * Tells what publishing does to what people keep for themselves beside metadata and records, such as their own views.
 *
 * <p>Implemented by the feature that keeps it, as a CDI bean. Nothing of it keeps anybody from publishing.
 */
public interface PersonalEffects {

    /**
     * As sentences that count and name nobody; nothing where it is worth what it was.
     *
     * @param after the metadata as it would be, in order as far as it was changed
     */
    Uni<List<Problem>> effects(Transaction transaction, MetadataSnapshot before, MetadataSnapshot after);
}
