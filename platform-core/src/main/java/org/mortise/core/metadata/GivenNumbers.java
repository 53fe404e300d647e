package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;

/** The serial numbers that records hold, for whoever changes how they are counted. */
public interface GivenNumbers {

    /** How many numbers there are in fields that take theirs from {@code numbering}. */
    Uni<Long> count(Transaction transaction, ObjectKey numbering);

    /**
     * Lets the counting go on after all of them, as the numbering stands in {@code transaction}. Whoever is about to take a number is
     * waited for, and nobody else takes one until the transaction ends.
     */
    Uni<Void> pass(Transaction transaction, ObjectKey numbering);
}
