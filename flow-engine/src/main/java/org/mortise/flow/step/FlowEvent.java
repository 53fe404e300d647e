package org.mortise.flow.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail; the state follows from them alone.
 *
 * @param actor who did it; null when it followed by itself
 * @param people whom it concerns
 * @param note a word for machines: the branch taken, why nobody was asked, how the flow ended
 */
public record FlowEvent(
        Type type,
        @Nullable String node,
        @Nullable UUID actor,
        List<UUID> people,
        @Nullable String comment,
        @Nullable String note) {

    /** What happened. */
    public enum Type {
        STARTED,
        /** The people of a node are asked; the note says why these ({@link Asked.Reason}). */
        ASKED,
        /** People whose earlier approval counts again. */
        AUTO_APPROVED,
        /** Nobody was asked; the note says why. */
        SKIPPED,
        APPROVED,
        REJECTED,
        /** People who need not decide any more. */
        CANCELLED,
        /** A node is over; the note says how. */
        NODE_ENDED,
        BRANCH_TAKEN,
        COPIED,
        READ,
        RECORD_UPDATED,
        WITHDRAWN,
        /** The flow is over; the note says how. */
        ENDED;

        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Type parse(String json) {
            return valueOf(json.toUpperCase(Locale.ROOT));
        }
    }

    public FlowEvent {
        people = List.copyOf(people);
    }

    static FlowEvent by(UUID actor, Type type, @Nullable String node, @Nullable String comment) {
        return new FlowEvent(type, node, actor, List.of(), comment, null);
    }

    static FlowEvent of(Type type, String node, List<UUID> people, @Nullable String note) {
        return new FlowEvent(type, node, null, people, null, note);
    }
}
