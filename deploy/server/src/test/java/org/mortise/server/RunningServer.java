package org.mortise.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The packaged application as a process of its own, as a newcomer starts it: embedded PostgreSQL, own home, free ports. */
final class RunningServer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");
    static final String ADMINISTRATOR_PASSWORD = "correct horse 42";

    private static final String STARTED = "Mortise is ready";

    private final Process process;
    private final Path home;
    private final int port;
    private final int managementPort;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<String> setupToken = new CompletableFuture<>();

    private RunningServer(Process process, Path home, int port, int managementPort) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.managementPort = managementPort;
        var reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the application on the data in {@code home}, with at most {@code megabytes} of heap. */
    static RunningServer start(Path home, int megabytes) throws IOException {
        var jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("package the application first: " + jar);
        }
        var port = freePort();
        var managementPort = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-Xmx" + megabytes + "m",
                        "-Dquarkus.management.port=" + managementPort,
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true);
        builder.environment().put("MORTISE_HOME", home.toString());
        builder.environment().put("MORTISE_PORT", String.valueOf(port));
        builder.environment().put("MORTISE_FRAME_HOSTS", "frames.example.com");
        var server = new RunningServer(builder.start(), home, port, managementPort);
        server.awaitReady();
        return server;
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** What the machinery's own port says at {@code path}. */
    URI management(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    ServerTables tables() {
        return ServerTables.of(home);
    }

    /** Founds the organisation; the administrator is signed in. */
    Visitor found() {
        var anonymous = Visitor.of(this);
        var founding = Map.of(
                "token", setupToken(),
                "language", "zh-CN",
                "organisation", "嘉陵精密制造",
                "name", "管理员",
                "login", "admin",
                "password", ADMINISTRATOR_PASSWORD);
        return anonymous.withCookie(anonymous.post("/setup", founding).expect(201));
    }

    /** The one-time token; it is printed a line or two after the news that the application is ready. */
    String setupToken() {
        try {
            return setupToken.get(120, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException none) {
            throw new IllegalStateException("no set-up token was printed:\n" + log(), none);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    String log() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** As a power cut would: no clean-up of any kind. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As when the machine loses its power: the database goes with the application. */
    void killWithDatabase() {
        var database = ProcessHandle.of(postmaster());
        kill();
        database.ifPresent(ProcessHandle::destroyForcibly);
        database.ifPresent(gone -> gone.onExit().join());
    }

    private Path postmasterFile() {
        return home.resolve("postgres").resolve("postmaster.pid");
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(postmasterFile()).get(0).strip());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Waits for the database that it stops: that writes and removes files until it ends. */
    @Override
    public void close() {
        var database = process.isAlive() && Files.exists(postmasterFile())
                ? ProcessHandle.of(postmaster())
                : Optional.<ProcessHandle>empty();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (database.isPresent()) {
                database.get().onExit().get(30, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException stillThere) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        try {
            ready.get(300, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException notStarted) {
            process.destroyForcibly();
            throw new IllegalStateException("the application did not start:\n" + log(), notStarted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                var token = TOKEN.matcher(line);
                if (token.find()) {
                    setupToken.complete(token.group(1));
                }
                if (line.contains(STARTED)) {
                    ready.complete(null);
                }
            }
        } catch (IOException closed) {
            ready.completeExceptionally(closed);
        }
        ready.completeExceptionally(new IllegalStateException("the application ended"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
