package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * One import from the upload to its result.
 *
 * @param state {@code analysed}, {@code running}, {@code done} or {@code failed}
 * @param plan what the user decided ({@link ImportPlan} as JSON); null before the start
 * @param processed rows looked at so far; where a repeated attempt goes on
 * @param problem why it failed; null otherwise
 */
record ImportRun(
        UUID id,
        UUID person,
        UUID file,
        String fileName,
        String state,
        @Nullable ObjectKey form,
        @Nullable JsonNode plan,
        Figures figures,
        @Nullable JsonNode problem) {

    /** @param warnings good rows with something the user should know */
    record Figures(int total, int processed, int good, int bad, int warnings) {

        Figures plus(int goodRows, int badRows, int warnedRows) {
            return new Figures(
                    total, processed + goodRows + badRows, good + goodRows, bad + badRows, warnings + warnedRows);
        }
    }
}
