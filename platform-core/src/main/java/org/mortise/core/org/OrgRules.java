package org.mortise.core.org;

import java.util.Map;
import java.util.Optional;
import org.mortise.core.kernel.Problem;

/** Rules that names of people, departments and the organisation share. */
final class OrgRules {

    private static final int LONGEST_NAME = 100;

    private OrgRules() {}

    static Optional<Problem> name(String name) {
        if (name.isBlank()) {
            return Optional.of(Problem.at("/name", "required"));
        }
        return name.length() > LONGEST_NAME
                ? Optional.of(Problem.at("/name", "too_long", Map.of("max", LONGEST_NAME)))
                : Optional.empty();
    }
}
