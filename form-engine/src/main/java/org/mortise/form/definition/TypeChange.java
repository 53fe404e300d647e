package org.mortise.form.definition;

import java.util.Map;
import java.util.Set;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;

/**
 * Which kind of field may follow a published one, so that the values of its records are taken over; the designer offers the same.
 * Anything else is a new field, with a formula where it shall begin with what the old one holds. Pure.
 */
final class TypeChange {

    private static final Set<ValueType> WRITTEN = Set.of(ValueType.TEXT, ValueType.LONG_TEXT);

    /** What a text may say, as far as its values can be read so. */
    private static final Set<ValueType> READ =
            Set.of(ValueType.NUMBER, ValueType.DATE, ValueType.DATETIME, ValueType.OPTION, ValueType.OPTIONS);

    /** What is written down as it is shown. */
    private static final Set<ValueType> SHOWN = Set.of(
            ValueType.NUMBER, ValueType.DATE, ValueType.DATETIME, ValueType.TIME, ValueType.OPTION, ValueType.OPTIONS);

    /** What one becomes where several are kept, and a day where moments are. */
    private static final Map<ValueType, ValueType> WIDER = Map.of(
            ValueType.OPTION, ValueType.OPTIONS,
            ValueType.USER, ValueType.USERS,
            ValueType.DEPARTMENT, ValueType.DEPARTMENTS,
            ValueType.LINK, ValueType.LINKS,
            ValueType.DATE, ValueType.DATETIME);

    private TypeChange() {}

    static boolean isPossible(FieldShape from, FieldShape to) {
        if (from.control().equals(to.control())) {
            return from.type() == to.type();
        }
        if (from.type() == to.type()) {
            // Objects have parts of their own in each control; nobody has signed what was only attached.
            return from.type() != ValueType.STRUCTURE && !to.traits().signed();
        }
        return isListed(from.type(), to.type()) || isWider(from.type(), to.type());
    }

    private static boolean isListed(ValueType from, ValueType to) {
        return WRITTEN.contains(from)
                ? WRITTEN.contains(to) || READ.contains(to)
                : SHOWN.contains(from) && WRITTEN.contains(to);
    }

    /** Whether the other control reads such a value as it is. */
    static boolean isWider(ValueType from, ValueType to) {
        return WIDER.get(from) == to;
    }
}
