package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A metadata object as its designer sees it.
 *
 * @param version in force; null before the first publish
 * @param draftRevision counts saves of the draft, so that two designers do not overwrite each other
 * @param draft changes that are not in force yet; null when there are none
 * @param published document in force; null before the first publish
 * @param origin who brought it: {@link #LOCAL} or {@link #BUNDLE}
 */
public record MetadataObject(
        MetadataId id,
        @Nullable Integer version,
        int draftRevision,
        @Nullable JsonNode draft,
        @Nullable JsonNode published,
        String origin,
        Instant updatedAt) {

    /** Made in this organisation. */
    public static final String LOCAL = "local";

    /** Installed from a bundle. */
    public static final String BUNDLE = "bundle";

    /** What a publish would publish. */
    public @Nullable JsonNode pending() {
        return draft != null ? draft : published;
    }
}
