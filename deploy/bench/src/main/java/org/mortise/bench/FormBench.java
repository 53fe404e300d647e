package org.mortise.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measures what a large form costs: publishing it, and the way of one record through the server. */
final class FormBench {

    private static final int PUBLISHES = 11;
    private static final double PUBLISH_BAR = 1000;
    private static final double RECORD_BAR = 5;

    private final ServerProcess server;
    private final Api api;
    private final int requests;

    FormBench(ServerProcess server, Api api, int requests) {
        this.server = server;
        this.api = api;
        this.requests = requests;
    }

    String run() throws Exception {
        var pkg = api.post("/apps", Api.JSON.createObjectNode().put("title", "Large"))
                .path("pkg")
                .asText();
        var publishes = publishes(pkg);
        var first = publishes.remove(0);
        Collections.sort(publishes);
        var created = new ArrayList<String>();
        var create = cost(random -> created.add(create(pkg, random)));
        var versions = new int[created.size()];
        var update = cost(random -> update(pkg, created, versions, random));
        var lines = List.of(
                "- %s: %d fields, %d sub-tables of four columns and %d rows, %d rules"
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                LargeForm.FIELDS,
                                LargeForm.TABLES,
                                LargeForm.ROWS,
                                LargeForm.RULES),
                "",
                "| | measured | bar |",
                "|---|--:|--:|",
                row("publish for the first time, with its tables, ms", first, PUBLISH_BAR),
                row(
                        "publish a change, median of " + (PUBLISHES - 1) + ", ms",
                        publishes.get(PUBLISHES / 2),
                        PUBLISH_BAR),
                row("create a record, CPU of the server, ms", create, RECORD_BAR),
                row("change one field of it, CPU of the server, ms", update, RECORD_BAR));
        return String.join("\n", lines) + "\n";
    }

    private interface Request {
        void send(Random random) throws Exception;
    }

    private List<Double> publishes(String pkg) throws Exception {
        var path = "/metadata/form";
        var times = new ArrayList<Double>();
        var key = pkg + "." + LargeForm.KEY;
        for (var index = 0; index < PUBLISHES; index++) {
            var sent = Api.JSON.createObjectNode().put("pkg", pkg);
            sent.set("doc", LargeForm.definition("Large " + index));
            var draft = index == 0
                    ? api.post(path, sent)
                    : api.changing("PUT", path + "/" + key + "/draft", revision(path + "/" + key), sent.path("doc"));
            var begin = System.nanoTime();
            api.changing(
                    "POST",
                    path + "/" + key + "/publish",
                    draft.path("draftRevision").asInt(),
                    Api.JSON.createObjectNode());
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return times;
    }

    private int revision(String path) throws Exception {
        return api.get(path).path("draftRevision").asInt();
    }

    private double cost(Request request) throws Exception {
        var random = new Random(5);
        for (var index = 0; index < requests; index++) {
            request.send(random);
        }
        var before = server.cpu();
        for (var index = 0; index < requests / 2; index++) {
            request.send(random);
        }
        return server.cpu().minus(before).toNanos() / 1e6 / (requests / 2);
    }

    private String create(String pkg, Random random) throws Exception {
        var body = Api.JSON.createObjectNode();
        body.set("data", LargeForm.record(random));
        return api.post(records(pkg), body).path("id").asText();
    }

    private void update(String pkg, List<String> ids, int[] versions, Random random) throws Exception {
        var chosen = random.nextInt(ids.size());
        var body = Api.JSON.createObjectNode();
        body.putObject("data").put(LargeForm.name(0), "Text " + random.nextInt(1_000_000));
        api.tell("PATCH", records(pkg) + "/" + ids.get(chosen), ++versions[chosen], body);
    }

    private static String records(String pkg) {
        return "/forms/" + pkg + "." + LargeForm.KEY + "/records";
    }

    private static String row(String what, double measured, double bar) {
        var shown = String.format(Locale.ROOT, measured < 10 ? "%.2f" : "%.0f", measured);
        return "| " + what + " | " + (measured <= bar ? shown : "**" + shown + "**") + " | ≤ "
                + String.format(Locale.ROOT, "%.0f", bar) + " |";
    }
}
