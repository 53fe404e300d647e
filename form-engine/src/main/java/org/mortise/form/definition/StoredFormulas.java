package org.mortise.form.definition;

import io.smallrye.mutiny.Uni;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;

/** Hears that the records of a form hold values that its computed fields no longer give. */
@FunctionalInterface
public interface StoredFormulas {

    /** Has all records computed anew once {@code transaction} has committed; what was still under way for the form ends. */
    Uni<Void> changed(Transaction transaction, ObjectKey form, int version);
}
