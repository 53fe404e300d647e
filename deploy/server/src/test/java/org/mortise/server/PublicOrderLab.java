package org.mortise.server;

import static org.mortise.server.PublicLab.body;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A form for orders that strangers fill in with rows, papers and products, of which only some are for sale. */
final class PublicOrderLab {

    private static final String PRODUCT = """
        {'kind':'form','key':'%1$s_item','title':'Item','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'Name','props':{'search':true}},
          {'key':'code','type':'text','title':'Code','props':{'search':true}},
          {'key':'price','type':'money','title':'Price'},
          {'key':'sold','type':'switch','title':'Sold'},
          {'key':'unseen_note','type':'text','title':'Unseen note','props':{'search':true}}]}}""";
    private static final String FORM = """
        {'kind':'form','key':'%1$s','title':'Order','model':{'titleField':'who','fields':[
          {'key':'who','type':'text','title':'Who','required':true},
          {'key':'product','type':'link','title':'Product','props':{'form':'%1$s_item'}},
          {'key':'code','type':'select','title':'Code','props':{'optionsFrom':{'form':'%1$s_item','value':'code','label':'name'}}},
          {'key':'papers','type':'attachment','title':'Papers','props':{'maxCount':2,'maxSizeMB':1,'accept':['.txt','.pdf']}},
          {'key':'face','type':'image','title':'Face','props':{'minWidth':100,'takenWithin':10}},
          {'key':'inner','type':'attachment','title':'Inner'},
          {'key':'signed','type':'signature','title':'Signed'},
          {'key':'lines','type':'subtable','title':'Lines','fields':[
            {'key':'item','type':'link','title':'Item','props':{'form':'%1$s_item'}},
            {'key':'pieces','type':'integer','title':'Pieces'},
            {'key':'photo','type':'attachment','title':'Photo'}]}]},
         'layouts':[{'key':'default','nodes':[]}]}""";
    private static final String LINK = """
        {'kind':'publiclink','key':'%1$s','title':'Order here','form':'%1$s',
         'fields':[{'field':'who'},{'field':'product'},{'field':'code'},{'field':'papers'},{'field':'face'},{'field':'signed'},{'field':'lines','columns':['item','pieces','photo']}],
         'offer':{
           'product':{'form':'%1$s_item','show':['price'],'where':{'field':'sold','op':'eq','value':true}},
           'code':{'form':'%1$s_item','show':['code','name'],'list':true,'where':{'field':'sold','op':'eq','value':true}},
           'lines.item':{'form':'%1$s_item','list':true,'where':{'field':'price','op':'lt','value':'50'}}}}""";

    final Browser stranger = Browser.anonymous();
    final Browser administrator = Browser.administrator();
    final String key = "o" + UUID.randomUUID().toString().substring(0, 8);
    final String token;
    final String pump;
    final String prototype;

    PublicOrderLab() {
        for (var document : List.of(PRODUCT, FORM, LINK)) {
            administrator.publish("story", json(document.formatted(key)));
        }
        token = PublicLab.token(administrator, "story." + key);
        pump = item("{'name':'Pump','code':'P1','price':'80','sold':true,'unseen_note':'nobody'}");
        prototype = item("{'name':'Prototype','code':'X1','price':'20','sold':false}");
    }

    String item(String data) {
        var made = administrator.post("/forms/story." + key + "_item/records", json("{'data':" + data + "}"));
        made.then().statusCode(201);
        return made.path("id");
    }

    Response send(String data, String visit) {
        return stranger.post("/public/" + token + "/records", json("{'data':" + data + ",'visit':'" + visit + "'}"));
    }

    JsonNode candidates(String field, String search) {
        var found = stranger.post("/public/" + token + "/fields/" + field + "/candidates", Map.of("search", search));
        found.then().statusCode(200);
        return body(found).path("items");
    }

    String visit() {
        var begun = stranger.post("/public/" + token + "/visits", Map.of());
        begun.then().statusCode(201);
        return begun.path("visit");
    }

    Response upload(String visit, String field, String name, byte[] content) {
        return stranger.request()
                .header("Mortise-Visit", visit)
                .contentType("application/octet-stream")
                .body(content)
                .post("/public/" + token + "/fields/" + field + "/files?name=" + name);
    }

    String uploaded(String visit, String field) {
        var taken = upload(visit, field, "a.txt", new byte[] {'x'});
        taken.then().statusCode(201);
        return taken.path("id");
    }

    JsonNode onlyRecord() {
        var records = "/forms/story." + key + "/records";
        var items = body(administrator.get(records)).path("items");
        return body(administrator.get(records + "/" + items.at("/0/id").asText()));
    }

    String document() {
        return json(LINK.formatted(key)).toString();
    }
}
