package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.kernel.Json;

/** A form with a public link: some of its fields are offered, the others are not to be seen anywhere. */
final class PublicLab {

    /** Keys and titles of what is not offered begin alike, so that they are found wherever they should not be. */
    private static final String FORM = """
        {'kind':'form','key':'%1$s','title':'Unseen form','model':{'titleField':'name','ownerField':'unseen_owner','fields':[
          {'key':'name','type':'text','title':'Your name','required':true},
          {'key':'mail','type':'email','title':'E-mail','props':{'unique':true}},
          {'key':'kind','type':'select','title':'Kind','props':{'options':[
            {'key':'a','label':'Question','color':'red'},{'key':'b','label':'Order'},{'key':'unseen_gone','label':'Gone','retired':true}]}},
          {'key':'pieces','type':'number','title':'Pieces','visibleWhen':{'field':'kind','op':'eq','value':'b'}},
          {'key':'price','type':'money','title':'Price','compute':'{pieces}*80'},
          {'key':'note','type':'textarea','title':'Note','visibleWhen':{'field':'unseen_level','op':'eq','value':'b'},'default':{'expr':'{unseen_level}'}},
          {'key':'unseen_level','type':'text','title':'Unseen level'},
          {'key':'unseen_source','type':'select','title':'Unseen source','props':{'options':[{'key':'web','label':'Unseen web'},{'key':'expo','label':'Unseen expo'}]}},
          {'key':'unseen_owner','type':'user','title':'Unseen owner','default':{'var':'user.id'}},
          {'key':'unseen_campaign','type':'text','title':'Unseen campaign'},
          {'key':'unseen_link','type':'link','title':'Unseen link','props':{'form':'%1$s'}},
          {'key':'unseen_papers','type':'attachment','title':'Unseen papers'},
          {'key':'unseen_rows','type':'subtable','title':'Unseen rows','fields':[
            {'key':'unseen_qty','type':'number','title':'Unseen qty'},{'key':'who','type':'user','title':'Unseen who'},
            {'key':'sum','type':'number','title':'Unseen sum','compute':'{unseen_qty}*2'}]},
          {'key':'unseen_cost','type':'money','title':'Unseen cost','compute':'{pieces}*60'}]},
         'layouts':[{'key':'default','nodes':[{'kind':'section','key':'unseen_part','title':'Unseen part','children':[]}]}],
         'logic':{'rules':[
            {'key':'unseen_rule','when':{'field':'unseen_level','op':'eq','value':'x'},'then':[{'act':'hide','targets':['mail']}]},
            {'key':'unseen_too','title':'Unseen title','when':{'field':'kind','op':'eq','value':'b'},'then':[
              {'act':'require','targets':['pieces','unseen_level']},{'act':'hide','targets':['unseen_part']}]}],
          'validations':[
            {'key':'cap','assert':{'field':'price','op':'lte','value':'8000'},'targets':['pieces'],'message':'too many at once'},
            {'key':'unseen_cap','assert':{'field':'unseen_cost','op':'lte','value':'60000'},'targets':['unseen_cost'],'message':'unseen message'}]}}\\
        """;

    static final String LINK = """
        {'kind':'publiclink','key':'%1$s','title':'Write to us','form':'%1$s','lead':'Within a day.','thanks':'Thank you.',
         'fields':[{'field':'kind'},{'field':'name'},{'field':'mail'},{'field':'pieces'},{'field':'price'},{'field':'note'}],
         'values':{'unseen_source':'web'},
         'parameters':[{'name':'campaign','field':'unseen_campaign'},{'name':'kind','field':'kind'}]%2$s}\\
        """;

    final Browser stranger = Browser.anonymous();
    final Browser administrator = Browser.administrator();
    final String key = "p" + UUID.randomUUID().toString().substring(0, 8);

    PublicLab() {
        administrator.publish("story", json(FORM.formatted(key)));
    }

    /** The secret part of the address of a published link. */
    static String token(Browser administrator, String link) {
        for (var known : body(administrator.get("/publiclinks")).path("items")) {
            if (known.path("key").asText().equals(link)) {
                return known.path("address").asText().substring("/p/".length());
            }
        }
        throw new AssertionError("no address for " + link);
    }

    /** Publishes the link, with other settings, and gives its token. */
    String link(String more) {
        administrator.publish("story", document(more));
        return token(administrator, "story." + key);
    }

    ObjectNode document(String more) {
        var document = (ObjectNode) json(LINK.formatted(key, ""));
        if (!more.isEmpty()) {
            document.setAll((ObjectNode) json("{" + more.substring(1) + "}"));
        }
        return document;
    }

    void change(String more) {
        var path = "/metadata/publiclink/story." + key;
        var revision = body(administrator.get(path)).path("draftRevision").asInt();
        var saved = administrator
                .request()
                .header("If-Match", "\"" + revision + "\"")
                .body(document(more))
                .put(path + "/draft");
        saved.then().statusCode(200);
        administrator
                .request()
                .header("If-Match", "\"" + body(saved).path("draftRevision").asInt() + "\"")
                .body(Map.of("note", ""))
                .post(path + "/publish")
                .then()
                .statusCode(200);
    }

    Response send(String token, String body) {
        return stranger.post("/public/" + token + "/records", json(body));
    }

    String records() {
        return "/forms/story." + key + "/records";
    }

    JsonNode onlyRecord() {
        var items = body(administrator.get(records())).path("items");
        assertThat(items).hasSize(1);
        return body(administrator.get(records() + "/" + items.at("/0/id").asText()));
    }

    int made() {
        return body(administrator.get("/forms/story." + key + "/count"))
                .path("count")
                .asInt();
    }

    static String said(Response response) {
        var body = response.asString().isEmpty() ? Json.object() : body(response);
        if (body instanceof ObjectNode object) {
            object.remove("requestId");
        }
        return response.statusCode() + " " + body;
    }

    static JsonNode body(Response response) {
        return Json.parse(response.asString());
    }
}
