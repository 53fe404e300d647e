package org.mortise.server;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.mortise.core.session.Setup;

/**
 * Tells whoever started the server where it is, and gives them the token for the set-up while there is no administrator. The token
 * goes to the console alone: log files are kept and passed on.
 */
@ApplicationScoped
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final Setup setup;

    Welcome(Setup setup) {
        this.setup = setup;
    }

    void greet(@ObservesAsync HttpServerStart started) {
        var port = started.options().getPort();
        if (port <= 0) {
            // A port of the system's choice: a test, which reads no console and makes its own tokens.
            return;
        }
        setup.newToken()
                .subscribe()
                .with(
                        token -> System.out.println(text(port, token)),
                        failure -> LOG.error("It could not be found out whether the organisation is set up", failure));
    }

    private static String text(int port, Optional<String> token) {
        var address = "http://localhost:" + port;
        return token.map(secret -> """

                ┌─ Mortise is ready · 榫卯已启动 ───────────────────────────────
                │ Set up your organisation · 初始化:
                │   %s/set-up?token=%s
                │ One-time token, valid for 24 hours · 一次性令牌，24 小时内有效
                └───────────────────────────────────────────────────────────────
                """.formatted(address, secret))
                .orElseGet(() -> "Mortise is ready · 榫卯已启动: " + address);
    }
}
