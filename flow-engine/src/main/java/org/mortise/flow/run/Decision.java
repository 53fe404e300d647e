package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * What somebody does with a task.
 *
 * @param data fields filled in on the way; empty for none
 */
record Decision(Action action, @Nullable String comment, ObjectNode data) {

    private static final int LONGEST_COMMENT = 2000;

    /** The ways to answer. */
    enum Action {
        APPROVE,
        REJECT,
        READ
    }

    Decision {
        comment = comment(comment);
    }

    /** Reads {@code {"action":"approve|reject|read","comment":…,"data":{…}}}. */
    static Decision parse(JsonNode json) {
        var data = json.path("data");
        return new Decision(
                action(json.path("action").asText("")),
                json.path("comment").isTextual() ? json.path("comment").asText() : null,
                data instanceof ObjectNode fields ? fields : Json.object());
    }

    /** A comment as it is kept; blank is none. */
    static @Nullable String comment(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_COMMENT) {
            throw Rejected.because(
                    Rejected.Kind.INVALID,
                    Problem.at("/comment", "flow_comment_too_long", Map.of("max", LONGEST_COMMENT)));
        }
        return text.strip();
    }

    ObjectNode toJson() {
        var json = Json.object()
                .put("action", action.name().toLowerCase(Locale.ROOT))
                .put("comment", comment);
        json.set("data", data);
        return json;
    }

    private static Action action(String text) {
        for (var action : Action.values()) {
            if (action.name().toLowerCase(Locale.ROOT).equals(text)) {
                return action;
            }
        }
        throw Rejected.because(
                Rejected.Kind.INVALID, Problem.at("/action", "flow_action_unknown", Map.of("action", text)));
    }
}
