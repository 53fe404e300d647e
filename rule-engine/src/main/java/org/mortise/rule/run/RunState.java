package org.mortise.rule.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run of a rule ended. */
enum RunState {
    DONE,
    /** A step was refused; nothing of the run was written. */
    FAILED,
    /** The rule had already acted on this record in the same chain of causes, or the chain had grown too long. */
    SUPPRESSED_LOOP;

    @JsonValue
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
