package org.mortise.core.condition;

import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;

/** How the reader of a sentence knows fields and values. */
public interface ConditionLabels {

    /** The label of a field, such as {@code 客户.级别} for {@code customer.level}. */
    String field(FieldPath path);

    /**
     * What stands for a text literal that {@code path} is compared with: the label of an option, the name of a person, a
     * formatted date; null to show it as it is.
     */
    @Nullable
    String value(FieldPath path, String literal);
}
