package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same bad record down every road meets the same errors: there is one way to a record. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class OneRoadTest {

    private static final String TARGET = """
        {'kind':'form','key':'%1$s','title':'Target','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'name','required':true},
          {'key':'hours','type':'number','title':'hours','props':{'max':'100'}},
          {'key':'kind','type':'select','title':'kind','props':{'options':[{'key':'a','label':'A'}]}},
          {'key':'cost','type':'money','title':'cost','compute':'{hours}*80'},
          {'key':'mail','type':'email','title':'mail'},
          {'key':'code','type':'text','title':'code','props':{'maxLength':3}},
          {'key':'day','type':'date','title':'day'},
          {'key':'tags','type':'multiselect','title':'tags','props':{'options':[{'key':'a','label':'A'}]}},
          {'key':'like','type':'link','title':'like','props':{'form':'%1$s'}},
          {'key':'who','type':'user','title':'who'},
          {'key':'lines','type':'subtable','title':'lines','fields':[{'key':'qty','type':'number','title':'qty','required':true},{'key':'note','type':'text','title':'note'},
            {'key':'day','type':'date','title':'line day'},{'key':'rate','type':'number','title':'rate','props':{'max':'9'}}]}]},
         'logic':{'validations':[{'key':'cap','assert':{'field':'cost','op':'lte','value':'10000'},'targets':['hours'],'message':'too dear'}]}}\
        """;
    private static final String SOURCE = """
        {'kind':'form','key':'%1$s_from','title':'Source','model':{'titleField':'t','fields':[
          {'key':'t','type':'text'},{'key':'n','type':'number'},{'key':'to','type':'link','props':{'form':'%1$s'}}]}}\
        """;
    private static final String CREATE = """
        {'kind':'rule','key':'%1$s_new','title':'New','form':'%1$s_from','enabled':true,'phase':'async','trigger':{'type':'record','on':['create']},
         'when':{'field':'to','op':'empty'},
         'steps':[{'id':'one','type':'create','form':'%1$s','set':{'hours':{'field':'n'},'kind':{'field':'t'},'mail':{'field':'t'},'code':{'field':'t'}}}]}\
        """;
    private static final String UPDATE = """
        {'kind':'rule','key':'%1$s_old','title':'Old','form':'%1$s_from','enabled':true,'phase':'async','trigger':{'type':'record','on':['create']},
         'when':{'field':'to','op':'notEmpty'},
         'steps':[{'id':'one','type':'update','record':{'field':'to'},'set':{'hours':{'field':'n'},'kind':{'field':'t'},'mail':{'field':'t'},'code':{'field':'t'}}}]}\
        """;
    private static final String FLOW = """
        {'kind':'flow','key':'%1$s_flow','title':'Flow','form':'%1$s','trigger':{'type':'submit'},
         'settings':{'emptyApprover':{'do':'administrator'},'selfApproval':'self','dedupe':'none'},
         'nodes':[{'id':'start','type':'start'},{'id':'set','type':'update_record','title':'Set','set':{'hours':{'expr':'100*5'},'mail':{'expr':'{name}'},'code':{'expr':'REPT({name},4)'}}},{'id':'end','type':'end'}],'onReject':[]}\
        """;

    private static final String UNIQUE = """
        {'kind':'form','key':'%1$s_one','title':'One','model':{'titleField':'code','fields':[
          {'key':'code','type':'text','title':'code','props':{'unique':true}},{'key':'name','type':'text','title':'name'}]}}\
        """;

    private static final String LINK = """
        {'kind':'publiclink','key':'%1$s_link','title':'Link','form':'%1$s',
         'fields':[{'field':'name'},{'field':'hours'},{'field':'kind'},{'field':'cost'},{'field':'mail'},{'field':'code'},{'field':'day'},{'field':'tags'},
           {'field':'lines','columns':['qty','note','day','rate']}]}\
        """;

    private static final String BAD = "{'hours':'500','kind':'nope','lines':[{'qty':'1'},{'note':'x'}]}";
    private static final List<String> ALL = List.of(
            "number_above /data/hours",
            "option_unknown /data/kind",
            "required /data/lines/1/qty",
            "required /data/name",
            "validation_failed /data/hours");

    /** A mistake of every kind that a record can have, in the record and in its rows. */
    private static final String BROAD = """
        {'hours':'500','kind':'nope','mail':'nope','code':'nope','day':'someday','tags':['a','nope'],
         'lines':[{'qty':'1','rate':'10'},{'note':'x','day':'someday'}]}\
        """;

    private static final Pattern PLACE = Pattern.compile("^“[^”]+”(, row \\d+)?(, “[^”]+”)?: ");

    private Browser administrator = Browser.anonymous();
    private String key = "";

    @BeforeEach
    void published() {
        administrator = Browser.administrator();
        key = "r" + UUID.randomUUID().toString().substring(0, 8);
        publish(TARGET);
        publish(SOURCE);
    }

    @Test
    void one_record_many_records_a_try_and_a_change_meet_the_same_errors() {
        var all = errors(single(BAD));
        assertThat(places(all)).isEqualTo(ALL);

        var many = administrator.post(
                "/forms/story." + key + "/records/bulk", json("{'do':'create','records':[" + BAD + "]}"));
        assertThat(errors(body(many).at("/items/0"))).isEqualTo(all);

        var tried = administrator.post("/forms/story." + key + "/evaluate", json("{'data':" + BAD + "}"));
        assertThat(errors(body(tried))).isEqualTo(all);

        var changed = administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(json("{'data':" + BAD.replace("{'hours'", "{'name':null,'hours'") + "}"))
                .patch("/forms/story." + key + "/records/" + good());
        assertThat(errors(body(changed))).isEqualTo(all);
    }

    @Test
    void mistakes_of_every_kind_are_told_alike_on_every_road_of_documents() {
        publish(LINK);
        var nobody =
                "'nothing':'x','cost':'1','like':'0190d000-0000-7000-8000-000000000001','who':'0190d000-0000-7000-8000-000000000002',";
        var lost = BROAD.replace("{'hours'", "{" + nobody + "'hours'");
        var all = errors(single(lost));
        assertThat(all).hasSizeGreaterThan(10);

        var many = administrator.post(
                "/forms/story." + key + "/records/bulk", json("{'do':'create','records':[" + lost + "]}"));
        assertThat(errors(body(many).at("/items/0"))).isEqualTo(all);
        var changed = administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(json("{'data':" + lost.replace("{'nothing'", "{'name':null,'nothing'") + "}"))
                .patch("/forms/story." + key + "/records/" + good());
        assertThat(errors(body(changed))).isEqualTo(all);

        var open = errors(single(BROAD));
        var tried = administrator.post("/forms/story." + key + "/evaluate", json("{'data':" + BROAD + "}"));
        assertThat(errors(body(tried))).isEqualTo(open);
        var token = PublicLab.token(administrator, "story." + key + "_link");
        assertThat(errors(Browser.anonymous().post("/public/" + token + "/records", json("{'data':" + BROAD + "}"))))
                .isEqualTo(open);
    }

    @Test
    void what_is_no_number_is_so_on_every_road_of_documents() {
        var bad = "{'name':'x','hours':'many'}";
        var all = errors(single(bad));

        assertThat(places(all)).containsExactly("not_a_number /data/hours");
        var many = administrator.post(
                "/forms/story." + key + "/records/bulk", json("{'do':'create','records':[" + bad + "]}"));
        assertThat(errors(body(many).at("/items/0"))).isEqualTo(all);
    }

    @Test
    void an_imported_row_meets_the_errors_of_the_record_it_is() {
        var run = TableImport.into(
                        "story." + key,
                        "name,hours,code,lines.qty,lines.note,lines.rate\n,500,nope,,x,10\n",
                        administrator)
                .run();

        var reasons = new TreeSet<String>();
        run.path("samples")
                .forEach(sample -> reasons.add(sample.path("code").asText() + " /data/"
                        + sample.path("column").asText() + ": "
                        + sample.path("message").asText()));
        var same = errors(single("{'hours':'500','code':'nope','lines':[{'note':'x','rate':'10'}]}"));
        assertThat(List.copyOf(reasons))
                .isEqualTo(same.stream()
                        .map(error -> error.replace("/lines/0/", "/lines."))
                        .sorted()
                        .toList());
    }

    @Test
    void imported_rows_that_repeat_what_is_unique_are_left_out_and_named_and_the_others_come_in() throws IOException {
        publish(UNIQUE);
        var form = "story." + key + "_one";
        administrator
                .post("/forms/" + form + "/records", json("{'data':{'code':'B1','name':'there before'}}"))
                .then()
                .statusCode(201);

        var done = TableImport.into(form, "code,name\nA1,first\nB1,taken\nA1,again\nC1,last\n", administrator);

        assertThat(done.run().path("good").asInt()).isEqualTo(2);
        assertThat(done.run().path("bad").asInt()).isEqualTo(2);
        assertThat(done.run().path("samples")).allSatisfy(sample -> {
            assertThat(sample.path("code").asText()).isEqualTo("not_unique");
            assertThat(sample.path("column").asText()).isEqualTo("code");
        });
        var names = new TreeSet<String>();
        body(administrator.get("/forms/" + form + "/records"))
                .path("items")
                .forEach(item -> names.add(item.path("data").path("name").asText()));
        assertThat(names).containsExactly("first", "last", "there before");
        assertThat(badRows(done.id())).containsExactlyInAnyOrder("taken", "again");
    }

    /** Names in the file of the rows that were left out. */
    private List<String> badRows(String id) throws IOException {
        var file = administrator.get("/imports/" + id + "/rejected").asByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.flatMap(Row::stream)
                    .filter(Objects::nonNull)
                    .map(Cell::getRawValue)
                    .filter(List.of("first", "taken", "again", "last")::contains)
                    .toList();
        }
    }

    @Test
    void what_rules_create_and_change_meets_the_errors_of_what_people_create_and_change() {
        publish(CREATE);
        publish(UPDATE);
        var record = good();

        source("{'t':'nope','n':'500'}");
        source("{'t':'nope','n':'500','to':'" + record + "'}");

        assertThat(failed("_new"))
                .isEqualTo(errors(single("{'hours':'500','kind':'nope','mail':'nope','code':'nope'}")));
        assertThat(failed("_old"))
                .isEqualTo(errors(single("{'name':'x','hours':'500','kind':'nope','mail':'nope','code':'nope'}")));
    }

    @Test
    void what_a_flow_sets_meets_the_errors_of_what_people_set() {
        var record = good();
        publish(FLOW);

        var submitted = administrator
                .request()
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of())
                .post("/forms/story." + key + "/records/" + record + "/submit");

        assertThat(errors(body(submitted)))
                .isEqualTo(errors(single("{'name':'x','hours':'500','mail':'x','code':'xxxx'}")));
    }

    @Test
    void what_people_without_an_account_send_meets_the_errors_of_what_people_create() {
        publish(LINK);
        var token = PublicLab.token(administrator, "story." + key + "_link");

        for (var bad : List.of(
                BAD, "{'name':'x','hours':'many'}", "{'hours':'500','kind':'nope'}", "{'name':'x','lines':'y'}")) {
            var sent = Browser.anonymous().post("/public/" + token + "/records", json("{'data':" + bad + "}"));
            assertThat(errors(sent)).as(bad).isEqualTo(errors(single(bad)));
        }
    }

    private List<String> failed(String rule) {
        return errors(Await.until(
                        "the rule",
                        () -> body(administrator.get("/rules/story." + key + rule + "/runs")),
                        runs -> runs.path("items").size() == 1)
                .at("/items/0"));
    }

    private Response single(String data) {
        return administrator.post("/forms/story." + key + "/records", json("{'data':" + data + "}"));
    }

    private List<String> errors(Response refused) {
        refused.then().statusCode(422);
        return errors(body(refused));
    }

    /** Where, what, and the sentence with all that it names, less the place that it begins with where no form stands around it. */
    private static List<String> errors(JsonNode refused) {
        var errors = new TreeSet<String>();
        refused.path("problems")
                .forEach(problem -> errors.add(problem.path("code").asText() + " "
                        + problem.path("path").asText() + ": "
                        + PLACE.matcher(problem.path("message").asText()).replaceFirst("")));
        return List.copyOf(errors);
    }

    private static List<String> places(List<String> errors) {
        return errors.stream()
                .map(error -> error.substring(0, error.indexOf(": ")))
                .toList();
    }

    private String good() {
        var made = single("{'name':'x','hours':'1','kind':'a'}");
        made.then().statusCode(201);
        return made.path("id");
    }

    private void source(String data) {
        administrator
                .post("/forms/story." + key + "_from/records", json("{'data':" + data + "}"))
                .then()
                .statusCode(201);
    }

    private void publish(String document) {
        administrator.publish("story", json(document.formatted(key)));
    }
}
