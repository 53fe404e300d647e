package org.mortise.core.metadata;

import java.util.List;
import org.mortise.core.kernel.Problem;

/**
 * A document that was looked at as if it were in force.
 *
 * @param object the version it would become
 */
public record Examined(Release release, PublishedObject object, Findings findings) {

    Examined withErrors(List<Problem> more) {
        return with(new Findings(more, List.of()));
    }

    Examined with(Findings more) {
        return new Examined(release, object, findings.and(more));
    }
}
