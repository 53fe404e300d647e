package org.mortise.core.metadata;

/** How options stand to each other. */
public enum Nesting {
    /** Side by side. */
    FLAT,
    /** Below each other; a value is one of them. */
    NODE,
    /** Below each other; a value is all that lead to one, from the top. */
    WAY
}
