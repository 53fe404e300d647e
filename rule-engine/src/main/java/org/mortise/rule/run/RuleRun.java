package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * One run of a rule, as kept in the log.
 *
 * @param triggerKey what set it off; a rule runs once for each
 * @param event type of the event that set it off; null for runs from before it was kept
 * @param causes the rules whose actions led here, as {@code rule@record}, the first one first
 * @param actor the person whose action it was; null when nobody's
 * @param problems why it failed or was stopped, as problems; empty array otherwise
 */
record RuleRun(
        UUID id,
        ObjectKey rule,
        int version,
        LocalizedText title,
        String triggerKey,
        @Nullable String event,
        List<String> causes,
        ObjectKey form,
        @Nullable UUID record,
        RunState state,
        JsonNode problems,
        List<StepResult> steps,
        Instant at,
        @Nullable UUID actor) {

    /**
     * What a step did.
     *
     * @param output such as {@code {"form": "crm.task", "record": "…"}}
     */
    record StepResult(String step, String type, JsonNode output) {}

    /** The people whose actions some runs were. */
    static Set<UUID> actors(List<RuleRun> runs) {
        return runs.stream().map(RuleRun::actor).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    RuleRun {
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
    }
}
