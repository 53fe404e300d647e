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
 * @param entering key of the field that must have changed for it to be asked; null: it is asked always
 */
record PreparedValidation(
        String key,
        ConditionEvaluation when,
        ConditionEvaluation assertion,
        Set<FieldPath> reads,
        List<String> targets,
        LocalizedText message,
        @Nullable String entering) {

    PreparedValidation {
        reads = Set.copyOf(reads);
        targets = List.copyOf(targets);
    }
}
