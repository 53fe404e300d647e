package org.mortise.flow.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.mortise.core.access.FieldRight;

/** What the approvers of a node may do with a field; replaces what their roles grant. */
public enum NodeRight {
    HIDDEN(FieldRight.HIDDEN),
    READ(FieldRight.READ),
    WRITE(FieldRight.WRITE),
    /** To be filled in before the node can be approved. */
    REQUIRED(FieldRight.WRITE);

    private final FieldRight fieldRight;

    NodeRight(FieldRight fieldRight) {
        this.fieldRight = fieldRight;
    }

    /** The same right in the words of records. */
    public FieldRight fieldRight() {
        return fieldRight;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static NodeRight parse(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
