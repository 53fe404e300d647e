package org.mortise.core.condition;

import org.jspecify.annotations.Nullable;

/** What SQL knows of a condition: a record matches only where it is {@link #TRUE}. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    public static Truth of(boolean known) {
        return known ? TRUE : FALSE;
    }

    static Truth ofNullable(@Nullable Object value) {
        return value instanceof Boolean known ? of(known) : UNKNOWN;
    }

    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : this;
    }

    public Truth or(Truth other) {
        return negated().and(other.negated()).negated();
    }

    /** The opposite; what is unknown stays unknown. */
    public Truth negated() {
        if (this == UNKNOWN) {
            return this;
        }
        return this == TRUE ? FALSE : TRUE;
    }
}
