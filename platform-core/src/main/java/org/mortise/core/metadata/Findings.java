package org.mortise.core.metadata;

import java.util.List;
import java.util.stream.Stream;
import org.mortise.core.kernel.Problem;

/** What looking at a document found. */
public record Findings(List<Problem> errors, List<Problem> warnings) {

    static final Findings NONE = new Findings(List.of(), List.of());

    public Findings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    Findings and(Findings more) {
        return new Findings(
                Stream.concat(errors.stream(), more.errors.stream()).toList(),
                Stream.concat(warnings.stream(), more.warnings.stream()).toList());
    }
}
