package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** What every document has, whatever its kind: an object of at most 1 MB that names its kind and key. */
final class Envelope {

    private static final int MAX_BYTES = 1_048_576;

    private Envelope() {}

    /** Where the document would be filed; refuses one that does not say. */
    static MetadataId idOf(String kind, String pkg, JsonNode doc) {
        var key = doc.path("key").asText();
        try {
            return new MetadataId(kind, new ObjectKey(pkg, key));
        } catch (IllegalArgumentException malformed) {
            throw Rejected.invalid(List.of(Problem.at("/key", "metadata_key_malformed", Map.of("key", key))));
        }
    }

    /** Problems that forbid even a draft. */
    static List<Problem> check(MetadataId id, JsonNode doc) {
        if (!doc.isObject()) {
            return List.of(Problem.of("metadata_not_an_object"));
        }
        var problems = new ArrayList<Problem>();
        if (Json.write(doc).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            problems.add(Problem.of("metadata_too_large"));
        }
        if (!id.kind().equals(doc.path("kind").asText())) {
            problems.add(Problem.at("/kind", "metadata_kind_differs", Map.of("kind", id.kind())));
        }
        if (!id.key().key().equals(doc.path("key").asText())) {
            problems.add(Problem.at(
                    "/key", "metadata_key_differs", Map.of("key", id.key().key())));
        }
        return problems;
    }

    static void refuse(MetadataId id, JsonNode doc) {
        var problems = check(id, doc);
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }
}
