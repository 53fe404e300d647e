package org.mortise.flow.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/** One person's duty at a node, or one person who is told. */
public record Slot(UUID person, State state) {

    /** Where the duty stands. */
    public enum State {
        OPEN,
        APPROVED,
        REJECTED,
        /** Approved without being asked again, because the person approved before. */
        AUTO,
        /** Not needed any more: the node was decided without it, or the flow ended. */
        CANCELLED,
        /** Told, not yet read. */
        UNREAD,
        READ;

        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static State parse(String json) {
            return valueOf(json.toUpperCase(Locale.ROOT));
        }

        boolean approves() {
            return this == APPROVED || this == AUTO;
        }
    }

    Slot as(State next) {
        return new Slot(person, next);
    }
}
