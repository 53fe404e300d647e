package org.mortise.core.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Ids;

/** What holds for every request, also for those that no resource answers: headers that protect browsers, and pages of the app. */
@ApplicationScoped
class WebRoutes {

    static final String REQUEST_ID = "mortise.request";

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int FIRST = 1000;
    private static final int SECOND = 900;

    private static final String OWN_SCRIPTS = "script-src 'self'";

    private static final String DOCUMENTATION = "/api/docs";

    /** What people without an account see: a small page of its own, at addresses that tell nothing but a secret. */
    private static final String PUBLIC = "/p/";

    private static final String PUBLIC_PAGE = "/public.html";

    /** Names of forms have dots too, so that a dot alone does not make a file. */
    private static final Pattern FILE =
            Pattern.compile(".*\\.(js|css|map|svg|png|ico|json|txt|html|woff2?|webmanifest)");

    private final String policy;
    private final String documentationPolicy;

    WebRoutes(FrameHosts frames) {
        policy = policy(frames);
        // The page that shows the interface starts itself with scripts of its own; it shows nothing that people wrote.
        documentationPolicy = policy(FrameHosts.of()).replace(OWN_SCRIPTS, OWN_SCRIPTS + " 'unsafe-inline'");
    }

    /** Styles may be inline because the component library writes them at run time; scripts may not. */
    static String policy(FrameHosts frames) {
        return String.join(
                "; ",
                "default-src 'self'",
                OWN_SCRIPTS,
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "worker-src 'self' blob:",
                // PDF that was fetched with the reader's rights, in the viewer of the browser; and pages that forms may
                // show.
                "frame-src 'self' blob:" + frames.sources(),
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                // Nobody but ourselves: the designer shows the form in a window of the width of a phone.
                "frame-ancestors 'self'");
    }

    void register(@Observes Filters filters) {
        filters.register(this::protect, FIRST);
        filters.register(WebRoutes::showPage, SECOND);
    }

    private void protect(RoutingContext routing) {
        var id = Ids.next().toString();
        routing.put(REQUEST_ID, id);
        var headers = routing.response().headers();
        headers.set("X-Request-Id", id);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set(
                "Content-Security-Policy",
                routing.normalizedPath().startsWith(DOCUMENTATION) ? documentationPolicy : policy);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
        if (routing.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        routing.addHeadersEndHandler(ending -> cache(routing.normalizedPath(), headers));
        routing.next();
    }

    /** Built assets carry a hash in their names and never change; pages and answers do. */
    private static void cache(String path, MultiMap headers) {
        if (path.startsWith("/assets/")) {
            headers.set("Cache-Control", "public, max-age=31536000, immutable");
            return;
        }
        if (!path.startsWith("/api/")) {
            headers.set("Cache-Control", "no-cache");
            return;
        }
        // A resource that has something to say on it has said it.
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }

    /** Addresses of the app are made by its own router: each of them shows the one page. */
    private static void showPage(RoutingContext routing) {
        var path = routing.normalizedPath();
        var isPage = READS.contains(routing.request().method())
                && !path.equals("/")
                && !path.equals("/api")
                && !path.startsWith("/api/")
                && !path.equals("/q")
                && !path.startsWith("/q/")
                && !FILE.matcher(path).matches();
        if (isPage) {
            routing.reroute(path.startsWith(PUBLIC) ? PUBLIC_PAGE : "/");
            return;
        }
        routing.next();
    }
}
