package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A metadata object in a list of REST.
 *
 * @param changed whether it has a draft that is not in force
 */
record DesignLine(
        String key,
        String kind,
        String pkg,
        JsonNode title,
        @Nullable Integer version,
        int draftRevision,
        boolean changed,
        String origin,
        Instant updatedAt) {

    static DesignLine of(MetadataObject object) {
        var pending = object.pending();
        return new DesignLine(
                object.id().key().toString(),
                object.id().kind(),
                object.id().key().pkg(),
                pending == null ? MissingNode.getInstance() : pending.path("title"),
                object.version(),
                object.draftRevision(),
                object.draft() != null,
                object.origin(),
                object.updatedAt());
    }
}
