package org.mortise.core.metadata;

import java.util.Map;
import org.mortise.core.kernel.Problem;

/** @param severity {@code error}: forbids publishing; {@code warning}: does not */
record FoundProblem(String code, String path, Map<String, Object> params, String message, String severity) {

    static FoundProblem of(Problem problem, String severity, String message) {
        return new FoundProblem(problem.code(), problem.path(), problem.params(), message, severity);
    }
}
