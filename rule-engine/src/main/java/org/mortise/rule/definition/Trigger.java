package org.mortise.rule.definition;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/** What sets a rule off. */
public sealed interface Trigger {

    String CREATE = "create";
    String UPDATE = "update";
    String DELETE = "delete";

    /**
     * Records of the form are written.
     *
     * @param on any of create, update, delete
     * @param changes only updates that change one of these fields; empty for any update
     */
    record RecordWritten(Set<String> on, Set<String> changes) implements Trigger {
        public RecordWritten {
            on = Set.copyOf(on);
            changes = Set.copyOf(changes);
        }
    }

    /**
     * An approval of the form moves on.
     *
     * @param flow the flow; null for any flow of the form
     * @param on any of started, approved, rejected, withdrawn
     */
    record FlowMoved(@Nullable ObjectKey flow, Set<String> on) implements Trigger {
        public FlowMoved {
            on = Set.copyOf(on);
        }
    }
}
