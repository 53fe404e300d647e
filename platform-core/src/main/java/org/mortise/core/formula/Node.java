package org.mortise.core.formula;

import org.jspecify.annotations.Nullable;

/** One node of a formula made ready to run: what the tree says is settled, so that a run only computes. */
@FunctionalInterface
interface Node {

    /** The value, or the error; never throws for what a user wrote. */
    @Nullable
    Object value(Evaluation run);
}
