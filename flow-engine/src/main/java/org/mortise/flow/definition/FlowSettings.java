package org.mortise.flow.definition;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * What a flow does in the cases that authors forget.
 *
 * @param emptyRole who decides in place of nobody; null unless {@code emptyApprover} is {@link EmptyApprover#ROLE}
 */
public record FlowSettings(
        EmptyApprover emptyApprover, @Nullable ObjectKey emptyRole, SelfApproval selfApproval, Dedupe dedupe) {

    public static final FlowSettings DEFAULT =
            new FlowSettings(EmptyApprover.REFUSE, null, SelfApproval.SELF, Dedupe.NONE);

    public FlowSettings {
        if ((emptyApprover == EmptyApprover.ROLE) != (emptyRole != null)) {
            throw new IllegalArgumentException("a role decides in place of nobody exactly when it is named");
        }
    }

    /** A node that nobody could be found for. */
    public enum EmptyApprover {
        /** The submission is refused; where nobody is left only later on, any administrator decides. */
        REFUSE,
        /** Any administrator decides. */
        ADMINISTRATOR,
        /** The node passes; the trail says so. */
        SKIP,
        /** Any member of a role decides; an administrator when it has none. */
        ROLE;

        static EmptyApprover parse(String json) {
            return valueOf(json.toUpperCase(Locale.ROOT));
        }
    }

    /** An initiator who is among the approvers of a node. */
    public enum SelfApproval {
        /** His superior decides in his place. */
        SUPERIOR,
        /** The others decide; a node with nobody else passes, and the trail says so. */
        SKIP,
        /** He decides himself. */
        SELF;

        static SelfApproval parse(String json) {
            return valueOf(json.toUpperCase(Locale.ROOT));
        }
    }

    /** An approver who approved before; never for a node with required fields, which would stay empty. */
    public enum Dedupe {
        NONE,
        /** His approval of the node directly before counts again. */
        SAME_AS_PREVIOUS,
        /** His approval of any node on the way here counts again. */
        ANY_EARLIER;

        static Dedupe parse(String json) {
            return valueOf(json.toUpperCase(Locale.ROOT));
        }
    }
}
