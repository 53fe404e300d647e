package org.mortise.core.metadata;

import java.util.List;
import java.util.stream.Stream;
import org.mortise.core.kernel.Problem;

/**
 * A document that was looked at as if it were in force.
 *
 * @param object the version it would become
 */
public record Examined(Release release, PublishedObject object, Findings findings) {

    Examined withErrors(List<Problem> more) {
        var errors = Stream.concat(findings.errors().stream(), more.stream()).toList();
        return new Examined(release, object, new Findings(errors, findings.warnings()));
    }
}
