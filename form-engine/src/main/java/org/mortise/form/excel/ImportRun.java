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

    /**
     * How far it is.
     *
     * @param total rows of the sheet
     * @param processed rows that were looked at
     * @param good records that came in
     * @param bad records that did not, and rows that belong to none
     * @param warnings good records with something the user should know
     * @param made records that were made because cells name them
     */
    record Figures(int total, int processed, int good, int bad, int warnings, int made) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

        Figures plus(int rows, int goodOnes, int badOnes, int warnedOnes, int madeOnes) {
            return new Figures(
                    total, processed + rows, good + goodOnes, bad + badOnes, warnings + warnedOnes, made + madeOnes);
        }
    }
}
