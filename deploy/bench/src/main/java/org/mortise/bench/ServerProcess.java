package org.mortise.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged server as a process of its own, whose CPU time is counted apart from that of the database and of the clients. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final int port;
    private final int heap;
    private final Path log;
    private final CompletableFuture<String> token = new CompletableFuture<>();

    private ServerProcess(Process process, int port, int heap, Path log) {
        this.process = process;
        this.port = port;
        this.heap = heap;
        this.log = log;
    }

    static ServerProcess start(Options options, Map<String, String> database, Path home) throws Exception {
        if (!Files.exists(options.server())) {
            throw new IllegalStateException("package the server first: " + options.server());
        }
        var port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                        java,
                        "-Xmx" + options.heap() + "m",
                        "-jar",
                        options.server().toAbsolutePath().toString()))
                .redirectErrorStream(true);
        builder.environment().putAll(database);
        builder.environment().put("MORTISE_HOME", home.toString());
        builder.environment().put("MORTISE_PORT", String.valueOf(port));
        builder.environment().put("MORTISE_MANAGEMENT_PORT", String.valueOf(freePort()));
        var server = new ServerProcess(builder.start(), port, options.heap(), home.resolve("server.log"));
        // Whoever interrupts the measurement means the server too.
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroy, "server-stop"));
        var reader = new Thread(server::read, "server-output");
        reader.setDaemon(true);
        reader.start();
        return server;
    }

    String url() {
        return "http://localhost:" + port;
    }

    long pid() {
        return process.pid();
    }

    /** The one-time token that the server prints while there is no administrator. */
    String setupToken() throws Exception {
        return token.get(START_SECONDS, TimeUnit.SECONDS);
    }

    /** The most that its heap may take, in megabytes. */
    int heap() {
        return heap;
    }

    /** The most memory that the process ever held, in megabytes, its heap and everything else. */
    double peakMegabytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return Double.NaN;
    }

    /** CPU time of the whole process so far: every thread, the compiler and the collector included. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell the CPU time of a process"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                var kept = Files.newBufferedWriter(log)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                kept.write(line + "\n");
                kept.flush();
                var found = TOKEN.matcher(line);
                if (found.find()) {
                    token.complete(found.group(1));
                } else if (line.contains(" ERROR ")) {
                    System.err.println("server, see " + log + ": " + line);
                }
            }
        } catch (IOException ended) {
            token.completeExceptionally(ended);
        }
        token.completeExceptionally(new IllegalStateException("the server ended"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
