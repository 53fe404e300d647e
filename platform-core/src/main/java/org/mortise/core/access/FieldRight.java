package org.mortise.core.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a caller may do with a field of a record, weakest first; the strongest of all matching grants holds. */
public enum FieldRight {
    /** As if the field did not exist. */
    HIDDEN,
    /** Shown with its middle replaced; cannot be filtered, sorted, grouped or searched by. */
    MASKED,
    READ,
    WRITE;

    public boolean atLeast(FieldRight other) {
        return compareTo(other) >= 0;
    }

    public FieldRight or(FieldRight other) {
        return atLeast(other) ? this : other;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FieldRight parse(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
