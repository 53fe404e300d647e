package org.mortise.flow.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How many of the approvers of a node must approve.
 *
 * <p>One formula for both: with {@code k} approvals required of {@code n} approvers, the node passes when {@code approved ≥ k} and
 * fails as soon as {@code approved + undecided < k}.
 */
public enum VoteRule {
    /** 或签: the first approval is enough; only a unanimous rejection rejects. */
    ANY {
        @Override
        public int required(int approvers) {
            return Math.min(1, approvers);
        }
    },
    /** 会签: everybody must approve; the first rejection ends the node. */
    ALL {
        @Override
        public int required(int approvers) {
            return approvers;
        }
    };

    /** Where a node stands. */
    public enum Verdict {
        PASSED,
        FAILED,
        WAITING
    }

    public abstract int required(int approvers);

    public Verdict decide(int approved, int rejected, int undecided) {
        var required = required(approved + rejected + undecided);
        if (approved >= required) {
            return Verdict.PASSED;
        }
        return approved + undecided < required ? Verdict.FAILED : Verdict.WAITING;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static VoteRule parse(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
