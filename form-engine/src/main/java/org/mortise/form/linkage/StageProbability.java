package org.mortise.form.linkage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/** {@code {stage.probability}}: how likely it ends well where a record stands, in percent, for the formulas of its form. */
final class StageProbability {

    private StageProbability() {}

    /** Whether a path means that. */
    static boolean isAt(FormShape form, FieldPath path) {
        return path.keys().size() == 2
                && path.keys().get(1).equals(OptionShape.PROBABILITY)
                && form.field(path.keys().get(0))
                        .filter(StageProbability::isStage)
                        .isPresent();
    }

    private static boolean isStage(FieldShape field) {
        return field.type() == ValueType.OPTION
                && field.options().stream().anyMatch(option -> option.probability() != null);
    }

    /** Blank for a stage that does not say. */
    static @Nullable BigDecimal of(FieldShape stage, String key) {
        return stage.option(key)
                .map(OptionShape::probability)
                .map(BigDecimal::valueOf)
                .orElse(null);
    }
}
