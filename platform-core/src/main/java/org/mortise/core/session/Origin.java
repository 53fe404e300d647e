package org.mortise.core.session;

import io.vertx.ext.web.RoutingContext;

/** From where a request comes, as the person recognises it among their devices. */
public final class Origin {

    private Origin() {}

    public static String ip(RoutingContext routing) {
        var address = routing.request().remoteAddress();
        return address == null || address.hostAddress() == null ? "" : address.hostAddress();
    }

    static String agent(RoutingContext routing) {
        var agent = routing.request().getHeader("User-Agent");
        return agent == null ? "" : agent;
    }
}
