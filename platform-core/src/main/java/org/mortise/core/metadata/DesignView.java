package org.mortise.core.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A metadata object in REST: {@code {"key":"crm.contract","kind":"form","pkg":"crm","version":3,"draftRevision":7,…}}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DesignView(
        String key,
        String kind,
        String pkg,
        @Nullable Integer version,
        int draftRevision,
        @Nullable JsonNode draft,
        @Nullable JsonNode published,
        String origin,
        Instant updatedAt) {

    static DesignView of(MetadataObject object) {
        return new DesignView(
                object.id().key().toString(),
                object.id().kind(),
                object.id().key().pkg(),
                object.version(),
                object.draftRevision(),
                object.draft(),
                object.published(),
                object.origin(),
                object.updatedAt());
    }
}
