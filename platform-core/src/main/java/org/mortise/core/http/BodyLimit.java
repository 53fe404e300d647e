package org.mortise.core.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Rejected;

/**
 * How much a request may bring: 10 MB; files that are imported or installed as a whole may have 100 MB, and whoever has no account
 * 1 MB.
 *
 * <p>The server below has a limit too, but it ends the response itself, so that nobody could say what was wrong; this one stands
 * before it.
 */
@Provider
class BodyLimit implements ReaderInterceptor {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int USUAL = 10;
    private static final int FILES = 100;
    private static final int STRANGERS = 1;
    private static final String PUBLIC = "/api/v1/public/";
    private static final Pattern TAKING_FILES =
            Pattern.compile("/api/v1/(imports(/[^/]+/files)?|bundles/.*|(forms|public)/[^/]+/fields/[^/]+/files)");

    private final RoutingContext routing;

    BodyLimit(RoutingContext routing) {
        this.routing = routing;
    }

    /** Refuses what is announced to be too large, before any of it is read. */
    static void hold(RoutingContext routing) {
        var announced = routing.request().getHeader("Content-Length");
        if (announced != null && Long.parseLong(announced) > (long) megabytes(routing) * MEGABYTE) {
            throw tooLarge(routing);
        }
    }

    /** Stops reading where the limit is, for bodies that do not say how long they are. */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream(), routing));
        return context.proceed();
    }

    private static int megabytes(RoutingContext routing) {
        if (TAKING_FILES.matcher(routing.normalizedPath()).matches()) {
            return FILES;
        }
        return routing.normalizedPath().startsWith(PUBLIC) ? STRANGERS : USUAL;
    }

    private static Rejected tooLarge(RoutingContext routing) {
        return Rejected.because(Rejected.Kind.TOO_LARGE, "too_large", Map.of("megabytes", megabytes(routing)));
    }

    private static final class Limited extends FilterInputStream {

        private final RoutingContext routing;
        private long left;

        Limited(InputStream body, RoutingContext routing) {
            super(body);
            this.routing = routing;
            this.left = (long) megabytes(routing) * MEGABYTE;
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        /** Whoever closes a body reads it to its end, however long that takes: not when it is too long anyway. */
        @Override
        public void close() throws IOException {
            if (left >= 0) {
                super.close();
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge(routing);
            }
        }
    }
}
