package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A document to bring into force.
 *
 * @param bundleVersion version of the bundle that brings it; null when it was made here
 */
public record Release(MetadataId id, JsonNode doc, @Nullable String bundleVersion) {

    Release with(JsonNode other) {
        return new Release(id, other, bundleVersion);
    }

    public static Release local(MetadataId id, JsonNode doc) {
        return new Release(id, doc, null);
    }
}
