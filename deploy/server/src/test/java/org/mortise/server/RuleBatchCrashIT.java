package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Json;

/** The server is killed (-9) while a rule is on its way through many records, and goes on with the next one when it is started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleBatchCrashIT {

    private static final int RECORDS = 600;
    private static final String NUMBER = ",{\"key\":\"presses\",\"type\":\"number\",\"title\":\"Presses\"}";
    private static final String RULE = """
            {'kind':'rule','key':'press','title':'Press','form':'part','trigger':{'type':'manual'},'steps':[
              {'id':'count','type':'update','record':'trigger','set':{'presses':{'expr':'{presses}+1'}}},
              {'id':'note','type':'create','form':'note','set':{'name':{'expr':'{name}'}}}]}""";

    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private RunningServer server;

    @BeforeAll
    void a_server_with_many_records(@TempDir Path temporary) throws IOException {
        directory = temporary;
        server = RunningServer.start(directory.resolve("home"), 512);
        var administrator = server.found();
        administrator.publish("plant", LabBundle.form("part", NUMBER));
        administrator.publish("plant", LabBundle.form("note", ""));
        administrator.publish("plant", Json.parse(RULE.replace('\'', '"')));
        for (var from = 0; from < RECORDS; from += 300) {
            var some = new ArrayList<Map<String, Object>>();
            for (var index = from; index < from + 300; index++) {
                some.add(Map.of("name", "part " + index));
            }
            administrator
                    .post("/forms/plant.part/records/bulk", Map.of("do", "create", "records", some))
                    .expect(200);
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_batch_goes_on_at_its_next_record_and_does_each_once() throws IOException {
        var id = administrator()
                .post("/rules/plant.press/batches", Map.of("all", true))
                .expect(202)
                .text("/id");

        killOnItsWay(RunningServer::kill);
        killOnItsWay(RunningServer::killWithDatabase);

        var administrator = administrator();
        var ended = Await.until(
                "the batch to end",
                () -> administrator.get("/rule-batches/" + id).body(),
                seen -> !seen.path("state").asText().equals("running"));
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
        assertThat(List.of("total", "processed", "done", "refused"))
                .extracting(figure -> ended.path(figure).asInt())
                .containsExactly(RECORDS, RECORDS, RECORDS, 0);
        try (var tables = server.tables()) {
            assertThat(tables.number("SELECT count(*) FROM " + tables.tableOf("plant.part")
                            + " WHERE data->>'presses' = '1' AND ver = 2"))
                    .isEqualTo(RECORDS);
            assertThat(tables.number("SELECT count(*) FROM " + tables.tableOf("plant.note")))
                    .isEqualTo(RECORDS);
            assertThat(tables.number("SELECT count(*) FROM rule_run WHERE rule = 'plant.press'"))
                    .isEqualTo(RECORDS);
        }
    }

    private void killOnItsWay(Consumer<RunningServer> blow) throws IOException {
        try (var tables = server.tables()) {
            var before = processed(tables);
            Await.until("the batch to come further", () -> processed(tables) > before);
            assertThat(processed(tables)).as("a batch in its middle").isLessThan(RECORDS);
        }
        blow.accept(server);
        server = RunningServer.start(directory.resolve("home"), 512);
    }

    private static long processed(ServerTables tables) {
        return tables.number("SELECT coalesce(max(done + refused), 0) FROM rule_batch");
    }

    private Visitor administrator() {
        return Visitor.of(server).signIn("admin", RunningServer.ADMINISTRATOR_PASSWORD);
    }
}
