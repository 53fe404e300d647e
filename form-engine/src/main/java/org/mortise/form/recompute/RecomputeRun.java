package org.mortise.form.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * One walk through all records of a form.
 *
 * @param version of the form that asked for it
 * @param reason {@code publish}, {@code daily} or {@code asked}
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed}, or {@code superseded} by a later one
 * @param watermark the last record that was looked at; null before the first
 * @param problem why it failed; null otherwise
 */
record RecomputeRun(
        UUID id,
        ObjectKey form,
        int version,
        String reason,
        String state,
        Figures figures,
        @Nullable UUID watermark,
        @Nullable JsonNode problem,
        @Nullable Instant finishedAt) {

    static final String PUBLISH = "publish";
    static final String DAILY = "daily";
    static final String ASKED = "asked";

    boolean isUnderWay() {
        return state.equals("queued") || state.equals("running");
    }

    /**
     * How far it is.
     *
     * @param total records when it began; null before
     * @param failed records in which a formula has no result, or that could not be written
     * @param reasons why they failed, the first kinds of them
     */
    record Figures(@Nullable Long total, long processed, long changed, long failed, List<Reason> reasons) {

        Figures {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What is wrong with some records.
     *
     * @param field key, {@code table.column} for a column; empty when it is not about one
     * @param code of a problem, or of a formula without a result such as {@code #DIV/0}
     * @param record one of them
     */
    record Reason(String field, String code, long count, String record) {}
}
