package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.testing.Canary;

/** What is written into encrypted fields, down every road there is, stands nowhere in the database as it was written. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class EncryptedRoadsTest {

    private static final Canary NUMBER = new Canary("11010519491231002X");
    private static final Canary OTHER = new Canary("440301198703074219");
    private static final Canary WORDS = new Canary("QZXWVKJ949");

    private static final Canary PAST_NUMBER = new Canary("530102198005080117");
    private static final Canary PAST_OTHER = new Canary("360101199009091231");
    private static final Canary PAST_WORDS = new Canary("VZXQWKJ717");

    static final String FORM = """
        {'kind':'form','key':'%1$s','title':'Person','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'name'},
          {'key':'idcard','type':'idcard','title':'idcard','props':{'unique':true,'encrypted':true}},
          {'key':'code','type':'text','title':'Secret code','props':{'maxLength':40,'encrypted':true}},
          {'key':'remark','type':'textarea','title':'remark','props':{'encrypted':true}},
          {'key':'again','type':'text','title':'again','compute':'{code}','props':{'encrypted':true}},
          {'key':'lines','type':'subtable','title':'lines','fields':[
            {'key':'what','type':'text','title':'what'},{'key':'code','type':'text','title':'code','props':{'encrypted':true}}]}]}}\
        """;
    static final String BORROWER = """
        {'kind':'form','key':'%1$s_at','title':'Visit','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'name'},
          {'key':'who','type':'link','title':'who','props':{'form':'%1$s','fill':[{'from':'code','to':'copy'}]}},
          {'key':'copy','type':'text','title':'copy','props':{'encrypted':true}},
          {'key':'shown','type':'lookup','title':'shown','props':{'via':'who','field':'code'}}]}}\
        """;
    private static final String RULE = """
        {'kind':'rule','key':'%1$s_r','title':'Copy','form':'%1$s','enabled':true,'phase':'async','trigger':{'type':'record','on':['create','update']},
         'when':{'field':'name','op':'startsWith','value':'rule'},
         'steps':[{'id':'one','type':'create','form':'%1$s_at','set':{'name':{'field':'name'},'copy':{'field':'code'}}},
          {'id':'two','type':'notify','to':[{'by':'field','field':'owner_id'}],'title':{'expr':'{code}'}}]}\
        """;
    private static final String FLOW = """
        {'kind':'flow','key':'%1$s_flow','title':'Flow','form':'%1$s','trigger':{'type':'submit'},
         'settings':{'emptyApprover':{'do':'administrator'},'selfApproval':'self','dedupe':'none'},
         'nodes':[{'id':'start','type':'start'},{'id':'set','type':'update_record','title':'Set','set':{'remark':{'field':'code'}}},
          {'id':'end','type':'end'}],'onReject':[]}\
        """;
    private static final String LINK = """
        {'kind':'publiclink','key':'%1$s_link','title':'Link','form':'%1$s',
         'fields':[{'field':'name'},{'field':'idcard'},{'field':'code'},{'field':'remark'},{'field':'lines','columns':['what','code']}]}\
        """;

    private Browser administrator = Browser.anonymous();
    private String key = "";

    @BeforeEach
    void published() {
        administrator = Browser.administrator();
        key = "e" + UUID.randomUUID().toString().substring(0, 8);
        publish(FORM);
        publish(BORROWER);
    }

    @Test
    void no_road_leaves_a_value_in_clear() throws SQLException {
        publish(RULE);
        publish(LINK);
        var record = created("{'name':'one','idcard':'" + NUMBER + "','code':'" + WORDS + "','remark':'" + WORDS
                + " too','lines':[{'what':'x','code':'" + WORDS + "'}]}");
        nowhere("a record that is created");

        changed(
                record,
                "{'idcard':'" + OTHER + "','code':'" + WORDS + "2','lines':[{'what':'y','code':'" + WORDS + "3'}]}");
        changed(record, "{'idcard':'" + NUMBER + "'}");
        nowhere("a record that is changed");

        people(record);
        automatons();
        strangers();
        trashed(record);
        assertThat(administrator
                        .get("/forms/story." + key + "/records/" + record + "/history")
                        .asString())
                .contains(OTHER.toString(), WORDS + "3");
        assertThat(data(record).path("idcard").asText()).isEqualTo(NUMBER.toString());
        assertThat(data(record).path("again").asText()).isEqualTo(WORDS + "2");
    }

    private void people(String record) throws SQLException {
        single("{'name':'twice','idcard':'" + NUMBER + "'}").then().statusCode(422);
        administrator
                .post("/forms/story." + key + "/evaluate", json("{'data':{'code':'" + WORDS + "'}}"))
                .then()
                .statusCode(200);
        administrator
                .post(
                        "/forms/story." + key + "/records/bulk",
                        json("{'do':'create','records':[{'name':'many','code':'" + WORDS + "'}]}"))
                .then()
                .statusCode(200);
        nowhere("records that are refused, tried or made by the dozen");

        imported("name,idcard,Secret code\nfirst," + OTHER + "," + WORDS + "\nbad,110105194912310021," + WORDS
                + "\ntaken," + NUMBER + "," + WORDS + "\n");
        nowhere("an import with rows that are refused");

        administrator
                .post("/forms/story." + key + "_at/records", json("{'data':{'name':'visit','who':'" + record + "'}}"))
                .then()
                .statusCode(201);
        nowhere("what another form looks up and is filled with");
    }

    private void automatons() throws SQLException {
        created("{'name':'rule','code':'" + WORDS + "'}");
        Await.until(
                "the rule",
                () -> body(administrator.get("/rules/story." + key + "_r/runs")),
                runs -> runs.path("items").size() == 1);
        nowhere("what a rule does and tells");
        assertThat(administrator.get("/notifications").asString()).contains(WORDS.toString());

        publish(FLOW);
        var submitted = created("{'name':'flow','code':'" + WORDS + "'}");
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of())
                .post("/forms/story." + key + "/records/" + submitted + "/submit")
                .then()
                .statusCode(200);
        nowhere("what a flow sets");
        assertThat(body(administrator.get("/forms/story." + key + "/records/" + submitted))
                        .at("/data/remark")
                        .asText())
                .isEqualTo(WORDS.toString());
    }

    private void strangers() throws SQLException {
        var token = PublicLab.token(administrator, "story." + key + "_link");
        Browser.anonymous()
                .post("/public/" + token + "/records", json("{'data':{'name':'public','code':'" + WORDS + "'}}"))
                .then()
                .statusCode(201);
        nowhere("what people without an account send");
    }

    private void trashed(String record) throws SQLException {
        administrator
                .request()
                .header("If-Match", "\"3\"")
                .delete("/forms/story." + key + "/records/" + record)
                .then()
                .statusCode(204);
        nowhere("a record in the trash");
        administrator
                .post("/forms/story." + key + "/trash/" + record + "/restore", Map.of())
                .then()
                .statusCode(200);
        nowhere("a record that is taken back");
    }

    @Test
    void a_field_that_becomes_encrypted_takes_its_past_along_and_gives_it_back() throws SQLException {
        var clear = FORM.replace(",'encrypted':true", "").replace("'encrypted':true", "");
        var name = "story." + key + "_c";
        var document = json(clear.formatted(key + "_c"));
        administrator.publish("story", document);
        String record = administrator
                .post(
                        "/forms/" + name + "/records",
                        json("{'data':{'name':'one','idcard':'" + PAST_NUMBER + "','code':'" + PAST_WORDS
                                + "','lines':[{'code':'" + PAST_WORDS + "'}]}}"))
                .path("id");
        String gone = administrator
                .post("/forms/" + name + "/records", json("{'data':{'name':'gone','idcard':'" + PAST_OTHER + "'}}"))
                .path("id");
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .delete("/forms/" + name + "/records/" + gone)
                .then()
                .statusCode(204);

        republish(name, json(FORM.formatted(key + "_c")));
        Await.until("the past", () -> places(PAST_NUMBER, "record_change"), List::isEmpty);
        Await.until("the trash", () -> places(PAST_OTHER, "record_trash"), List::isEmpty);
        assertThat(places(PAST_NUMBER, "rec.")).isEmpty();
        assertThat(places(PAST_WORDS, "rec.")).isEmpty();
        assertThat(body(administrator.get("/forms/" + name + "/records/" + record))
                        .at("/data/idcard")
                        .asText())
                .isEqualTo(PAST_NUMBER.toString());
        assertThat(administrator
                        .get("/forms/" + name + "/records/" + record + "/history")
                        .asString())
                .contains(PAST_NUMBER.toString());

        republish(name, document);
        assertThat(body(administrator.get("/forms/" + name + "/records/" + record))
                        .at("/data/lines/0/code")
                        .asText())
                .isEqualTo(PAST_WORDS.toString());
        administrator
                .post("/forms/" + name + "/trash/" + gone + "/restore", Map.of())
                .then()
                .statusCode(200);
        assertThat(body(administrator.get("/forms/" + name + "/records/" + gone))
                        .at("/data/idcard")
                        .asText())
                .isEqualTo(PAST_OTHER.toString());
        assertThat(places(PAST_OTHER, "rec.")).as("kept in clear again").isNotEmpty();
    }

    private void republish(String form, JsonNode document) {
        administrator
                .request()
                .header("If-Match", "\"" + redrafted(administrator, form, document) + "\"")
                .body(Map.of("note", ""))
                .post("/metadata/form/" + form + "/publish")
                .then()
                .statusCode(200);
    }

    /** The revision of the draft that is saved. */
    static String redrafted(Browser administrator, String form, JsonNode document) {
        var known = body(administrator.get("/metadata/form/" + form)).path("draftRevision");
        var saved = administrator
                .request()
                .header("If-Match", "\"" + known.asText() + "\"")
                .body(document)
                .put("/metadata/form/" + form + "/draft");
        saved.then().statusCode(200);
        return saved.path("draftRevision").toString();
    }

    private void nowhere(String after) throws SQLException {
        for (var canary : List.of(NUMBER, OTHER, WORDS)) {
            assertThat(places(canary, "")).as(after).isEmpty();
        }
    }

    private static List<String> places(Canary canary, String within) {
        try (var connection = CDI.current().select(AgroalDataSource.class).get().getConnection()) {
            return canary.places(connection).stream()
                    .filter(place -> place.contains(within))
                    .toList();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private JsonNode data(String record) {
        return body(administrator.get("/forms/story." + key + "/records/" + record))
                .path("data");
    }

    private String created(String data) {
        var made = single(data);
        made.then().statusCode(201);
        return made.path("id");
    }

    private Response single(String data) {
        return administrator
                .request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(json("{'data':" + data + "}"))
                .post("/forms/story." + key + "/records");
    }

    private void changed(String record, String data) {
        var version = body(administrator.get("/forms/story." + key + "/records/" + record))
                .path("version")
                .asText();
        administrator
                .request()
                .header("If-Match", "\"" + version + "\"")
                .body(json("{'data':" + data + "}"))
                .patch("/forms/story." + key + "/records/" + record)
                .then()
                .statusCode(200);
    }

    private void imported(String csv) {
        var imported = TableImport.into("story." + key, csv, administrator);
        assertThat(imported.run().path("bad").asInt()).isEqualTo(2);
        assertThat(administrator.get("/imports/" + imported.id() + "/rejected").asByteArray())
                .isNotEmpty();
    }

    private void publish(String document) {
        administrator.publish("story", json(document.formatted(key)));
    }
}
