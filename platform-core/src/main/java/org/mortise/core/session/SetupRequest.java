package org.mortise.core.session;

import org.jspecify.annotations.Nullable;

/** What the first administrator tells about the organisation and themselves. */
record SetupRequest(
        @Nullable String token,

        @Nullable String language,
        @Nullable String organisation,
        @Nullable String name,
        @Nullable String login,
        @Nullable String password) {}
