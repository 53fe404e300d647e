package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

/** What records show and reckon of others, over HTTP: lookups, rollups, lists of related records and links with a filter. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class LinkStoriesTest {

    private static final String SITE = """
            {'kind':'form','key':'%1$s_site','title':'Site','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name','props':{'search':true}},
              {'key':'region','type':'select','title':'Region','props':{'options':[{'key':'north','label':'North'},{'key':'south','label':'South'}]}}
              %2$s]}%3$s}""";
    private static final String ROLLUPS = """
            ,{'key':'visits','type':'rollup','title':'Visits','props':{'form':'%1$s_visit','via':'site'}},
            {'key':'hours','type':'rollup','title':'Hours','props':{'form':'%1$s_visit','via':'site','function':'sum','field':'hours'}}""";
    private static final String LAYOUT = """
            ,'layouts':[{'key':'default','nodes':[{'kind':'field','field':'name'},
              {'kind':'related','key':'visit_list','form':'%1$s_visit','via':'site','columns':[{'field':'subject'},{'field':'hours'}]}]}]""";
    private static final String VISIT = """
            {'kind':'form','key':'%1$s_visit','title':'Visit','model':{'titleField':'subject','fields':[
              {'key':'subject','type':'text','title':'Subject'},
              {'key':'hours','type':'number','title':'Hours','props':{'scale':1}},
              {'key':'where','type':'select','title':'Where','props':{'options':[{'key':'north','label':'North'},{'key':'south','label':'South'}]}},
              {'key':'site','type':'link','title':'Site','props':{'form':'%1$s_site'}},
              {'key':'near','type':'link','title':'Near','props':{'form':'%1$s_site','filter':{'field':'region','op':'eq','value':{'var':'record.where'}}}},
              {'key':'region','type':'lookup','title':'Region','props':{'via':'site','field':'region'}}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'%s','title':'Role','grants':[%s]}""";
    private static final String READS_SITES =
            "{'form':'%1$s_site','actions':['read'],'scope':'all','fields':{'*':'read'}}";
    private static final String READS_VISITS =
            ",{'form':'%1$s_visit','actions':['read'],'scope':'all','fields':{'*':'read'%2$s}}";

    private Browser administrator = Browser.anonymous();
    private String key = "";
    private String site = "";
    private String visit = "";

    @BeforeEach
    void two_forms_of_which_each_reads_the_other() {
        administrator = Browser.administrator();
        key = "l" + UUID.randomUUID().toString().substring(0, 8);
        site = "/forms/story." + key + "_site";
        visit = "/forms/story." + key + "_visit";
        administrator.publish("story", json(SITE.formatted(key, "", "")));
        administrator.publish("story", json(VISIT.formatted(key)));
        again(SITE.formatted(key, ROLLUPS.formatted(key), LAYOUT.formatted(key)));
    }

    @Test
    void a_lookup_is_there_with_the_link_and_follows_its_source() {
        var place = made(site, "{'name':'Mill','region':'north'}");
        administrator
                .post(visit + "/evaluate", json("{'data':{'site':'%s'}}".formatted(place)))
                .then()
                .statusCode(200)
                .body("data.region", equalTo("north"));
        var one = made(visit, "{'subject':'First','site':'%s'}".formatted(place));
        assertThat(data(visit, one).path("region").asText()).isEqualTo("north");

        change(site, place, "{'region':'south'}").then().statusCode(200);

        Await.until("the lookup", () -> data(visit, one).path("region").asText().equals("south"));
        administrator.get(visit + "/records/" + one).then().body("version", equalTo(1));
        administrator.get(visit + "/records/" + one + "/history").then().body("items", hasSize(1));
        list(administrator, visit, "{'field':'region','op':'eq','value':'south'}")
                .then()
                .body("items.id", contains(one));
        administrator
                .get(visit)
                .then()
                .body(
                        "model.fields.find { it.key == 'region' }.type", equalTo("select"),
                        "model.fields.find { it.key == 'region' }.source.kind", equalTo("lookup"),
                        "model.fields.find { it.key == 'region' }.props.options.key", contains("north", "south"));
        change(visit, one, "{'region':'north'}")
                .then()
                .statusCode(422)
                .body("problems.code", contains("field_not_writable"), "problems.path", contains("/data/region"));
    }

    @Test
    void a_rollup_follows_what_is_created_changed_moved_deleted_and_restored() {
        var mill = made(site, "{'name':'Mill'}");
        var yard = made(site, "{'name':'Yard'}");
        reckoned(mill, "0 0");

        var one = made(visit, "{'subject':'One','hours':'2.5','site':'%s'}".formatted(mill));
        var two = made(visit, "{'subject':'Two','hours':'1','site':'%s'}".formatted(mill));
        reckoned(mill, "2 3.5");

        change(visit, one, "{'hours':'4'}").then().statusCode(200);
        reckoned(mill, "2 5");

        change(visit, one, "{'site':'%s'}".formatted(yard)).then().statusCode(200);
        reckoned(mill, "1 1");
        reckoned(yard, "1 4");

        administrator
                .request()
                .header("If-Match", "\"1\"")
                .delete(visit + "/records/" + two)
                .then()
                .statusCode(204);
        reckoned(mill, "0 0");
        administrator
                .request()
                .post(visit + "/trash/" + two + "/restore")
                .then()
                .statusCode(200);
        reckoned(mill, "1 1");

        list(administrator, site, "{'field':'hours','op':'gte','value':'4'}")
                .then()
                .body("items.id", contains(yard));
        administrator.get(site + "/records/" + mill).then().body("version", equalTo(1));
    }

    @Test
    void related_records_are_the_list_of_the_other_form_for_those_who_may_read_it() {
        var mill = made(site, "{'name':'Mill'}");
        var one = made(visit, "{'subject':'One','hours':'2','site':'%s'}".formatted(mill));
        made(visit, "{'subject':'Elsewhere','hours':'2'}");
        var reader = person(READS_SITES + READS_VISITS.formatted(key, ""));
        var here = "{'field':'site','op':'eq','value':'%s'}".formatted(mill);

        for (var who : new Browser[] {administrator, reader}) {
            who.get(site)
                    .then()
                    .statusCode(200)
                    .body("layouts[0].nodes.kind", hasItem("related"))
                    .body("layouts[0].nodes[1].form", equalTo("story." + key + "_visit"))
                    .body("layouts[0].nodes[1].columns.field", contains("subject", "hours"));
            list(who, visit, here).then().statusCode(200).body("items.id", contains(one));
        }
        reader.post(visit + "/records", json("{'data':{'subject':'x','site':'%s'}}".formatted(mill)))
                .then()
                .statusCode(403);
    }

    @Test
    void who_may_not_read_the_other_form_sees_no_list_of_it_and_it_looks_unknown() {
        var mill = made(site, "{'name':'Mill'}");
        made(visit, "{'subject':'One','hours':'2','site':'%s'}".formatted(mill));
        reckoned(mill, "1 2");
        var stranger = person(READS_SITES);

        stranger.get(site)
                .then()
                .statusCode(200)
                .body("layouts[0].nodes.kind", not(hasItem("related")))
                .body("model.fields.key", hasItems("visits", "hours"));
        var refused = list(stranger, visit, "{'field':'site','op':'eq','value':'%s'}".formatted(mill));
        var unknown = list(stranger, "/forms/story.nowhere", "{'field':'site','op':'eq','value':'%s'}".formatted(mill));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(refused.<String>path("detail")).isEqualTo(unknown.path("detail"));
        // The right to a rollup is its own.
        stranger.get(site + "/records/" + mill).then().body("data.hours", equalTo("2"));
        stranger.post(site + "/records", json("{'data':{'name':'x'}}")).then().statusCode(403);
    }

    @Test
    void a_hidden_link_or_column_is_in_no_list_and_looks_unknown() {
        var mill = made(site, "{'name':'Mill'}");
        made(visit, "{'subject':'One','hours':'2','site':'%s'}".formatted(mill));
        var noLink = person(READS_SITES + READS_VISITS.formatted(key, ",'site':'hidden'"));
        var noHours = person(READS_SITES + READS_VISITS.formatted(key, ",'hours':'hidden'"));

        noLink.get(site).then().body("layouts[0].nodes.kind", not(hasItem("related")));
        noHours.get(site).then().body("layouts[0].nodes[1].columns.field", contains("subject"));

        var hidden = list(noLink, visit, "{'field':'site','op':'eq','value':'%s'}".formatted(mill));
        var unknown = list(noLink, visit, "{'field':'nope','op':'eq','value':'%s'}".formatted(mill));
        assertThat(hidden.statusCode()).isEqualTo(422);
        assertThat(problem(hidden)).isEqualTo(problem(unknown));
        noLink.get(visit)
                .then()
                .body("model.fields.key", not(hasItem("site")))
                .body("model.fields.find { it.key == 'region' }.source.via", nullValue());
    }

    @Test
    void a_link_offers_and_takes_what_fits_the_record_it_stands_in() {
        var north = made(site, "{'name':'North mill','region':'north'}");
        var south = made(site, "{'name':'South mill','region':'south'}");

        candidates("{'where':'north'}").then().statusCode(200).body("items.id", contains(north));
        candidates("{'where':'south'}").then().body("items.id", contains(south));
        candidates("{}").then().body("items.id", hasItems(north, south));
        candidates("{'where':'nope'}").then().body("items", empty());

        made(visit, "{'where':'north','near':'%s'}".formatted(north));
        var wrong =
                administrator.post(visit + "/records", json("{'data':{'where':'south','near':'%s'}}".formatted(north)));
        wrong.then()
                .statusCode(422)
                .body("problems.code", contains("link_unfit"), "problems.path", contains("/data/near"));
        made(visit, "{'near':'%s'}".formatted(south));

        var stranger = person(READS_SITES);
        stranger.request()
                .queryParam("values", "{\"where\":\"north\"}")
                .get(visit + "/fields/near/candidates")
                .then()
                .statusCode(404);
    }

    private Response candidates(String values) {
        return administrator
                .request()
                .queryParam("values", values.replace('\'', '"'))
                .get(visit + "/fields/near/candidates");
    }

    private void reckoned(String id, String figures) {
        Await.until(
                "the rollups",
                () -> {
                    var data = data(site, id);
                    return data.path("visits").asText() + " "
                            + data.path("hours").asText();
                },
                figures::equals);
    }

    private static Response list(Browser who, String form, String filter) {
        return who.request().queryParam("filter", filter.replace('\'', '"')).get(form + "/records");
    }

    /** What is said of a filter, without the name it is said of. */
    private static String problem(Response refused) {
        return refused.asString().replaceAll("nope|site", "…").replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private JsonNode data(String form, String id) {
        return Json.parse(administrator.get(form + "/records/" + id).asString()).path("data");
    }

    private String made(String form, String data) {
        var made = administrator.post(form + "/records", json("{'data':" + data + "}"));
        made.then().statusCode(201);
        return made.path("id");
    }

    private Response change(String form, String id, String data) {
        var seen = administrator.get(form + "/records/" + id).header("ETag");
        return administrator
                .request()
                .header("If-Match", seen)
                .body(json("{'data':" + data + "}"))
                .patch(form + "/records/" + id);
    }

    private Browser person(String grants) {
        var login = "p" + UUID.randomUUID().toString().substring(0, 8);
        administrator.publish("story", json(ROLE.formatted(login, grants.formatted(key))));
        String id = administrator
                .post("/people", Map.of("login", login, "name", "王芳", "password", Browser.PASSWORD))
                .path("id");
        administrator
                .request()
                .body(Map.of("people", new String[] {id}))
                .put("/roles/story." + login + "/members")
                .then()
                .statusCode(204);
        return Browser.signIn(login, Browser.PASSWORD);
    }

    private void again(String doc) {
        var parsed = json(doc);
        var name = parsed.path("key").asText();
        var seen = administrator.get("/metadata/form/story." + name).header("ETag");
        var saved = administrator
                .request()
                .header("If-Match", seen)
                .body(parsed)
                .put("/metadata/form/story." + name + "/draft");
        saved.then().statusCode(200);
        administrator
                .request()
                .header("If-Match", "\"" + saved.path("draftRevision") + "\"")
                .body(Map.of("note", ""))
                .post("/metadata/form/story." + name + "/publish")
                .then()
                .statusCode(200);
    }
}
