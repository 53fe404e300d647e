package org.mortise.rule.definition;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
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
     * A person runs it, from a button on a record or for records chosen in a list.
     *
     * @param roles who may: any of these; empty for those who may change the record
     * @param confirm what is asked before it runs; null: nothing
     * @param inputs what has to be filled in before it runs
     * @param offered where it is offered without a button of its own: {@code record}, {@code list}
     */
    record Pressed(List<ObjectKey> roles, @Nullable LocalizedText confirm, RuleInputs inputs, Set<String> offered)
            implements Trigger {
        public Pressed {
            roles = List.copyOf(roles);
            offered = Set.copyOf(offered);
        }
    }

    /** Somebody says something about a record of the form. */
    record CommentWritten() implements Trigger {}

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
