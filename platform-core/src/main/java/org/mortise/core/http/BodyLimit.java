package org.mortise.core.http;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Rejected;

/** How much a request may bring: 10 MB; files that are imported or installed as a whole may have 100 MB. */
final class BodyLimit {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int USUAL = 10;
    private static final int FILES = 100;
    private static final List<String> TAKING_FILES = List.of("/api/v1/imports", "/api/v1/bundles/");

    private BodyLimit() {}

    /** Refuses what is announced to be too large, and has the reader stop where the limit is when nothing is announced. */
    static void hold(RoutingContext routing) {
        var megabytes = TAKING_FILES.stream().anyMatch(routing.normalizedPath()::startsWith) ? FILES : USUAL;
        var limit = (long) megabytes * MEGABYTE;
        var announced = routing.request().getHeader("Content-Length");
        if (announced != null && Long.parseLong(announced) > limit) {
            routing.response().putHeader("Connection", "close");
            throw Rejected.because(Rejected.Kind.TOO_LARGE, "too_large", Map.of("megabytes", megabytes));
        }
        routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
    }
}
