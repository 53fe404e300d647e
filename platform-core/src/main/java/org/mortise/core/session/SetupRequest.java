package org.mortise.core.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the first administrator tells about the organisation and themselves. */
record SetupRequest(
        @Schema(description = "The one-time token from the server's console") @Nullable
        String token,

        @Schema(examples = "zh-CN") @Nullable String language,
        @Schema(examples = "榫卯科技") @Nullable String organisation,
        @Schema(examples = "张敏") @Nullable String name,
        @Schema(examples = "zhang.min") @Nullable String login,
        @Nullable String password) {}
