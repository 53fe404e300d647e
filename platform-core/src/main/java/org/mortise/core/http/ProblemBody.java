package org.mortise.core.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 writes it, with all that is wrong. */
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
    record Item(String code, String path, Map<String, Object> params, String message) {}
}
