package org.mortise.core.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookie that carries the token of a session. Over https its name binds it to this very host. */
public final class SessionCookie {

    static final String PLAIN = "mortise";

    private static final String SECURE = "__Host-mortise";

    private SessionCookie() {}

    static Optional<String> read(HttpServerRequest request) {
        var cookie = request.getCookie(name(request));
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(token -> !token.isEmpty());
    }

    /** Sets the cookie on the response to {@code request}; it lasts as long as the browser or the session, whichever ends first. */
    public static void write(HttpServerRequest request, String token, long maxAgeSeconds) {
        request.response().addCookie(cookie(request, token, maxAgeSeconds));
    }

    public static void clear(HttpServerRequest request) {
        request.response().addCookie(cookie(request, "", 0));
    }

    private static Cookie cookie(HttpServerRequest request, @Nullable String value, long maxAgeSeconds) {
        return Cookie.cookie(name(request), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(request.isSSL())
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(maxAgeSeconds);
    }

    private static String name(HttpServerRequest request) {
        return request.isSSL() ? SECURE : PLAIN;
    }
}
