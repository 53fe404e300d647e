package org.mortise.core.metadata;

/**
 * A document that was looked at as if it were in force.
 *
 * @param object the version it would become
 */
public record Examined(Release release, PublishedObject object, Findings findings) {}
