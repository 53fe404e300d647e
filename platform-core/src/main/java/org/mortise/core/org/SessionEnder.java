package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.mortise.core.database.Transaction;

/** Ends sessions of people who may no longer be signed in; implemented by the feature that keeps sessions. */
public interface SessionEnder {

    /** Ends every session of {@code person}, on every node, when the transaction commits. */
    Uni<Void> endAll(Transaction transaction, UUID person);
}
