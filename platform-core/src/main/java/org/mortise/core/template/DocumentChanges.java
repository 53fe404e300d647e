package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where two documents differ, as JSON pointers; entries of lists are named by their key rather than by their place. Pure. */
final class DocumentChanges {

    /** More would help nobody decide. */
    private static final int MOST = 50;

    private static final List<String> NAMES = List.of("key", "id", "field");

    private final List<String> changes = new ArrayList<>();

    private DocumentChanges() {}

    static List<String> between(JsonNode before, JsonNode after) {
        var found = new DocumentChanges();
        found.compare("", before, after);
        return List.copyOf(found.changes.subList(0, Math.min(MOST, found.changes.size())));
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null && before.equals(after)) {
            return;
        }
        var left = parts(before);
        var right = parts(after);
        if (left == null || right == null) {
            changes.add(path);
            return;
        }
        var count = changes.size();
        var names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        for (var name : names) {
            compare(path + "/" + name, left.get(name), right.get(name));
        }
        if (changes.size() == count) {
            // The same parts in another order.
            changes.add(path);
        }
    }

    /** Properties, or entries by their names; null for what can only be compared as a whole. */
    private static @Nullable Map<String, JsonNode> parts(@Nullable JsonNode node) {
        if (node == null || !node.isContainerNode()) {
            return null;
        }
        var parts = new LinkedHashMap<String, JsonNode>();
        if (node.isObject()) {
            node.properties().forEach(property -> parts.put(property.getKey(), property.getValue()));
            return parts;
        }
        for (var entry : node) {
            var name = name(entry);
            if (name == null || parts.put(name, entry) != null) {
                return null;
            }
        }
        return parts;
    }

    private static @Nullable String name(JsonNode entry) {
        return NAMES.stream()
                .map(entry::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
    }
}
