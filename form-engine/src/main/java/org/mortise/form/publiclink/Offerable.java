package org.mortise.form.publiclink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.linkage.PreparedField;

/**
 * Which fields may be offered to people without an account: those whose values they can know by themselves, or find among what the
 * link shows them. Of colleagues and departments it shows those that it names; roles are never among it.
 */
final class Offerable {

    private static final Set<ValueType> DEPARTMENTS = Set.of(ValueType.DEPARTMENT, ValueType.DEPARTMENTS);

    /** What points to people or departments. */
    static final Set<ValueType> COLLEAGUES =
            Set.of(ValueType.USER, ValueType.USERS, ValueType.DEPARTMENT, ValueType.DEPARTMENTS);

    private static final Set<String> ROLES = Set.of("role", "roles");

    /** Controls that the public page can draw; both sides read this list. */
    private static final Set<String> CONTROLS = read();

    private Offerable() {}

    /** Why a field cannot stand on a public form; empty when it can. */
    static Optional<String> refusal(PreparedField field) {
        if (ROLES.contains(field.definition().type())) {
            return Optional.of("publiclink_roles");
        }
        return CONTROLS.contains(field.definition().type())
                ? Optional.empty()
                : Optional.of("publiclink_not_offerable");
    }

    /** Whether the public page has an input for it. */
    static boolean is(PreparedField field) {
        return refusal(field).isEmpty();
    }

    /** Whether the address of a page can bring a value for it. */
    static boolean isText(PreparedField field) {
        var type = field.shape().type();
        return is(field) && !pointsElsewhere(field) && type != ValueType.FILES && type != ValueType.SUBTABLE;
    }

    /** The form whose records are chosen from, when it is one. */
    static Optional<ObjectKey> target(PreparedField field, String pkg) {
        return Optional.ofNullable(field.shape().target())
                .or(() -> field.optionsFrom().map(source -> source.form(pkg)));
    }

    /** Whether its values are records of another form or what these hold, people, or departments. */
    static boolean pointsElsewhere(PreparedField field) {
        return field.shape().target() != null || field.optionsFrom().isPresent() || isColleague(field);
    }

    /** Whether its values are people or departments. */
    static boolean isColleague(PreparedField field) {
        return COLLEAGUES.contains(field.shape().type());
    }

    static boolean isDepartment(PreparedField field) {
        return isDepartment(field.shape());
    }

    static boolean isDepartment(FieldShape field) {
        return DEPARTMENTS.contains(field.type());
    }

    private static Set<String> read() {
        try (var stream = Offerable.class.getResourceAsStream("/publiclink/controls.json")) {
            if (stream == null) {
                throw new IllegalStateException("publiclink/controls.json is missing");
            }
            var controls = new HashSet<String>();
            Json.mapper().readTree(stream).forEach(control -> controls.add(control.asText()));
            return Set.copyOf(controls);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
