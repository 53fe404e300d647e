package org.mortise.form.linkage;

import java.util.List;
import java.util.Set;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.LocalizedText;

/** A validation ready for use. */
record PreparedValidation(
        String key,
        ConditionEvaluation when,
        ConditionEvaluation assertion,
        Set<FieldPath> reads,
        List<String> targets,
        LocalizedText message) {

    PreparedValidation {
        reads = Set.copyOf(reads);
        targets = List.copyOf(targets);
    }
}
