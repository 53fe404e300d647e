package org.mortise.core.session;

import java.time.Instant;
import java.util.UUID;

/** A browser in which a person is signed in. */
record Device(UUID id, Instant createdAt, Instant seenAt, String ip, String agent) {}
