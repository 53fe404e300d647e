package org.mortise.core.event;

import io.smallrye.mutiny.Uni;
import org.mortise.core.database.Transaction;

/**
 * Hears of events after they committed; implemented by engines as {@code @ApplicationScoped} beans.
 *
 * <p>Whatever is written through the transaction commits together with the mark that the event was handled, so those effects
 * happen exactly once. A failure is tried again with growing pauses and ends, after {@link OutboxDispatcher#MAX_ATTEMPTS} attempts,
 * as a dead delivery that administrators see.
 */
public interface OutboxSubscriber {

    /** Stable name, kept with each delivery. */
    String name();

    /** Whether a delivery is written for {@code event}; pure and quick, called while the event is appended. */
    boolean wants(OutboxEvent event);

    Uni<Void> handle(Transaction transaction, OutboxEvent event);
}
