package org.mortise.core.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 writes it, with all that is wrong. */
@Schema(name = "Problem")
record ProblemBody(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<Item> problems,
        @Nullable Object current,
        @Nullable String requestId) {

    /** One mistake; {@code path} is a JSON pointer into what was sent. */
    @Schema(name = "ProblemItem")
    record Item(String code, String path, Map<String, Object> params, String message) {}
}
