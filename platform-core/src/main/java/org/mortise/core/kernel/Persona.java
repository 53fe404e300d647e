package org.mortise.core.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody plays in a preview: a person with all that is theirs, or somebody who holds one role, belongs to one department, or
 * both, and is nobody in particular.
 *
 * <p>Written {@code person=<id>}, {@code role=crm.sales;department=<id>} and so on.
 *
 * @param department in the place of the person's own
 */
public record Persona(
        @Nullable UUID person,
        @Nullable ObjectKey role,
        @Nullable UUID department) {

    private static final String PERSON = "person";
    private static final String ROLE = "role";
    private static final String DEPARTMENT = "department";

    public Persona {
        if (person != null && role != null) {
            throw new IllegalArgumentException("a person has the roles that he has");
        }
        if (person == null && role == null && department == null) {
            throw new IllegalArgumentException("nobody is played");
        }
    }

    /** Empty when the text names nobody who could be played. */
    public static Optional<Persona> parse(String text) {
        try {
            var parts = Arrays.stream(text.split(";", -1))
                    .map(part -> part.strip().split("=", 2))
                    .collect(Collectors.toMap(part -> part[0], part -> part.length == 2 ? part[1] : ""));
            return Optional.of(of(new TreeMap<>(parts)));
        } catch (IllegalArgumentException | IllegalStateException notAPersona) {
            return Optional.empty();
        }
    }

    private static Persona of(Map<String, String> parts) {
        var person = parts.remove(PERSON);
        var role = parts.remove(ROLE);
        var department = parts.remove(DEPARTMENT);
        if (!parts.isEmpty()) {
            throw new IllegalArgumentException("unknown parts: " + parts.keySet());
        }
        return new Persona(
                person == null ? null : UUID.fromString(person),
                role == null ? null : ObjectKey.parse(role),
                department == null ? null : UUID.fromString(department));
    }

    @Override
    public String toString() {
        var parts = new TreeMap<String, @Nullable Object>();
        parts.put(PERSON, person);
        parts.put(ROLE, role);
        parts.put(DEPARTMENT, department);
        return parts.entrySet().stream()
                .filter(part -> Objects.nonNull(part.getValue()))
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }
}
