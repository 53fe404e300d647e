package org.mortise.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures what encryption costs: the same requests to two forms that differ in nothing else, in turns, as CPU of the server; then how
 * long it takes to encrypt what is there.
 */
final class EncryptionBench {

    private static final int FIELDS = 30;
    private static final int ENCRYPTED = 3;
    private static final int ROUNDS = 7;
    private static final int BATCH = 500;
    private static final int PAGE = 50;
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final ServerProcess server;
    private final Api api;
    private final int rows;
    private final int requests;

    EncryptionBench(ServerProcess server, Api api, int rows, int requests) {
        this.server = server;
        this.api = api;
        this.rows = rows;
        this.requests = requests;
    }

    /** One of the two forms, with some of its records. */
    private record Form(String key, List<String> ids) {

        String records() {
            return "/forms/bench." + key + "/records";
        }
    }

    private interface Request {
        void send(Form form, Random random) throws Exception;
    }

    String run() throws Exception {
        var clear = made("clear", false);
        var sealed = made("sealed", true);
        var lines = new ArrayList<String>();
        lines.add("- %s: %d fields, %d of them encrypted, %,d records, Java %s, median of %d rounds in turns"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        FIELDS,
                        ENCRYPTED,
                        rows,
                        Runtime.version().feature(),
                        ROUNDS));
        lines.add("");
        lines.add("| CPU of the server, ms | in clear | encrypted | ratio |");
        lines.add("|---|--:|--:|--:|");
        lines.add(compared("list of " + PAGE + " records", clear, sealed, this::list));
        lines.add(compared("one record", clear, sealed, this::read));
        lines.add(compared("found by a whole value", clear, sealed, this::find));
        lines.add(compared("create a record", clear, sealed, this::create));
        lines.add(compared("create " + PAGE + " records together", clear, sealed, this::createMany));
        lines.add("");
        lines.addAll(switchedOn(clear));
        return String.join("\n", lines) + "\n";
    }

    private Form made(String key, boolean encrypted) throws Exception {
        var sent = Api.JSON.createObjectNode().put("pkg", "bench");
        sent.set("doc", definition(key, encrypted));
        publish(key, api.post("/metadata/form", sent).path("draftRevision").asInt());
        var form = new Form(key, new ArrayList<>());
        var random = new Random(11);
        for (var from = 0; from < rows; from += BATCH) {
            many(form, random, BATCH);
        }
        for (var record : api.get(form.records() + "?limit=500").path("items")) {
            form.ids().add(record.path("id").asText());
        }
        return form;
    }

    private void publish(String key, int revision) throws Exception {
        api.changing("POST", "/metadata/form/bench." + key + "/publish", revision, Api.JSON.createObjectNode());
    }

    private static ObjectNode definition(String key, boolean encrypted) {
        var form =
                Api.JSON.createObjectNode().put("kind", "form").put("key", key).put("title", key);
        var fields = form.putObject("model").put("titleField", "f0").putArray("fields");
        for (var index = 0; index < FIELDS; index++) {
            var field = fields.addObject()
                    .put("key", "f" + index)
                    .put("type", "text")
                    .put("title", "Field " + index);
            if (encrypted && isSecret(index)) {
                field.putObject("props").put("encrypted", true);
            }
        }
        return form;
    }

    private static boolean isSecret(int field) {
        return field > 0 && field <= ENCRYPTED;
    }

    private static ObjectNode record(Random random) {
        var data = Api.JSON.createObjectNode();
        for (var index = 0; index < FIELDS; index++) {
            data.put("f" + index, isSecret(index) ? secret(random) : "Text " + random.nextInt(1_000_000));
        }
        return data;
    }

    private static String secret(Random random) {
        return "110105" + (10_000_000 + random.nextInt(80_000_000)) + (1000 + random.nextInt(9000));
    }

    private void list(Form form, Random random) throws Exception {
        api.fetch(form.records() + "?limit=" + PAGE);
    }

    private void read(Form form, Random random) throws Exception {
        api.fetch(
                form.records() + "/" + form.ids().get(random.nextInt(form.ids().size())));
    }

    private void find(Form form, Random random) throws Exception {
        var filter = "{\"field\":\"f1\",\"op\":\"eq\",\"value\":\"" + secret(random) + "\"}";
        api.fetch(form.records() + "?limit=" + PAGE + "&filter=" + Api.encoded(filter));
    }

    private void create(Form form, Random random) throws Exception {
        var body = Api.JSON.createObjectNode();
        body.set("data", record(random));
        api.tell("POST", form.records(), 0, body);
    }

    private void createMany(Form form, Random random) throws Exception {
        many(form, random, PAGE);
    }

    private void many(Form form, Random random, int count) throws Exception {
        var body = Api.JSON.createObjectNode().put("do", "create");
        var records = body.putArray("records");
        for (var index = 0; index < count; index++) {
            records.add(record(random));
        }
        api.tell("POST", form.records() + "/bulk", 0, body);
    }

    private String compared(String what, Form clear, Form sealed, Request request) throws Exception {
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var each = Math.max(1, requests / ROUNDS / 10);
        cost(clear, request, each);
        cost(sealed, request, each);
        for (var round = 0; round < ROUNDS; round++) {
            theirs.add(cost(clear, request, each));
            ours.add(cost(sealed, request, each));
        }
        var before = median(theirs);
        var after = median(ours);
        System.err.println("measured " + what + ": " + before + " and " + after);
        return String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |", what, before, after, after / before);
    }

    private double cost(Form form, Request request, int count) throws Exception {
        var random = new Random(5);
        var before = server.cpu();
        for (var index = 0; index < count; index++) {
            request.send(form, random);
        }
        return server.cpu().minus(before).toNanos() / 1e6 / count;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** The publish converts nothing; the job goes through the records, the history and what stands beside. */
    private List<String> switchedOn(Form form) throws Exception {
        var path = "/metadata/form/bench." + form.key();
        var draft = api.changing(
                "PUT", path + "/draft", api.get(path).path("draftRevision").asInt(), definition(form.key(), true));
        var begin = System.nanoTime();
        publish(form.key(), draft.path("draftRevision").asInt());
        var published = (System.nanoTime() - begin) / 1e9;
        var run = api.get("/forms/bench." + form.key() + "/encryption");
        while (List.of("queued", "running").contains(run.path("state").asText())) {
            Thread.sleep(GLANCE.toMillis());
            run = api.get("/forms/bench." + form.key() + "/encryption");
        }
        var whole = (System.nanoTime() - begin) / 1e9;
        return List.of(
                "| switching it on for what is there | measured |",
                "|---|--:|",
                String.format(Locale.ROOT, "| the publish, which holds up who writes, s | %.1f |", published),
                String.format(
                        Locale.ROOT,
                        "| the job after it, through %,d rows of the history and beside it, s | %.1f |",
                        run.path("processed").asLong(),
                        whole - published));
    }
}
