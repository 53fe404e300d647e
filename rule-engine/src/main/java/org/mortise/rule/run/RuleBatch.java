package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A rule on its way through many records, for the person who sent it there.
 *
 * @param input answers to what the rule asks, the same for every record
 * @param problem why it failed as a whole, as a problem; null otherwise
 */
record RuleBatch(
        UUID id,
        ObjectKey rule,
        LocalizedText title,
        ObjectKey form,
        UUID person,
        JsonNode input,
        String state,
        Figures figures,
        @Nullable JsonNode problem,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String STOPPED = "stopped";
    static final String FAILED = "failed";

    /** @param refused records on which it was not done */
    record Figures(int total, int done, int refused) {
        int processed() {
            return done + refused;
        }
    }

    boolean isUnderWay() {
        return state.equals(RUNNING);
    }

    /**
     * A record on which the rule was not done.
     *
     * @param problems why, as problems
     */
    record Refusal(int place, UUID record, JsonNode problems) {}
}
