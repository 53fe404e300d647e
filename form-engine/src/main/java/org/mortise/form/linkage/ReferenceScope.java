package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Identity;
import org.mortise.core.org.PeopleScope;

/**
 * Which people or departments may be chosen for a field. Each part narrows; what says nothing narrows nothing.
 *
 * @param roles of which people hold one, as the document names them
 * @param departments that may be chosen, or to which people belong
 * @param own whether the department of whoever fills in counts among them
 * @param below whether departments below these are meant as well
 */
public record ReferenceScope(List<String> roles, Set<UUID> departments, boolean own, boolean below) {

    /** Name of the setting. */
    public static final String SETTING = "scope";

    public ReferenceScope {
        roles = List.copyOf(roles);
        departments = Set.copyOf(departments);
    }

    public static Optional<ReferenceScope> of(JsonNode props) {
        var scope = props.path(SETTING);
        return scope.isObject()
                ? Optional.of(new ReferenceScope(
                        texts(scope.path("roles")),
                        texts(scope.path("departments")).stream()
                                .map(UUID::fromString)
                                .collect(Collectors.toSet()),
                        scope.path("own").asBoolean(false),
                        scope.path("below").asBoolean(true)))
                : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** @param pkg of the form with the field */
    public PeopleScope people(String pkg, Identity whoFillsIn) {
        var held = roles.stream().map(role -> ObjectKey.resolve(pkg, role)).collect(Collectors.toSet());
        return new PeopleScope(held, roots(whoFillsIn), below);
    }

    /** Departments that it names for {@code whoFillsIn}; null: all. The platform has no department of its own to keep to. */
    public @Nullable Set<UUID> roots(Identity whoFillsIn) {
        if (departments.isEmpty() && (!own || whoFillsIn.isPlatform())) {
            return null;
        }
        var roots = new LinkedHashSet<>(departments);
        var department = whoFillsIn.department();
        if (own && department != null) {
            roots.add(department);
        }
        return roots;
    }
}
