package org.mortise.core.metadata;

import java.util.List;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** What looking at a document found. */
public record Findings(List<Problem> errors, List<Problem> warnings) {

    public Findings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Refuses a document with errors, naming all of them. */
    public void refuseErrors() {
        if (!errors.isEmpty()) {
            throw Rejected.invalid(errors);
        }
    }
}
