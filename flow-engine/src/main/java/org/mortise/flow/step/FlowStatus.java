package org.mortise.flow.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a whole flow stands. */
public enum FlowStatus {
    RUNNING,
    APPROVED,
    REJECTED,
    WITHDRAWN;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static FlowStatus parse(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
