package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/** Results of formulas that browsers show are compared with those that are stored. */
class PreviewsTest {

    private static final Path CASES = Path.of("src/test/resources/cases/previews.jsonl");
    private static final ObjectKey ORDER = ObjectKey.parse("shop.bill");
    private static final String FORM = """
            {'kind':'form','key':'bill','title':'Bill','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'qty','type':'number'},
              {'key':'lines','type':'subtable','fields':[{'key':'n','type':'number'},{'key':'twice','type':'number','compute':'{n}*2'}]},
              {'key':'total','type':'number','compute':'{qty}*2'},{'key':'year','type':'number','compute':'YEAR(TODAY())'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[{'form':'bill','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User ann;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Previews previews = new Previews(meters);

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(FORM, ROLE);
        ann = world.person("ann", "shop.clerk");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static List<JsonNode> cases() throws IOException {
        return Files.readAllLines(CASES).stream().map(Json::parse).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_value_has_the_hash_that_browsers_give_it(JsonNode theCase) {
        assertThat(Preview.hash(Preview.shown(theCase.path("path").asText(), (ObjectNode) theCase.path("data"))))
                .isEqualTo(theCase.path("hash").asText());
    }

    @Test
    void what_comes_out_the_same_and_what_does_not_is_counted_and_the_record_is_saved_as_computed() {
        var version = version();
        var right = Map.of("total", Preview.hash("6"), "lines.twice", Preview.hash("2\n4"));
        var data = "{'qty':'3','lines':[{'n':'1'},{'n':'2'}]}";

        assertThat(saved(data, sent(version, right)).path("total").asText()).isEqualTo("6");
        assertThat(counted()).isEqualTo("1 same, 0 different");

        assertThat(saved(data, sent(version, Map.of("total", Preview.hash("7"))))
                        .path("total")
                        .asText())
                .isEqualTo("6");
        assertThat(counted()).isEqualTo("1 same, 1 different");
    }

    @Test
    void nothing_is_said_of_another_version_of_what_moves_with_time_or_of_what_is_not_computed() {
        var version = version();
        var wrong = Preview.hash("wrong");

        saved("{'qty':'3'}", sent(version + 1, Map.of("total", wrong)));
        saved("{'qty':'3'}", Json.parse("{\"version\":\"x\",\"results\":[1]}"));
        saved("{'qty':'3'}", null);
        assertThat(counted()).isEqualTo("0 same, 0 different");

        saved("{'qty':'3'}", sent(version, Map.of("year", wrong, "name", wrong, "none", wrong, "lines.none", wrong)));
        assertThat(counted()).isEqualTo("1 same, 0 different");
    }

    private static JsonNode sent(int version, Map<String, String> results) {
        var sent = Json.object().put("version", version);
        sent.set("results", Json.mapper().valueToTree(results));
        return sent;
    }

    private JsonNode saved(String data, @Nullable JsonNode preview) {
        var change = Change.create(ORDER, FormWorld.json(data), "api", CauseChain.none());
        var text = FormWorld.wait(world.records().changeText(ann, change, previews.comparing(preview)));
        return Json.parse(text.json()).path("data");
    }

    private static int version() {
        return FormWorld.wait(world.gate.of(ann)).form(ORDER).shape().version();
    }

    private String counted() {
        return count("same") + " same, " + count("different") + " different";
    }

    private long count(String outcome) {
        return Math.round(meters.counter("record.previews", "outcome", outcome).count());
    }
}
