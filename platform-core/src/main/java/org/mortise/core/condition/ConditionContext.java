package org.mortise.core.condition;

import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;

/**
 * A record with its surroundings. Values have the Java types of the formula language (see {@code FormulaContext}).
 *
 * <p>The column of a sub-table is a list with one element per row, and the empty list where there are no rows.
 */
public interface ConditionContext extends ConditionEnvironment {

    @Nullable
    Object value(FieldPath path);

    /** The value before the change; null throughout for a record that was just created. */
    default @Nullable Object oldValue(FieldPath path) {
        return null;
    }
}
