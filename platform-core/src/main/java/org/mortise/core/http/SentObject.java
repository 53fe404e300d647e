package org.mortise.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * A change as a JSON object: keys that are absent leave things as they are, null clears. Keys nobody asked for are refused, not
 * dropped. Read all values, then {@link #refuseProblems()}.
 */
public final class SentObject {

    private final ObjectNode sent;
    private final List<Problem> problems = new ArrayList<>();

    private SentObject(ObjectNode sent) {
        this.sent = sent;
    }

    public static SentObject of(@Nullable JsonNode body, Set<String> allowed) {
        if (!(RequestBodies.required(body) instanceof ObjectNode object)) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "object_expected");
        }
        var sent = new SentObject(object);
        object.fieldNames().forEachRemaining(key -> {
            if (!allowed.contains(key)) {
                sent.problems.add(Problem.at("/" + key, "unknown_key", Map.of("key", key)));
            }
        });
        return sent;
    }

    /** A text that may not be cleared. */
    public String text(String key, String present) {
        var value = sent.get(key);
        if (value == null) {
            return present;
        }
        if (!value.isTextual()) {
            problems.add(Problem.at("/" + key, value.isNull() ? "required" : "wrong_type"));
            return present;
        }
        return value.textValue().strip();
    }

    /** A text that may be cleared, by null or a blank. */
    public @Nullable String optional(String key, @Nullable String present) {
        var value = sent.get(key);
        if (value == null) {
            return present;
        }
        if (!value.isTextual() && !value.isNull()) {
            problems.add(Problem.at("/" + key, "wrong_type"));
            return present;
        }
        return value.isNull() || value.textValue().isBlank()
                ? null
                : value.textValue().strip();
    }

    /** A text exactly as it was sent, such as a password. */
    public String secret(String key) {
        var value = sent.path(key);
        if (!value.isTextual()) {
            problems.add(Problem.at("/" + key, "wrong_type"));
        }
        return value.asText("");
    }

    public boolean flag(String key, boolean present) {
        var value = sent.get(key);
        if (value == null) {
            return present;
        }
        if (!value.isBoolean()) {
            problems.add(Problem.at("/" + key, "wrong_type"));
            return present;
        }
        return value.booleanValue();
    }

    public @Nullable UUID id(String key, @Nullable UUID present) {
        var value = sent.get(key);
        if (value == null) {
            return present;
        }
        if (value.isNull()) {
            return null;
        }
        try {
            return UUID.fromString(value.asText());
        } catch (IllegalArgumentException notAnId) {
            problems.add(Problem.at("/" + key, "wrong_type"));
            return present;
        }
    }

    /** Several texts. */
    public List<String> texts(String key) {
        var texts = new ArrayList<String>();
        var value = sent.path(key);
        if (!value.isArray()) {
            problems.add(Problem.at("/" + key, "wrong_type"));
        }
        for (var index = 0; index < value.size(); index++) {
            if (value.get(index).isTextual()) {
                texts.add(value.get(index).textValue());
            } else {
                problems.add(Problem.at("/" + key + "/" + index, "wrong_type"));
            }
        }
        return texts;
    }

    public boolean has(String key) {
        return sent.hasNonNull(key);
    }

    public void add(Problem problem) {
        problems.add(problem);
    }

    public void refuseProblems() {
        RequestBodies.refuse(problems);
    }
}
