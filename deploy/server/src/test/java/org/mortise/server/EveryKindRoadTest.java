package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

/** The same good record, with a field of nearly every kind, is stored alike whichever road it comes by. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class EveryKindRoadTest {

    private static final String OPTIONS = "'props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}";

    /** Type, what else the field says, what a document holds, and what stands in a cell of a sheet; null: not in sheets. */
    private record Kind(String key, String type, String more, String value, String cell) {
        String field() {
            return "{'key':'%s','type':'%s','title':'%s'%s}"
                    .formatted(key, type, key, more.isEmpty() ? "" : "," + more);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("name", "text", "'required':true", "'One'", "One"),
            new Kind("memo", "textarea", "", "'some words'", "some words"),
            new Kind("num", "number", "", "'1.5'", "1.5"),
            new Kind("whole", "integer", "", "'3'", "3"),
            new Kind("cost", "money", "", "'12.5'", "12.5"),
            new Kind("part", "percent", "", "'0.25'", "25%"),
            new Kind("day", "date", "", "'2026-03-05'", "2026-03-05"),
            new Kind("month", "month", "", "'2026-03-01'", "2026-03"),
            new Kind("hour", "time", "", "'08:30:00'", "8:30"),
            new Kind("one", "select", OPTIONS, "'a'", "A"),
            new Kind("other", "radio", OPTIONS, "'b'", "B"),
            new Kind("several", "multiselect", OPTIONS, "['a','b']", "\"A,B\""),
            new Kind("boxes", "checkboxes", OPTIONS, "['b']", "B"),
            new Kind("on", "switch", "", "true", "true"),
            new Kind("mobile", "phone", "'props':{'kind':'mobile'}", "'13812345678'", "13812345678"),
            new Kind("line", "landline", "", "'021-58888888'", "021-58888888"),
            new Kind("mail", "email", "", "'a@example.com'", "a@example.com"),
            new Kind("site", "url", "", "'https://example.com/'", "https://example.com/"),
            new Kind("card", "idcard", "", "'11010519491231002X'", "11010519491231002X"),
            new Kind("stars", "rating", "", "'4'", "4"),
            new Kind("score", "nps", "", "'9'", "9"),
            new Kind("home", "address", "", "'浙江省杭州市西湖区文三路1号'", "浙江省杭州市西湖区文三路1号"),
            new Kind("place", "location", "", "'120.15,30.28'", "\"120.15,30.28\""),
            new Kind("like", "link", "'props':{'form':'%1$s_to'}", "'TO'", "Target"),
            new Kind("likes", "links", "'props':{'form':'%1$s_to'}", "['TO']", "Target"),
            new Kind("who", "user", "", "'ME'", "LOGIN"),
            new Kind("team", "users", "", "['ME']", "LOGIN"));

    private static final String TO = """
        {'kind':'form','key':'%1$s_to','title':'To','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'name'}]}}\
        """;
    private static final String AFTER = """
        {'key':'double','type':'number','title':'double','compute':'{num}*2'},
        {'key':'begun','type':'text','title':'begun','default':{'value':'now'}},
        {'key':'lines','type':'subtable','title':'lines','fields':[{'key':'qty','type':'number','title':'qty'},
          {'key':'due','type':'date','title':'due'},{'key':'sum','type':'number','title':'sum','compute':'{qty}*2'}]}\
        """;

    private Browser administrator = Browser.anonymous();
    private final String key = "k" + UUID.randomUUID().toString().substring(0, 8);
    private JsonNode me = Json.object();
    private String target = "";

    @Test
    void a_good_record_is_stored_alike_on_every_road() {
        administrator = Browser.administrator();
        me = body(administrator.get("/session")).path("user");
        publish(TO);
        target = made("_to", "{'name':'Target'}");
        for (var form : List.of("", "_copy")) {
            publish("{'kind':'form','key':'%1$s" + form + "','title':'Every','model':{'titleField':'name','fields':["
                    + KINDS.stream().map(Kind::field).collect(Collectors.joining(",")) + "," + AFTER + "]}}");
        }
        var set = KINDS.stream()
                .map(kind -> "'" + kind.key() + "':{'field':'" + kind.key() + "'}")
                .collect(Collectors.joining(","));
        publish("{'kind':'rule','key':'%1$s_rule','title':'Rule','form':'%1$s','enabled':true,'phase':'async',"
                + "'trigger':{'type':'record','on':['create']},'when':{'field':'begun','op':'eq','value':'copy'},"
                + "'steps':[{'id':'one','type':'create','form':'%1$s_copy','set':{" + set + "}}]}");
        publish("{'kind':'publiclink','key':'%1$s_link','title':'Link','form':'%1$s','fields':["
                + KINDS.stream().map(kind -> "{'field':'" + kind.key() + "'}").collect(Collectors.joining(","))
                + ",{'field':'lines','columns':['qty','due']}],'offer':{'like':{'form':'%1$s_to'},'likes':{'form':'%1$s_to'},"
                + "'who':{'people':['ME']},'team':{'people':['ME']}}}");

        var stored = new LinkedHashMap<String, JsonNode>();
        stored.put("one", read("", made("", document())));
        stored.put(
                "many",
                read(
                        "",
                        body(administrator.post(
                                        "/forms/story." + key + "/records/bulk",
                                        json("{'do':'create','records':[" + document() + "]}")))
                                .at("/items/0/id")
                                .asText()));
        stored.put("link", sent());
        stored.put("change", changed());
        stored.put("import", imported());
        var first = stored.get("one");

        assertThat(first.path("double").asText()).isEqualTo("3");
        assertThat(first.at("/home/code").asText()).isEqualTo("330106");
        assertThat(first.at("/lines/1/sum").asText()).isEqualTo("14");
        assertThat(stored)
                .allSatisfy((road, document) -> assertThat(document).as(road).isEqualTo(first));
        var copied = ((ObjectNode) first.deepCopy()).without("lines");
        assertThat((JsonNode) copied()).as("rule").isEqualTo(copied);
    }

    private String document() {
        return filled("{"
                + KINDS.stream()
                        .map(kind -> "'" + kind.key() + "':" + kind.value())
                        .collect(Collectors.joining(",")) + ",'lines':[{'qty':'1','due':'2026-03-05'},{'qty':'7'}]}");
    }

    private String filled(String text) {
        return text.replace("TO'", target + "'")
                .replace("'ME'", "'" + me.path("id").asText() + "'")
                .replace("LOGIN", me.path("login").asText());
    }

    private JsonNode sent() {
        var before = ids("");
        Browser.anonymous()
                .post(
                        "/public/" + PublicLab.token(administrator, "story." + key + "_link") + "/records",
                        json("{'data':" + document() + "}"))
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201);
        return fresh("", before);
    }

    private JsonNode changed() {
        var id = made("", "{'name':'Zero'}");
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(json("{'data':" + document() + "}"))
                .patch("/forms/story." + key + "/records/" + id)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
        return read("", id);
    }

    private JsonNode imported() {
        var before = ids("");
        var head = KINDS.stream().map(Kind::key).collect(Collectors.joining(","));
        var cells = KINDS.stream().map(Kind::cell).collect(Collectors.joining(","));
        var none = ",".repeat(KINDS.size() - 1);
        var done = TableImport.into(
                "story." + key,
                filled(head + ",lines.qty,lines.due\n" + cells + ",1,2026-03-05\n" + none + ",7,\n"),
                administrator);
        assertThat(done.run().path("good").asInt())
                .as(done.run().toPrettyString())
                .isEqualTo(1);
        return fresh("", before);
    }

    /** What the rule makes of a record that has everything. */
    private ObjectNode copied() {
        made("", document().replaceFirst("\\{", "{'begun':'copy',"));
        var items = Await.until(
                "the rule",
                () -> body(administrator.get("/forms/story." + key + "_copy/records"))
                        .path("items"),
                found -> !found.isEmpty());
        return (ObjectNode) read("_copy", items.at("/0/id").asText());
    }

    private List<String> ids(String form) {
        return body(administrator.get("/forms/story." + key + form + "/records"))
                .path("items")
                .findValuesAsText("id");
    }

    private JsonNode fresh(String form, List<String> before) {
        var fresh = new ArrayList<>(ids(form));
        fresh.removeAll(before);
        return read(form, fresh.get(0));
    }

    private JsonNode read(String form, String id) {
        var data = body(administrator.get("/forms/story." + key + form + "/records/" + id))
                .path("data");
        var plain = Json.object();
        data.properties().stream()
                .filter(each ->
                        !each.getValue().isNull() && !(each.getValue() instanceof ArrayNode all && all.isEmpty()))
                .forEach(each -> plain.set(each.getKey(), each.getValue()));
        plain.path("lines").forEach(row -> ((ObjectNode) row).remove("_id"));
        return plain;
    }

    private String made(String form, String data) {
        var answer = administrator.post("/forms/story." + key + form + "/records", Map.of("data", json(data)));
        answer.then().log().ifValidationFails().statusCode(201);
        return answer.path("id");
    }

    private void publish(String document) {
        administrator.publish("story", json(filled(document.formatted(key).strip())));
    }
}
