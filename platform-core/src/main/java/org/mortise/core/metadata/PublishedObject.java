package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * One version of a metadata object as it is in force, or about to be.
 *
 * @param kind such as {@code form}
 * @param version counted from 1 by every publish
 * @param doc what its author wrote; shared, so never changed
 * @param compiled what its kind derived from it; null when the kind derives nothing
 */
public record PublishedObject(
        ObjectKey key,
        String kind,
        int version,
        JsonNode doc,
        @Nullable JsonNode compiled) {

    /** The same version with something else derived from it. */
    public PublishedObject with(JsonNode derived) {
        return new PublishedObject(key, kind, version, doc, derived);
    }
}
