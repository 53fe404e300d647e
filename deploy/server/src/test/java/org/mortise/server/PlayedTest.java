package org.mortise.server;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.Playable;
import org.mortise.core.kernel.Json;

/** Reads of the preview as somebody else, over HTTP: what they reach, and that nothing else takes the header. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class PlayedTest {

    private static final String FORM = """
            {'kind':'form','key':'%1$s','title':'Site','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'},
              {'key':'secret','type':'text','title':'Secret'},{'key':'near','type':'link','title':'Near','props':{'form':'%1$s'}}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'%1$s','title':'Role','grants':[{'form':'%1$s','actions':['create','read','update'],
              'scope':{'field':'name','op':'eq','value':'Open'},'fields':{'*':'write','secret':'hidden'}}]}""";

    private Browser administrator = Browser.anonymous();
    private String key = "";
    private String form = "";
    private String role = "";

    @BeforeEach
    void a_role_that_sees_one_of_two_records() {
        administrator = Browser.administrator();
        key = "p" + UUID.randomUUID().toString().substring(0, 8);
        form = "/forms/story." + key;
        role = "role=story." + key;
        administrator.publish("story", Json.parse(json(FORM.formatted(key))));
        administrator.publish("story", Json.parse(json(ROLE.formatted(key))));
        for (var name : new String[] {"Open", "Closed"}) {
            made(administrator.request(), name).then().statusCode(201);
        }
    }

    private Response made(RequestSpecification request, String name) {
        return request.body(json("{'data':{'name':'%s','secret':'x'}}".formatted(name)))
                .post(form + "/records");
    }

    private RequestSpecification playing(Browser browser) {
        return browser.request().header(Playable.HEADER, role);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void every_read_of_the_preview_goes_with_the_rights_of_whom_is_played() {
        playing(administrator).get(form + "/fields/near/candidates").then().body("items.title", contains("Open"));
        playing(administrator).get(form + "/records").then().body("items.data.name", contains("Open"));
        playing(administrator).get(form + "/count").then().body("count", equalTo(1));
        playing(administrator).get(form).then().statusCode(200).body("model.fields.key", contains("name", "near"));
        playing(administrator)
                .body(Map.of("document", Json.parse(json(FORM.formatted(key))), "data", Map.of("name", "New")))
                .post(form + "/draft/evaluate")
                .then()
                .statusCode(200)
                .body("data.name", equalTo("New"));

        administrator.get(form + "/records").then().body("items", hasSize(2));
        administrator.get(form).then().body("model.fields.key", hasItem("secret"));
    }

    @Test
    void nothing_else_takes_the_header() {
        made(playing(administrator), "Open").then().statusCode(404).body("code", equalTo("not_found"));
        playing(administrator)
                .body(json("{'data':{'name':'New'}}"))
                .post(form + "/evaluate")
                .then()
                .statusCode(404);
        playing(administrator).get(form + "/views").then().statusCode(404);
        playing(administrator).get("/session").then().statusCode(404);
        administrator
                .request()
                .header(Playable.HEADER, "nobody")
                .get(form + "/records")
                .then()
                .statusCode(404);
        administrator.get(form + "/views").then().statusCode(200);
    }

    @Test
    void to_those_who_do_not_design_there_is_nobody_to_be_played() {
        var login = key + ".seller";
        var person = administrator
                .post("/people", Map.of("login", login, "name", "Seller", "password", Browser.PASSWORD))
                .path("id");
        administrator
                .request()
                .body(Map.of("people", List.of(person)))
                .put("/roles/story." + key + "/members")
                .then()
                .statusCode(204);
        var seller = Browser.signIn(login, Browser.PASSWORD);

        playing(seller).get(form + "/records").then().statusCode(404).body("code", equalTo("not_found"));
        playing(seller).get(form + "/fields/near/candidates").then().statusCode(404);
        Browser.anonymous()
                .request()
                .header(Playable.HEADER, role)
                .get(form + "/records")
                .then()
                .statusCode(401);
        seller.get(form + "/records").then().body("items.data.name", contains("Open"));
    }
}
