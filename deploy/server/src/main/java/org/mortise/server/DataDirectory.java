package org.mortise.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The data directory of the embedded database, and what crashes leave in it. */
record DataDirectory(Path path) {

    private static final int PATIENCE_SECONDS = 30;

    static DataDirectory of(Path path) {
        return new DataDirectory(path);
    }

    /** Stops a server that outlived a killed Mortise, and removes the pid file when its process is gone or is something else. */
    void stopOrphan() throws IOException {
        var pidFile = path.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var orphan = Files.readAllLines(pidFile).stream().findFirst().flatMap(DataDirectory::server);
        if (orphan.isPresent()) {
            stop(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** A first start that was killed half-way has left a directory that no server can use and that holds nothing yet. */
    void removeIfUnfinished() throws IOException {
        if (!Files.exists(path) || Files.exists(marker())) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    void markFinished() throws IOException {
        if (!Files.exists(marker())) {
            Files.createFile(marker());
        }
    }

    private Path marker() {
        return path.resolveSibling("postgres.ready");
    }

    private static Optional<ProcessHandle> server(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.strip())).filter(process -> process.info()
                .command()
                .map(Path::of)
                .filter(DataDirectory::isServer)
                .isPresent());
    }

    private static boolean isServer(Path command) {
        return command.getFileName().toString().startsWith("postgres");
    }

    /**
     * Asks the server to stop without waiting for its clients: those of a killed Mortise may still be in the middle of a statement,
     * or wait for a lock, and a polite request would wait for them.
     */
    private static void stop(ProcessHandle server) throws IOException {
        interrupt(server);
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new IOException(
                    "the database server %d of an earlier run does not stop".formatted(server.pid()), stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** The signal that stands for a fast shutdown; where nobody can send it, the polite one. */
    private static void interrupt(ProcessHandle server) throws IOException {
        if (File.separatorChar == '\\') {
            server.destroy();
            return;
        }
        new ProcessBuilder("sh", "-c", "kill -INT " + server.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
