package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An object that has just come into force.
 *
 * @param impact what changes for those who use it, as its kind tells it
 */
public record Publication(MetadataId id, int version, JsonNode impact) {}
