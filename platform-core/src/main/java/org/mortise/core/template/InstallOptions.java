package org.mortise.core.template;

import org.jspecify.annotations.Nullable;

/**
 * How to install a bundle.
 *
 * @param sample whether to add its sample people and records
 * @param conflicts what holds where both sides changed; null refuses to install while there are conflicts
 * @param samplePassword password of sample people; null: they cannot sign in until an administrator gives them one
 */
public record InstallOptions(
        boolean sample,
        @Nullable Conflicts conflicts,
        @Nullable String samplePassword) {

    /** Whose version of an object holds when it was changed here and in the bundle. */
    public enum Conflicts {
        /** What is in force here stays. */
        OURS,
        /** What the bundle brings replaces it. */
        THEIRS
    }
}
