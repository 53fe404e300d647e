package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * The last check of an import that somebody asked for.
 *
 * @param run the import
 * @param number of the check; one that is asked for anew takes the place of the one before
 * @param state {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param asked what was asked, as the screen sent it, so that one can come back to it
 * @param plan the same as the form has it ({@link ImportPlan} as JSON)
 * @param form into which the rows would go; null for a new one
 * @param total rows of the sheet
 * @param processed rows that were looked at
 * @param findings once it is done ({@link Findings} as JSON)
 * @param problem why it failed
 */
record CheckRun(
        UUID run,
        int number,
        String state,
        JsonNode asked,
        JsonNode plan,
        @Nullable ObjectKey form,
        int total,
        int processed,
        @Nullable JsonNode findings,
        @Nullable JsonNode problem) {

    static final String RUNNING = "running";

    boolean isRunning() {
        return state.equals(RUNNING);
    }
}
