package org.mortise.form.control;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.ValueType;

/**
 * How cells of sheets are read that were not written for the form: as people write such values. A control that says none of these, and
 * whose type of values implies none, reads its cells itself, see {@link Control#cell}.
 */
public enum CellReading {
    WORDS("text"),
    LONG_WORDS("textarea"),
    TELEPHONE("phone"),
    MAILBOX("email"),
    WEB_ADDRESS("url"),
    NUMBER("number"),
    AMOUNT("money"),
    WHOLE("integer"),
    SHARE("percent"),
    DAY("date"),
    MOMENT("datetime"),
    CLOCK("time"),
    SPAN("duration"),
    MONTH("month"),
    YES_OR_NO("switch"),
    /** What people agreed to in an older system. */
    AGREED("consent"),
    ONE_OPTION("select"),
    SEVERAL_OPTIONS("multiselect"),
    PERSON("user"),
    PEOPLE("users"),
    DEPARTMENT("department"),
    DEPARTMENTS("departments"),
    RECORD("link"),
    RECORDS("links"),
    PICTURES("image"),
    FILES("files"),
    /** A number that an older system gave; of whatever a numbering gives its values to. */
    GIVEN_NUMBER("serial"),
    /** By the control alone. */
    OWN(null);

    private final @Nullable String type;

    CellReading(@Nullable String type) {
        this.type = type;
    }

    /** The name of the reading in the plan of an import, which is that of the kind of field that a new form gets for such a column. */
    public String type() {
        if (type == null) {
            throw new IllegalStateException("a control that reads its cells itself is named by its type");
        }
        return type;
    }

    /** The reading of that name; empty for names of controls that read their cells themselves. */
    public static Optional<CellReading> named(String type) {
        return Arrays.stream(values()).filter(one -> type.equals(one.type)).findFirst();
    }

    /** How values of a type are read unless their control says otherwise. */
    public static CellReading of(ValueType type) {
        return switch (type) {
            case BOOLEAN -> YES_OR_NO;
            case DATE -> DAY;
            case DATETIME -> MOMENT;
            case USER -> PERSON;
            case USERS -> PEOPLE;
            case DEPARTMENT -> DEPARTMENT;
            case DEPARTMENTS -> DEPARTMENTS;
            case LINK -> RECORD;
            case LINKS -> RECORDS;
            case FILES -> FILES;
            case LONG_TEXT -> LONG_WORDS;
            case TEXT, NUMBER, TIME, OPTION, OPTIONS, STRUCTURE, SUBTABLE -> OWN;
        };
    }
}
