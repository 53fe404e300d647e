package org.mortise.core.metadata;

import java.time.Instant;
import java.util.UUID;

/**
 * Who is designing an object now.
 *
 * @param token of the window that designs; a person may have several open
 * @param until when it ends unless it is taken again
 */
record Lease(UUID token, UUID holder, Instant until) {}
