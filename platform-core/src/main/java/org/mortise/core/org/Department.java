package org.mortise.core.org;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the organisation.
 *
 * @param parent the department it belongs to; null at the top
 * @param head the person who leads it, if any
 * @param code unique without regard to case, if there is one
 */
public record Department(
        UUID id,
        String name,
        @Nullable UUID parent,
        @Nullable UUID head,
        @Nullable String code) {}
