package org.mortise.form.publiclink;

import java.util.Set;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.definition.Workshop;

/**
 * What of linked records people without an account may see. A field that is masked may not be seen, not even masked: on screen the mask
 * lies over the value, which whoever asks for the page already has.
 */
final class Showable {

    /** What can be read by itself; everything else leads further into the house, or is no value. */
    private static final Set<ValueType> SHOWN = Set.of(
            ValueType.TEXT,
            ValueType.LONG_TEXT,
            ValueType.NUMBER,
            ValueType.BOOLEAN,
            ValueType.DATE,
            ValueType.DATETIME,
            ValueType.TIME,
            ValueType.OPTION,
            ValueType.OPTIONS);

    private static final int LONGEST_LOAN = 5;

    private Showable() {}

    /** @param form that the field is of */
    static boolean is(FieldShape field, ObjectKey form, MetadataLookup lookup) {
        return SHOWN.contains(field.type()) && !field.masked() && !isMaskedOnScreen(field, form, lookup, LONGEST_LOAN);
    }

    /** Whether the field, or the one that its values are looked up from, is. */
    private static boolean isMaskedOnScreen(FieldShape field, ObjectKey form, MetadataLookup lookup, int loans) {
        var own = Workshop.definition(form, lookup)
                .flatMap(definition -> definition.field(field.key()))
                .filter(written -> written.props().path("mask").asText("").equals("always"))
                .isPresent();
        var from = field.borrowed();
        return own
                || from != null
                        && loans > 0
                        && lookup.form(from.form())
                                .flatMap(other -> other.field(from.field()))
                                .filter(source -> isMaskedOnScreen(source, from.form(), lookup, loans - 1))
                                .isPresent();
    }
}
