package org.mortise.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.util.stream.Stream;
import org.mortise.core.vault.MissingKey;

/** What whoever starts the server reads when it does not start. */
final class FailedStart {

    private FailedStart() {}

    /** A sentence with the remedy where the cause is known; all that is known of it otherwise. */
    static String told(Throwable failure) {
        var missing = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(MissingKey.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
        if (missing.isPresent()) {
            return missing.get();
        }
        var taken = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(BindException.class::isInstance);
        return taken
                ? "Mortise cannot start: another program uses its port. Stop that one, or set MORTISE_PORT and MORTISE_MANAGEMENT_PORT."
                        + System.lineSeparator()
                        + "榫卯无法启动：端口已被其他程序占用。请停止那个程序，或设置 MORTISE_PORT 与 MORTISE_MANAGEMENT_PORT。"
                : "Mortise cannot start · 榫卯无法启动: " + traced(failure);
    }

    private static String traced(Throwable failure) {
        var written = new StringWriter();
        failure.printStackTrace(new PrintWriter(written));
        return written.toString();
    }
}
