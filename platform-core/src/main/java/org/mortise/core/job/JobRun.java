package org.mortise.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * One attempt at a job, held under a lease that is renewed while the handler works.
 *
 * @param attempt 1 for the first; also the token that tells this attempt from one that took over after its lease ran out
 */
public record JobRun(UUID id, String kind, JsonNode payload, int attempt) {}
