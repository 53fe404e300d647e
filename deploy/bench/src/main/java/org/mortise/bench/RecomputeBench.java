package org.mortise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures computing all records of a form anew after a publish: how fast it is, what a writer feels of it, and how much memory the
 * server takes.
 */
final class RecomputeBench {

    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofHours(3);

    private final ServerProcess server;
    private final Api api;
    private final int rows;

    RecomputeBench(ServerProcess server, Api api, int rows) {
        this.server = server;
        this.api = api;
        this.rows = rows;
    }

    String run() throws Exception {
        var application = Application.create(api);
        var filling = new Filling(application);
        filling.fill(api, 0, rows);
        settle(application.opportunity());
        var writer = new Writer(application.opportunity(), ids(application.opportunity()));
        writer.writeFor(CALM);
        var calm = writer.writeFor(CALM);
        var before = server.cpu();
        var begin = System.nanoTime();
        application.publishOtherFormula(api);
        var walk = writer.writeWhile(() -> isUnderWay(application.opportunity()));
        var seconds = (System.nanoTime() - begin) / 1e9;
        var used = server.cpu().minus(before);
        var run = recompute(application.opportunity());
        if (!run.path("state").asText().equals("done")
                || run.path("processed").asLong() < rows
                || run.path("failed").asLong() > 0) {
            throw new IllegalStateException("not what was expected: " + run);
        }
        return String.join(
                        "\n",
                        "- %s, %,d records, Java %s"
                                .formatted(
                                        LocalDate.now(ZoneOffset.UTC),
                                        rows,
                                        Runtime.version().feature()),
                        "",
                        "| | measured |",
                        "|---|--:|",
                        row(
                                "records computed anew in a second",
                                run.path("processed").asLong() / seconds),
                        row(
                                "CPU of the server for each, the writer's requests included, ms",
                                used.toNanos() / 1e6 / rows),
                        row("whole walk, s", seconds),
                        row("changes by the writer in a second, without the walk", calm.perSecond()),
                        row("… while it goes on", walk.perSecond()),
                        row("a change takes, median, without the walk, ms", calm.at(0.5)),
                        row("… while it goes on", walk.at(0.5)),
                        row("99 of 100 changes take at most, without the walk, ms", calm.at(0.99)),
                        row("… while it goes on", walk.at(0.99)),
                        row("the slowest change while it goes on, ms", walk.at(1)),
                        row(
                                "memory of the server at most, MB (heap of at most " + server.heap() + ")",
                                server.peakMegabytes()))
                + "\n";
    }

    private static String row(String what, double measured) {
        return "| " + what + " | " + String.format(Locale.ROOT, measured < 10 ? "%.2f" : "%,.0f", measured) + " |";
    }

    /** What the bulk road has left to do is done before anything is measured. */
    private void settle(String form) throws Exception {
        while (isUnderWay(form)) {
            pause(GLANCE);
        }
        pause(CALM);
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    private boolean isUnderWay(String form) throws Exception {
        return List.of("queued", "running")
                .contains(recompute(form).path("state").asText());
    }

    private JsonNode recompute(String form) throws Exception {
        return api.get("/forms/" + form + "/recompute");
    }

    private List<String> ids(String form) throws Exception {
        var ids = new ArrayList<String>();
        for (var record : api.get("/forms/" + form + "/records?limit=500").path("items")) {
            ids.add(record.path("id").asText());
        }
        return ids;
    }

    /** How long each change took, in milliseconds. */
    private record Times(List<Double> sorted, double seconds) {

        double perSecond() {
            return sorted.size() / seconds;
        }

        double at(double share) {
            return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Somebody who changes one record after the other. */
    private final class Writer {

        private final String path;
        private final List<String> ids;
        private final int[] versions;
        private final Random random = new Random(7);

        Writer(String form, List<String> ids) {
            this.path = "/forms/" + form + "/records/";
            this.ids = ids;
            this.versions = new int[ids.size()];
        }

        Times writeFor(Duration duration) throws Exception {
            var end = System.nanoTime() + duration.toNanos();
            return writeWhile(() -> System.nanoTime() - end < 0);
        }

        Times writeWhile(Condition condition) throws Exception {
            var going = new AtomicBoolean(true);
            var thread = Executors.newSingleThreadExecutor();
            var begin = System.nanoTime();
            try {
                var writing = thread.submit(() -> {
                    var times = new ArrayList<Double>();
                    while (going.get()) {
                        times.add(write());
                    }
                    return times;
                });
                while (condition.holds() && !writing.isDone() && System.nanoTime() - begin < PATIENCE.toNanos()) {
                    pause(GLANCE);
                }
                going.set(false);
                var times = writing.get();
                Collections.sort(times);
                return new Times(times, (System.nanoTime() - begin) / 1e9);
            } finally {
                thread.shutdown();
            }
        }

        private double write() throws Exception {
            var chosen = random.nextInt(ids.size());
            var body = Api.JSON.createObjectNode();
            body.putObject("data").put("next_step", "Call again about item " + random.nextInt(1_000_000));
            var begin = System.nanoTime();
            api.tell("PATCH", path + ids.get(chosen), ++versions[chosen], body);
            return (System.nanoTime() - begin) / 1e6;
        }
    }
}
