package org.mortise.core.store;

/** Names of tables inside one statement, each used once. */
final class Aliases {

    /** The records that the statement is about. */
    static final String ROOT = "r";

    private int used;

    String next() {
        used++;
        return ROOT + used;
    }
}
