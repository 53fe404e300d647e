package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the history of an object.
 *
 * @param doc null in lists
 * @param checksum SHA-256 of the canonical document, in hex
 * @param by the person who published; null for the platform
 */
public record MetadataVersion(
        int version,
        @Nullable JsonNode doc,
        String checksum,
        String note,
        @Nullable UUID by,
        Instant at) {}
