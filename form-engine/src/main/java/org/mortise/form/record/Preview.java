package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * What a browser showed as results of formulas when somebody sent a record. It is compared with what is computed here, so that a
 * difference between the twins is noticed, and never believed.
 *
 * @param version of the form that the browser knew
 * @param results hashes of what it showed, by path: of a field, or of all cells of a column
 */
record Preview(int version, Map<String, String> results) {

    private static final int MOST = 1_000;
    private static final int FNV_START = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    Preview {
        results = Map.copyOf(results);
    }

    /** {@code {"version": 3, "results": {"total": "9a8b7c6d"}}}; what is not of this shape says nothing. */
    static Preview read(JsonNode sent) {
        var results = new HashMap<String, String>();
        sent.path("results").properties().stream()
                .limit(MOST)
                .filter(entry -> entry.getValue().isTextual())
                .forEach(entry -> results.put(entry.getKey(), entry.getValue().asText()));
        return new Preview(sent.path("version").asInt(-1), results);
    }

    /** Whether the browser knew the form as it is now, and showed anything. */
    boolean isAbout(PreparedForm form) {
        return version == form.shape().version() && !results.isEmpty();
    }

    /** Computed fields and columns of which something else came out here. */
    List<PreparedField> differing(PreparedForm form, ObjectNode computed) {
        var differing = new ArrayList<PreparedField>();
        results.forEach((path, shown) -> form.at(path)
                .filter(field -> field.compute() != null && !form.ofTheMoment().contains(path))
                .filter(field -> !hash(shown(path, computed)).equals(shown))
                .ifPresent(differing::add));
        return differing;
    }

    static String shown(String path, ObjectNode computed) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            return text(computed.path(path));
        }
        return StreamSupport.stream(computed.path(path.substring(0, dot)).spliterator(), false)
                .map(row -> text(row.path(path.substring(dot + 1))))
                .collect(Collectors.joining("\n"));
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(Preview::text)
                        .collect(Collectors.joining(","))
                : value.isNull() ? "" : value.asText();
    }

    /** FNV-1a over UTF-16 units, which both twins count alike. */
    static String hash(String text) {
        var hash = FNV_START;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return "%08x".formatted(hash);
    }
}
