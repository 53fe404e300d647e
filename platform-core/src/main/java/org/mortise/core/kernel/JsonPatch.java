package org.mortise.core.kernel;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;

/** Changes to a document as a list of operations (RFC 6902): all of them are done, or none. */
public final class JsonPatch {

    public static final String MEDIA_TYPE = "application/json-patch+json";

    /** Values that copies may add altogether; more would double a document again and again. */
    private static final int MOST_COPIED = 100_000;

    private static final Comparator<JsonNode> BY_AMOUNT = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    private JsonNode document;
    private int copied;

    private JsonPatch(JsonNode document) {
        this.document = document;
    }

    /** The document with all operations done; {@code document} stays as it is. */
    public static JsonNode apply(JsonNode document, JsonNode patch) {
        if (!patch.isArray()) {
            throw malformed("");
        }
        var patched = new JsonPatch(document.deepCopy());
        for (var at = 0; at < patch.size(); at++) {
            patched.carryOut(patch.path(at), "/" + at);
        }
        return patched.document;
    }

    private void carryOut(JsonNode operation, String at) {
        var path = pointer(operation, "path", at);
        switch (operation.path("op").asText("")) {
            case "add" -> add(path, value(operation, at), at);
            case "remove" -> remove(path, at);
            case "replace" -> replace(path, value(operation, at), at);
            case "move" -> move(pointer(operation, "from", at), path, at);
            case "copy" -> copy(pointer(operation, "from", at), path, at);
            case "test" -> test(path, value(operation, at), at);
            default -> throw malformed(at);
        }
    }

    private void add(JsonPointer path, JsonNode value, String at) {
        if (levels(path) + depth(value) > Json.MAX_DEPTH) {
            throw Rejected.because(
                    Rejected.Kind.MALFORMED, new Problem("json_too_deep", at, Map.of("max", Json.MAX_DEPTH)));
        }
        if (path.matches()) {
            document = value;
            return;
        }
        var parent = document.at(path.head());
        var last = path.last();
        if (parent instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            var index = last.getMatchingProperty().equals("-") ? array.size() : last.getMatchingIndex();
            if (index < 0 || index > array.size()) {
                throw misfit(path, at);
            }
            array.insert(index, value);
        } else {
            throw misfit(path, at);
        }
    }

    /** In the place of the old value, so that properties keep their order. */
    private void replace(JsonPointer path, JsonNode value, String at) {
        found(path, at);
        if (!path.matches() && document.at(path.head()) instanceof ArrayNode array) {
            array.remove(path.last().getMatchingIndex());
        }
        add(path, value, at);
    }

    private JsonNode remove(JsonPointer path, String at) {
        var old = found(path, at);
        if (path.matches()) {
            throw misfit(path, at);
        }
        var parent = document.at(path.head());
        if (parent instanceof ObjectNode object) {
            object.remove(path.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array) {
            array.remove(path.last().getMatchingIndex());
        }
        return old;
    }

    private void move(JsonPointer from, JsonPointer path, String at) {
        if (path.toString().startsWith(from + "/")) {
            throw misfit(path, at);
        }
        add(path, remove(from, at), at);
    }

    private void copy(JsonPointer from, JsonPointer path, String at) {
        var original = found(from, at);
        copied += values(original);
        if (copied > MOST_COPIED) {
            throw Rejected.because(Rejected.Kind.TOO_LARGE, Problem.at(at, "patch_too_large"));
        }
        add(path, original.deepCopy(), at);
    }

    private void test(JsonPointer path, JsonNode expected, String at) {
        if (!found(path, at).equals(BY_AMOUNT, expected)) {
            throw misfit(path, at);
        }
    }

    private JsonNode found(JsonPointer path, String at) {
        var there = document.at(path);
        if (there.isMissingNode()) {
            throw misfit(path, at);
        }
        return there;
    }

    private static JsonPointer pointer(JsonNode operation, String name, String at) {
        try {
            if (operation.path(name).isTextual()) {
                return JsonPointer.compile(operation.path(name).textValue());
            }
        } catch (IllegalArgumentException notOne) {
            throw malformed(at);
        }
        throw malformed(at);
    }

    private static JsonNode value(JsonNode operation, String at) {
        var value = operation.path("value");
        if (value.isMissingNode()) {
            throw malformed(at);
        }
        return value.deepCopy();
    }

    private static int levels(JsonPointer path) {
        var levels = 0;
        for (var rest = path; !rest.matches(); rest = rest.tail()) {
            levels++;
        }
        return levels;
    }

    private static int depth(JsonNode value) {
        var below = 0;
        for (var child : value) {
            below = Math.max(below, depth(child));
        }
        return value.isContainerNode() ? below + 1 : 0;
    }

    private static int values(JsonNode value) {
        var count = 1;
        for (var child : value) {
            count += values(child);
        }
        return count;
    }

    private static Rejected malformed(String at) {
        return Rejected.because(Rejected.Kind.MALFORMED, Problem.at(at, "patch_malformed"));
    }

    /** What it speaks of is not there, or is something else: the document is not the one that the patch was made for. */
    private static Rejected misfit(JsonPointer path, String at) {
        return Rejected.because(
                Rejected.Kind.CONFLICT, Problem.at(at, "patch_does_not_fit", Map.of("path", path.toString())));
    }
}
