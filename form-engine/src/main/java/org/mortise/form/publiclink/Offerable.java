package org.mortise.form.publiclink;

import java.util.Optional;
import java.util.Set;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.linkage.PreparedField;

/**
 * Which fields may be offered to people without an account: those whose values they can know by themselves, or find among what the
 * link shows them. Of colleagues and departments it shows those that it names. Which of its values a stranger can say anything about
 * each control knows itself.
 */
final class Offerable {

    private static final Set<ValueType> DEPARTMENTS = Set.of(ValueType.DEPARTMENT, ValueType.DEPARTMENTS);

    /** What points to people or departments. */
    static final Set<ValueType> COLLEAGUES =
            Set.of(ValueType.USER, ValueType.USERS, ValueType.DEPARTMENT, ValueType.DEPARTMENTS);

    private Offerable() {}

    /** Why a field cannot stand on a public form; empty when it can. */
    static Optional<String> refusal(PreparedField field) {
        return switch (field.control().control().outside()) {
            case FILLED_IN -> Optional.empty();
            case KNOWN_INSIDE -> Optional.of("publiclink_known_inside");
            case DECIDED_INSIDE -> Optional.of("publiclink_decided_inside");
            case DRAWN_INSIDE -> Optional.of("publiclink_drawn_inside");
            case GIVEN -> Optional.of("publiclink_not_offerable");
        };
    }

    /** Whether people without an account can fill it in. */
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
}
