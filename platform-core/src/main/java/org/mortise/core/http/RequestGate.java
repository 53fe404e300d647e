package org.mortise.core.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Persona;
import org.mortise.core.kernel.Rejected;

/**
 * Stands before every resource: nobody gets through without a session unless the method says so, and no other site's page can make
 * a browser send a request that changes something.
 */
class RequestGate {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final CurrentCaller current;
    private final Authenticator authenticator;

    RequestGate(CurrentCaller current, Authenticator authenticator) {
        this.current = current;
        this.authenticator = authenticator;
    }

    @ServerRequestFilter
    @Priority(Priorities.AUTHENTICATION)
    Uni<Void> enter(RoutingContext routing, ResourceInfo resource, HttpHeaders headers) {
        var request = routing.request();
        var asked = Locales.asked(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        current.read(asked.orElseGet(authenticator::language));
        refuseForeign(request);
        BodyLimit.hold(routing);
        played(headers.getHeaderString(Playable.HEADER), resource).ifPresent(current::plays);
        if (resource.getResourceMethod().isAnnotationPresent(WithoutSession.class)) {
            return Uni.createFrom().voidItem();
        }
        return SessionCookie.read(request)
                .map(authenticator::signedIn)
                .orElseThrow(RequestGate::notSignedIn)
                .map(found -> found.orElseThrow(RequestGate::notSignedIn))
                .invoke(signedIn -> current.signedIn(signedIn, asked.orElse(signedIn.locale())))
                .replaceWithVoid();
    }

    /** Where nobody can be played, and for somebody who is none, there is nothing. */
    private static Optional<Persona> played(@Nullable String as, ResourceInfo resource) {
        if (as == null) {
            return Optional.empty();
        }
        var persona = Persona.parse(as);
        if (persona.isEmpty() || !resource.getResourceMethod().isAnnotationPresent(Playable.class)) {
            throw Rejected.notFound();
        }
        return persona;
    }

    private static void refuseForeign(HttpServerRequest request) {
        if (SAFE.contains(request.method().name())) {
            return;
        }
        if (!"1".equals(request.getHeader("X-Mortise"))) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "header_missing");
        }
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_PAGES.contains(site) || isForeign(request, request.getHeader("Origin"))) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "foreign_origin");
        }
    }

    private static boolean isForeign(HttpServerRequest request, @Nullable String origin) {
        if (origin == null) {
            return false;
        }
        var authority = request.authority();
        try {
            var sender = new URI(origin);
            return authority == null
                    || !authority.host().equalsIgnoreCase(sender.getHost())
                    || port(authority.port(), request.scheme()) != port(sender.getPort(), sender.getScheme());
        } catch (URISyntaxException notAnOrigin) {
            return true;
        }
    }

    private static int port(int stated, @Nullable String scheme) {
        if (stated > 0) {
            return stated;
        }
        return "https".equals(scheme) ? 443 : 80;
    }

    private static Rejected notSignedIn() {
        return Rejected.because(Rejected.Kind.UNAUTHENTICATED, "not_signed_in");
    }
}
