package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed (-9) while it computes the records of a form anew, or encrypts what is older, and goes on with the next batch when it
 * is started again; and while a publish makes a field another kind, of which nothing is left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecomputeCrashIT {

    private static final int RECORDS = 40_000;
    private static final int BATCH = 500;
    private static final int PEOPLE = 20_000;
    private static final String BOX = ",{\"key\":\"total\",\"type\":\"rollup\",\"title\":\"Total\",\"props\":"
            + "{\"form\":\"item\",\"via\":\"box\",\"function\":\"sum\",\"field\":\"worth\"}}";

    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private String box;

    @BeforeAll
    void a_server_with_many_records(@TempDir Path temporary) throws IOException {
        directory = temporary;
        server = RunningServer.start(directory.resolve("home"), 512);
        var administrator = server.found();
        publish(administrator, "box", "", 1);
        publish(administrator, "item", item("{qty}*2"), 1);
        change(administrator, "box", BOX, 2);
        box = administrator
                .post("/forms/plant.box/records", Map.of("data", Map.of("name", "the box")))
                .expect(201)
                .text("/id");
        for (var from = 0; from < RECORDS; from += BATCH) {
            var batch = new ArrayList<Map<String, Object>>();
            for (var index = from; index < from + BATCH; index++) {
                batch.add(Map.of("name", "item " + index, "box", box, "qty", "3"));
            }
            administrator
                    .post("/forms/plant.item/records/bulk", Map.of("do", "create", "records", batch))
                    .expect(200);
        }
        Await.until("everything to be computed", this::isQuiet);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_walk_goes_on_at_its_next_batch_and_counts_each_record_once() {
        assertThat(total()).isEqualTo(RECORDS * 6L);
        change(administrator(), "item", item("{qty}*2+1"), 2);

        killAfterItsWrites();
        killOnItsWay(RunningServer::kill);
        killOnItsWay(RunningServer::killWithDatabase);

        var done = Await.until(
                "the walk to end",
                () -> administrator().get("/forms/plant.item/recompute").body(),
                seen -> List.of("done", "failed").contains(seen.path("state").asText()));
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("total").asLong()).isEqualTo(RECORDS);
        assertThat(done.path("processed").asLong()).isEqualTo(RECORDS);
        assertThat(done.path("changed").asLong()).isEqualTo(RECORDS);
        assertThat(done.path("failed").asLong()).isZero();
        Await.until("what looks at them to follow", this::isQuiet);
        assertThat(total()).isEqualTo(RECORDS * 7L);
        try (var tables = server.tables()) {
            var table = tables.tableOf("plant.item");
            assertThat(tables.number("SELECT count(*) FROM " + table + " WHERE data->>'worth' = '7' AND ver = 1"))
                    .isEqualTo(RECORDS);
            assertThat(tables.number("SELECT count(*) FROM record_change WHERE form = 'plant.item'"))
                    .as("nobody has changed a record")
                    .isEqualTo(RECORDS);
            assertThat(tables.number("SELECT count(*) FROM record_mark")).isZero();
        }
    }

    @Test
    void what_is_older_is_encrypted_to_the_end_whoever_is_killed_on_the_way() {
        var administrator = administrator();
        publish(administrator, "person", code(""), 1);
        for (var from = 0; from < PEOPLE; from += BATCH) {
            var batch = new ArrayList<Map<String, Object>>();
            for (var index = from; index < from + BATCH; index++) {
                batch.add(Map.of("name", "person " + index, "code", "QZXWVK" + index));
            }
            administrator
                    .post("/forms/plant.person/records/bulk", Map.of("do", "create", "records", batch))
                    .expect(200);
        }
        change(administrator, "person", code(",\"props\":{\"encrypted\":true}"), 2);

        for (var blow : List.<Consumer<RunningServer>>of(RunningServer::kill, RunningServer::killWithDatabase)) {
            try (var tables = server.tables()) {
                var before = sealed(tables);
                Await.until("the walk to come further", () -> sealed(tables) > before);
                administrator()
                        .post("/forms/plant.person/records", Map.of("data", Map.of("name", "meanwhile", "code", "new")))
                        .expect(201);
                assertThat(sealed(tables)).as("a walk in its middle").isLessThan(2L * PEOPLE);
            }
            blow(blow);
        }

        var done = Await.until(
                "the walk to end",
                () -> administrator().get("/forms/plant.person/encryption").body(),
                seen -> List.of("done", "failed").contains(seen.path("state").asText()));
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("total").asLong()).isGreaterThanOrEqualTo(PEOPLE);
        assertThat(done.path("processed").asLong()).isEqualTo(done.path("total").asLong());
        try (var tables = server.tables()) {
            for (var place : List.of(
                    tables.tableOf("plant.person") + " WHERE data",
                    "record_change WHERE diff",
                    "outbox WHERE payload",
                    "idempotency WHERE body")) {
                assertThat(tables.number("SELECT count(*) FROM " + place + "::text LIKE '%QZXWVK%'"))
                        .as(place)
                        .isZero();
            }
        }
    }

    @Test
    void a_field_becomes_another_kind_whole_or_not_at_all_whoever_is_killed_in_its_middle() {
        var administrator = administrator();
        publish(administrator, "measure", amount("text"), 1);
        var batch = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < BATCH; index++) {
            batch.add(Map.of("name", "measure " + index, "amount", "12.50"));
        }
        administrator
                .post("/forms/plant.measure/records/bulk", Map.of("do", "create", "records", batch))
                .expect(200);
        administrator
                .put("/metadata/form/plant.measure/draft", LabBundle.form("measure", amount("number")), 2)
                .expect(200);

        for (var blow : List.<Consumer<RunningServer>>of(RunningServer::kill, RunningServer::killWithDatabase)) {
            killOnceConverted(blow);
            try (var tables = server.tables()) {
                assertThat(tables.number("SELECT count(*) FROM app.plant_measure WHERE amount = '12.50'::text"))
                        .as("nothing has happened")
                        .isEqualTo(BATCH);
            }
            administrator()
                    .post("/forms/plant.measure/records", Map.of("data", Map.of("name", "meanwhile", "amount", "7")))
                    .expect(201);
        }

        administrator()
                .post("/metadata/form/plant.measure/publish", Map.of("note", ""), 3)
                .expect(200);
        try (var tables = server.tables()) {
            assertThat(tables.number("SELECT count(*) FROM app.plant_measure WHERE amount = 12.5::numeric"))
                    .isEqualTo(BATCH);
            assertThat(tables.number("SELECT sum(amount) FROM app.plant_measure WHERE amount = 7::numeric"))
                    .isEqualTo(2 * 7);
        }
    }

    /** The values are converted and the publish waits to note which column keeps them: nothing of it may be left. */
    private void killOnceConverted(Consumer<RunningServer> blow) {
        try (var blocker = server.tables()) {
            blocker.execute(
                    "BEGIN; SELECT 1 FROM form_storage WHERE form = 'plant.measure' AND field = 'name' FOR UPDATE");
            var publisher = administrator();
            var publishing = CompletableFuture.runAsync(
                    () -> publisher.post("/metadata/form/plant.measure/publish", Map.of("note", ""), 3));
            try (var observer = server.tables()) {
                Await.until(
                        "a publish in its middle",
                        () -> observer.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                        + " AND query LIKE '%UPDATE form_storage%'")
                                > 0);
            }
            blow(blow);
            assertThat(publishing).failsWithin(Duration.ofMinutes(1));
        } catch (IllegalStateException cutOff) {
            assertThat(cutOff).hasRootCauseInstanceOf(java.sql.SQLException.class);
        }
    }

    private static String amount(String type) {
        return ",{\"key\":\"amount\",\"type\":\"" + type + "\",\"title\":\"Amount\"}";
    }

    private static long sealed(ServerTables tables) {
        return tables.number("SELECT coalesce(max(processed), 0) FROM reseal_run WHERE form = 'plant.person'");
    }

    private static String code(String props) {
        return ",{\"key\":\"code\",\"type\":\"text\",\"title\":\"Code\"" + props + "}";
    }

    /** A batch has written its records and waits to announce them: nothing of it may be left. */
    private void killAfterItsWrites() {
        try (var blocker = server.tables()) {
            Await.until("the first batch", () -> processed(blocker) > 0);
            blocker.execute("BEGIN; LOCK TABLE outbox IN EXCLUSIVE MODE");
            try (var observer = server.tables()) {
                Await.until(
                        "a batch in its middle",
                        () -> observer.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation ="
                                        + " 'outbox'::regclass")
                                > 0);
            }
            blow(RunningServer::kill);
        } catch (IllegalStateException cutOff) {
            assertThat(cutOff).hasRootCauseInstanceOf(java.sql.SQLException.class);
        }
    }

    private void killOnItsWay(Consumer<RunningServer> blow) {
        try (var tables = server.tables()) {
            var before = processed(tables);
            assertThat(before % BATCH).as("only whole batches are counted").isZero();
            Await.until("the walk to come further", () -> processed(tables) > before);
            assertThat(processed(tables)).as("a walk in its middle").isLessThan(RECORDS);
        }
        blow(blow);
    }

    private void blow(Consumer<RunningServer> blow) {
        blow.accept(server);
        try {
            server = RunningServer.start(directory.resolve("home"), 512);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long processed(ServerTables tables) {
        return tables.number("SELECT coalesce(max(processed), 0) FROM recompute_run WHERE form = 'plant.item'");
    }

    private boolean isQuiet() {
        try (var tables = server.tables()) {
            return tables.isQuiet();
        }
    }

    private long total() {
        return Long.parseLong(
                administrator().get("/forms/plant.box/records/" + box).text("/data/total"));
    }

    private Visitor administrator() {
        return Visitor.of(server).signIn("admin", RunningServer.ADMINISTRATOR_PASSWORD);
    }

    private static String item(String worth) {
        return ",{\"key\":\"box\",\"type\":\"link\",\"title\":\"Box\",\"props\":{\"form\":\"box\"}}"
                + ",{\"key\":\"qty\",\"type\":\"number\",\"title\":\"Quantity\"}"
                + ",{\"key\":\"worth\",\"type\":\"number\",\"title\":\"Worth\",\"compute\":\"" + worth + "\"}";
    }

    private static void publish(Visitor administrator, String key, String fields, int revision) {
        administrator
                .post("/metadata/form", Map.of("pkg", "plant", "doc", LabBundle.form(key, fields)))
                .expect(201);
        administrator
                .post("/metadata/form/plant." + key + "/publish", Map.of("note", ""), revision)
                .expect(200);
    }

    private static void change(Visitor administrator, String key, String fields, int revision) {
        administrator
                .put("/metadata/form/plant." + key + "/draft", LabBundle.form(key, fields), revision)
                .expect(200);
        administrator
                .post("/metadata/form/plant." + key + "/publish", Map.of("note", ""), revision + 1)
                .expect(200);
    }
}
