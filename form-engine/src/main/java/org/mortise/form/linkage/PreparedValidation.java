package org.mortise.form.linkage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.LocalizedText;

/**
 * A validation ready for use.
 *
 * @param entering key of the field, in rows of the column, that must have changed for it to be asked; null: it is asked always
 * @param table key of the sub-table each of whose rows is asked by itself; null where the record is asked
 */
record PreparedValidation(
        String key,
        ConditionEvaluation when,
        ConditionEvaluation assertion,
        Set<FieldPath> reads,
        List<String> targets,
        LocalizedText message,
        @Nullable String entering,
        @Nullable String table) {

    PreparedValidation {
        reads = Set.copyOf(reads);
        targets = List.copyOf(targets);
    }
}
