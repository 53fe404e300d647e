package org.mortise.core.contract;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.access.FieldRight;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;

/** Something that lends people rights to a record whatever their roles grant, such as a task; found by CDI. */
public interface LentRights {

    /** Rights by field key; what is not named is hidden. Empty when nothing is lent. */
    Uni<Map<String, FieldRight>> of(Caller.User caller, ObjectKey form, UUID record);

    /** Everybody to whom something of a record may be lent; to nobody else anything is. */
    Uni<Set<UUID>> borrowers(ObjectKey form, UUID record);
}
