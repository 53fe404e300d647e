package org.mortise.server;

import java.nio.file.Path;

/** The directory in which this installation keeps what is its own: {@code MORTISE_HOME}, else {@code ~/.mortise}. */
final class MortiseHome {

    private MortiseHome() {}

    static Path directory() {
        var configured = System.getProperty("mortise.home", System.getenv("MORTISE_HOME"));
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".mortise")
                : Path.of(configured).toAbsolutePath();
    }
}
