package org.mortise.core.org;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/** Rules that names of people, departments and the organisation share. */
final class OrgRules {

    private static final int LONGEST_NAME = 100;

    private static final int LONGEST_CODE = 50;

    private OrgRules() {}

    /** @param code of a person or department, if there is one */
    static Optional<Problem> code(String path, @Nullable String code) {
        return code != null && code.length() > LONGEST_CODE
                ? Optional.of(Problem.at(path, "too_long", Map.of("max", LONGEST_CODE)))
                : Optional.empty();
    }

    static Optional<Problem> name(String name) {
        if (name.isBlank()) {
            return Optional.of(Problem.at("/name", "required"));
        }
        return name.length() > LONGEST_NAME
                ? Optional.of(Problem.at("/name", "too_long", Map.of("max", LONGEST_NAME)))
                : Optional.empty();
    }
}
