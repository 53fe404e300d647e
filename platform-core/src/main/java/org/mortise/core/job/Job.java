package org.mortise.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work to be done once, not before {@code runAt}.
 *
 * @param kind names the {@link JobHandler}
 * @param uniqueKey while a job of this kind and key still waits, another one is not added; null: always added
 */
public record Job(String kind, @Nullable String uniqueKey, JsonNode payload, Instant runAt) {

    public Job {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("a job has a kind");
        }
    }
}
