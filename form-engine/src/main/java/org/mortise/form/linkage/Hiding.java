package org.mortise.form.linkage;

import java.util.Locale;

/** What becomes of the value of a field while rules hide it. Rights that hide it change nothing. */
enum Hiding {
    /** It is blank. */
    CLEAR,
    /** It stays, and goes on being computed where it is. */
    KEEP,
    /** It is what its default gives; a computed one goes on being computed. */
    RECOMPUTE;

    static Hiding of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "keep" -> KEEP;
            case "recompute" -> RECOMPUTE;
            default -> CLEAR;
        };
    }
}
