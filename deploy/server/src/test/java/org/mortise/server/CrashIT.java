package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed (-9) in the middle of its work and started again. A lock that the test holds on one table keeps the work in
 * its middle, so that the blow always falls there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

    private static final String ADMINISTRATOR = "admin";
    private static final int ROWS = 6_000;

    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private RunningServer server;

    @BeforeAll
    void a_server_with_the_crm(@TempDir Path temporary) throws IOException {
        directory = temporary;
        server = RunningServer.start(directory.resolve("home"), 512);
        server.found()
                .post(
                        "/bundles/install?sample=true",
                        Map.of("template", "crm", "samplePassword", SharedServer.SAMPLE_PASSWORD))
                .expect(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void an_import_goes_on_where_it_stood_and_brings_no_row_twice() throws IOException {
        var workbook = directory.resolve("ledger.xlsx");
        LedgerWorkbook.write(workbook, ROWS);
        var bad = IntStream.range(0, ROWS)
                .filter(index -> !LedgerWorkbook.mistakes(index).isEmpty())
                .count();
        var analysis =
                administrator().upload(workbook, "ledger.xlsx").expect(200).body();
        var id = analysis.path("id").asText();
        ImportSteps.start(administrator(), analysis, "台账", column -> column);

        killOnceProcessed(id, 0, RunningServer::kill);
        killOnceProcessed(id, 500, RunningServer::killWithDatabase);
        var done = ImportSteps.finish(administrator(), id, processed -> {});

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("processed").asLong()).isEqualTo(ROWS);
        assertThat(done.path("bad").asLong()).isEqualTo(bad);
        assertThat(done.path("good").asLong()).isEqualTo(ROWS - bad);
        try (var tables = server.tables()) {
            var table = tables.tableOf(done.path("form").asText());
            assertThat(tables.number("SELECT count(*) FROM " + table)).isEqualTo(ROWS - bad);
            assertThat(tables.number("SELECT count(DISTINCT data->>'ke_hu_ming_cheng') FROM " + table))
                    .isEqualTo(ROWS - bad);
            assertThat(tables.number(
                            "SELECT count(DISTINCT row_number) FROM import_rejection WHERE run = '" + id + "'"))
                    .isEqualTo(bad);
            Await.until("the job to be done", tables::isQuiet);
        }
    }

    @Test
    void an_application_is_installed_as_a_whole_or_not_at_all() {
        var bundle = LabBundle.zip("lab", "1.0.0");
        var before = everything();

        strike("sample_row", who -> who.send("/bundles/install?sample=true", "application/zip", bundle));

        assertThat(everything()).isEqualTo(before);
        administrator().get("/forms/lab.thing").expect(404);
        administrator()
                .send("/bundles/install?sample=true", "application/zip", bundle)
                .expect(200);
        assertThat(administrator().get("/forms/lab.thing/count").text("/count")).isEqualTo("3");
    }

    @Test
    void a_form_is_published_as_a_whole_or_not_at_all() {
        var form = LabBundle.form("crashing", "");
        administrator()
                .post("/metadata/form", Map.of("pkg", "plant", "doc", form))
                .expect(201);
        administrator()
                .post("/metadata/form/plant.crashing/publish", Map.of("note", ""), 1)
                .expect(200);
        var wider = LabBundle.form("crashing", ",{\"key\":\"park\",\"type\":\"text\",\"title\":\"Park\"}");
        administrator().put("/metadata/form/plant.crashing/draft", wider, 2).expect(200);
        var before = everything();

        strike("metadata_revision", who -> who.post("/metadata/form/plant.crashing/publish", Map.of("note", ""), 3));

        assertThat(everything()).isEqualTo(before);
        assertThat(columns("crashing")).doesNotContain("park");
        administrator()
                .post("/metadata/form/plant.crashing/publish", Map.of("note", ""), 3)
                .expect(200);
        administrator()
                .post("/forms/plant.crashing/records", Map.of("data", Map.of("name", "a", "park", "b")))
                .expect(201);
    }

    @Test
    void a_decision_and_all_that_follows_from_it_happen_exactly_once() {
        var opportunity = openOpportunity();
        var contract = submitted(opportunity);
        var task = person("zhao.lei").get("/tasks?box=open").text("/items/0/id");

        strike("flow_event", "zhao.lei", who -> who.post("/tasks/" + task + "/decision", Map.of("action", "approve")));
        assertThat(person("zhao.lei").get("/tasks?box=open").text("/items/0/id"))
                .isEqualTo(task);
        // The rule that answers to the approval is struck too, in the middle of its work.
        strike("rule_run", "zhao.lei", who -> who.post("/tasks/" + task + "/decision", Map.of("action", "approve"))
                .expect(200));

        Await.until("the opportunity to be won", () -> administrator()
                .get("/forms/crm.opportunity/records/" + opportunity)
                .text("/data/stage")
                .equals("won"));
        try (var tables = server.tables()) {
            Await.until("deliveries", tables::isQuiet);
            var instance = "(SELECT id FROM flow_instance WHERE record = '" + contract + "')";
            assertThat(tables.number("SELECT count(*) FROM flow_instance WHERE status = 'approved' AND record = '"
                            + contract + "'"))
                    .isOne();
            assertThat(tables.number(
                            "SELECT count(*) FROM flow_event WHERE type = 'approved' AND instance = " + instance))
                    .as("approvals")
                    .isOne();
            assertThat(tables.number("SELECT count(*) FROM rule_run WHERE rule = 'crm.won_by_contract' AND record = '"
                            + contract + "'"))
                    .as("runs of the rule")
                    .isOne();
            assertThat(tables.number("SELECT count(*) FROM record_change WHERE record = '" + opportunity
                            + "' AND diff ? 'stage' AND op = 'update'"))
                    .as("changes of the stage")
                    .isOne();
            assertThat(tables.number("SELECT max(n) FROM (SELECT count(*) AS n FROM notification WHERE record = '"
                            + contract + "' GROUP BY recipient, title) AS sent"))
                    .as("notices of the same kind to one person")
                    .isOne();
        }
    }

    private String openOpportunity() {
        var open = "{\"field\":\"stage\",\"op\":\"notIn\",\"value\":[\"won\",\"lost\"]}";
        return person("wang.fang")
                .get("/forms/crm.opportunity/records?limit=1&filter=" + Visitor.encoded(open))
                .text("/items/0/id");
    }

    /** A contract small enough for the sales director alone. */
    private String submitted(String opportunity) {
        var wang = person("wang.fang");
        var line = Map.of("product", first(wang, "product"), "qty", "1", "price", "100");
        var made = wang.post(
                        "/forms/crm.contract/records",
                        Map.of(
                                "data",
                                Map.of(
                                        "name",
                                        "断电合同",
                                        "customer",
                                        first(wang, "customer"),
                                        "opportunity",
                                        opportunity,
                                        "items",
                                        java.util.List.of(line))))
                .expect(201);
        wang.post("/forms/crm.contract/records/" + made.text("/id") + "/submit", Map.of(), 1)
                .expect(200);
        return made.text("/id");
    }

    private static String first(Visitor visitor, String form) {
        return visitor.get("/forms/crm." + form + "/records?limit=1").text("/items/0/id");
    }

    /** Kills the server as soon as the import has come further than {@code rows}, and starts it again. */
    private void killOnceProcessed(String id, int rows, Consumer<RunningServer> blow) {
        var run = Await.until(
                "rows to come in",
                () -> administrator().get("/imports/" + id).body(),
                seen -> seen.path("processed").asInt() > rows);
        assertThat(run.path("state").asText()).as("an import in its middle").isEqualTo("running");
        blow.accept(server);
        restart();
    }

    private void strike(String table, Consumer<Visitor> request) {
        strike(table, ADMINISTRATOR, request);
    }

    /**
     * Sends {@code request}, kills the server while something it does waits for {@code table}, and starts it again. The database
     * outlives the blow, as it does when the process runs out of memory; the lock is still held while the next start comes.
     */
    private void strike(String table, String login, Consumer<Visitor> request) {
        try (var blocker = server.tables()) {
            blocker.execute("BEGIN; LOCK TABLE " + table + " IN EXCLUSIVE MODE");
            var visitor = person(login);
            var answer = CompletableFuture.runAsync(() -> request.accept(visitor));
            try (var observer = server.tables()) {
                Await.until(
                        "the work to be in its middle",
                        () -> observer.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '" + table
                                        + "'::regclass")
                                > 0);
            }
            server.kill();
            assertThat(answer.handle((done, failure) -> true).join()).isTrue();
            restart();
        } catch (IllegalStateException cutOff) {
            assertThat(cutOff).hasRootCauseInstanceOf(java.sql.SQLException.class);
        }
    }

    private void restart() {
        try {
            server = RunningServer.start(directory.resolve("home"), 512);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Map<String, String> everything() {
        try (var tables = server.tables()) {
            Await.until("deliveries", tables::isQuiet);
            return tables.everything();
        }
    }

    private String columns(String form) {
        try (var tables = server.tables()) {
            return tables.text("SELECT string_agg(column_name, ',') FROM information_schema.columns"
                    + " WHERE table_schema = 'rec' AND table_name LIKE '%" + form + "%'");
        }
    }

    private Visitor administrator() {
        return person(ADMINISTRATOR);
    }

    private Visitor person(String login) {
        return Visitor.of(server)
                .signIn(
                        login,
                        login.equals(ADMINISTRATOR)
                                ? RunningServer.ADMINISTRATOR_PASSWORD
                                : SharedServer.SAMPLE_PASSWORD);
    }
}
