package org.mortise.core.metadata;

import java.util.Map;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/**
 * A place that uses something.
 *
 * @param title of the object that uses it
 * @param problem what would be wrong there without it; its path points into the document of that object
 */
public record Use(MetadataId id, LocalizedText title, Problem problem) {

    /** The same as a mistake of the object that takes the thing away. */
    Problem asProblem() {
        return Problem.at(
                "",
                "breaks_other",
                Map.of(
                        "kind",
                        id.kind(),
                        "key",
                        id.key().toString(),
                        "title",
                        title,
                        "at",
                        problem.path(),
                        "reason",
                        problem));
    }
}
