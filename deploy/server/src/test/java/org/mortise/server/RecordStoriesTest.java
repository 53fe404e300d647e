package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.mortise.server.SingleQuoted.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A form from its design to its records, over HTTP. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class RecordStoriesTest {

    private static final String TASK = """
            {'kind':'form','key':'%s','title':{'zh-CN':'任务','en-US':'Task'},'model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name','required':true,'props':{'maxLength':20,'search':true}},
              {'key':'hours','type':'number','title':'Hours','props':{'scale':1,'max':'100'}},
              {'key':'cost','type':'money','title':'Cost','compute':'{hours}*80'},
              {'key':'state','type':'select','title':'State','default':{'value':'open'},'props':{'options':[{'key':'open','label':'Open'},{'key':'done','label':'Done'}]}}]},
             'layouts':[{'key':'default','nodes':[{'kind':'section','key':'base','children':[{'kind':'field','field':'name'}]}]}]}""";

    private Browser administrator = Browser.anonymous();
    private String form = "";

    @BeforeEach
    void a_published_form() {
        administrator = Browser.administrator();
        var key = "t" + UUID.randomUUID().toString().substring(0, 8);
        form = "story." + key;
        administrator
                .post("/metadata/form", Map.of("pkg", "story", "doc", json(TASK.formatted(key))))
                .then()
                .statusCode(201);
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(Map.of("note", "first"))
                .post("/metadata/form/" + form + "/publish")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void a_record_is_created_read_changed_listed_and_deleted() {
        var created = create("{'name':'Paint','hours':'2.5'}");
        created.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", startsWith("/api/v1/forms/" + form + "/records/"))
                .body("data.cost", equalTo("200"), "data.state", equalTo("open"), "rights.update", equalTo(true));
        String id = created.path("id");

        change(id, "\"1\"", "{'hours':'3'}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("data.cost", equalTo("240"));
        administrator
                .get("/forms/" + form + "/records?search=Paint&sort=-cost")
                .then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].data.hours", equalTo("3"));
        administrator.get("/forms/" + form + "/count").then().body("count", equalTo(1), "capped", equalTo(false));
        administrator
                .get("/forms/" + form + "/records/" + id + "/history")
                .then()
                .body("items", hasSize(2), "items[0].changes.field", hasItems("hours", "cost"));
        administrator
                .get("/forms/" + form + "/groups?by=state&sum=cost")
                .then()
                .statusCode(200)
                .body("items[0].key", equalTo("open"), "items[0].sum", equalTo("240"));
        administrator
                .get("/forms/" + form + "/groups?by=state&sum=cost&function=avg")
                .then()
                .body("items[0].sum", startsWith("240"));
        administrator
                .get("/forms/" + form + "/groups?by=state&sum=cost&function=most")
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("group_function_unknown"));
        administrator.get("/search?q=Paint").then().body("items.id", hasItems(id));

        administrator
                .request()
                .header("If-Match", "\"2\"")
                .delete("/forms/" + form + "/records/" + id)
                .then()
                .statusCode(204);
        administrator.get("/forms/" + form + "/records/" + id).then().statusCode(404);
        administrator
                .request()
                .post("/forms/" + form + "/trash/" + id + "/restore")
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Paint"));
    }

    @Test
    void many_records_are_handled_each_by_itself_and_refusals_are_told_in_words() {
        String one = create("{'name':'one'}").path("id");
        String two = create("{'name':'two'}").path("id");
        change(two, "\"1\"", "{'name':'newer'}").then().statusCode(200);

        bulk("{'do':'update','records':[{'id':'%s','version':1},{'id':'%s','version':1}],'data':{'state':'done'}}"
                        .formatted(one, two))
                .then()
                .statusCode(200)
                .body("done", equalTo(1), "refused", equalTo(1))
                .body("items[0].version", equalTo(2))
                .body("items[1].problems[0].code", equalTo("stale_version"))
                .body("items[1].problems[0].message", containsString("compare"));
        bulk("{'do':'shred','records':[{'id':'%s'}]}".formatted(one))
                .then()
                .statusCode(422)
                .body("problems.path", hasItems("/do", "/records/0/version"));
        bulk("{'do':'delete','records':[]}").then().statusCode(422).body("problems.code", hasItems("bulk_size"));
    }

    private Response bulk(String body) {
        return administrator.post("/forms/" + form + "/records/bulk", json(body));
    }

    @Test
    void a_stale_version_brings_the_current_record_and_none_at_all_is_asked_for() {
        String id = create("{'name':'a'}").path("id");
        change(id, "\"1\"", "{'name':'b'}").then().statusCode(200);

        change(id, "\"1\"", "{'name':'c'}")
                .then()
                .statusCode(409)
                .body(
                        "code",
                        equalTo("stale_version"),
                        "current.data.name",
                        equalTo("b"),
                        "current.version",
                        equalTo(2));
        administrator
                .patch("/forms/" + form + "/records/" + id, Map.of("data", json("{'name':'c'}")))
                .then()
                .statusCode(428);
    }

    @Test
    void all_mistakes_come_back_with_words() {
        create("{'name':'a name that is far too long','hours':'x','nope':1,'cost':'5'}")
                .then()
                .statusCode(422)
                .body("problems.path", hasItems("/data/name", "/data/hours", "/data/nope", "/data/cost"))
                .body("problems.find { it.path == '/data/name' }.message", containsString("at most 20 characters"));
    }

    @Test
    void unknown_and_forbidden_things_look_the_same() {
        var login = "p" + UUID.randomUUID().toString().substring(0, 8);
        administrator.post("/people", Map.of("login", login, "name", "王芳", "password", Browser.PASSWORD));
        var stranger = Browser.signIn(login, Browser.PASSWORD);
        String id = create("{'name':'a'}").path("id");

        for (var path : new String[] {"", "/records", "/records/" + id, "/count", "/views"}) {
            assertThat(stranger.get("/forms/" + form + path).statusCode()).isEqualTo(404);
            assertThat(stranger.get("/forms/story.nowhere" + path).statusCode()).isEqualTo(404);
        }
        administrator
                .request()
                .queryParam("filter", "{\"field\":\"nope\",\"op\":\"empty\"}")
                .get("/forms/" + form + "/records")
                .then()
                .statusCode(422);
    }

    @Test
    void a_request_that_is_sent_again_creates_nothing_new() {
        var body = Map.of("data", json("{'name':'once'}"));
        var first = administrator
                .request()
                .header("Idempotency-Key", form)
                .body(body)
                .post("/forms/" + form + "/records");
        var second = administrator
                .request()
                .header("Idempotency-Key", form)
                .body(body)
                .post("/forms/" + form + "/records");

        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        administrator.get("/forms/" + form + "/count").then().body("count", equalTo(1));
    }

    @Test
    void a_form_tells_what_a_page_needs() {
        administrator
                .post(
                        "/forms/" + form + "/views",
                        json(
                                "{'title':'Open','filter':{'field':'state','op':'eq','value':'open'},'columns':[{'field':'name'}]}"))
                .then()
                .statusCode(201)
                .body("mine", equalTo(true));

        administrator
                .get("/forms/" + form)
                .then()
                .statusCode(200)
                .body("rights.design", equalTo(true), "rights.fields.cost", equalTo("write"), "views", hasSize(1))
                .body("model.fields.key", hasItems("name", "cost"));
        administrator
                .post("/forms/" + form + "/evaluate", Map.of("data", json("{'hours':'2'}")))
                .then()
                .body("data.cost", equalTo("160"), "problems[0].path", equalTo("/data/name"))
                .body("states.name.required", equalTo(true));
    }

    @Test
    void lists_become_files_without_formulas() {
        create("{'name':'=1+1','hours':'2'}");

        var csv = administrator.get("/forms/" + form + "/export?format=csv");
        csv.then().statusCode(200);
        assertThat(csv.asString()).contains("Name,Hours,Cost,State").contains("'=1+1,2,160,Open");
        administrator
                .get("/forms/" + form + "/export")
                .then()
                .statusCode(200)
                .contentType(containsString("spreadsheetml"));
    }

    private Response create(String data) {
        return administrator.post("/forms/" + form + "/records", Map.of("data", json(data)));
    }

    private Response change(String id, String seen, String data) {
        return administrator
                .request()
                .header("If-Match", seen)
                .body(Map.of("data", json(data)))
                .patch("/forms/" + form + "/records/" + id);
    }
}
