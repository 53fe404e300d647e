package org.mortise.server;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.mortise.server.SingleQuoted.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People talk about a record, over HTTP. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class CommentStoriesTest {

    private static final String PASSWORD = "a rather long pass phrase";
    private static final String FORM = """
            {'kind':'form','key':'%1$s','title':'Talk','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'}]},'layouts':[{'key':'default','nodes':[{'kind':'comments','key':'talk'}]}]}""";
    private static final String READER = """
            {'kind':'role','key':'%1$s_reader','title':'Reader','grants':[{'form':'%1$s','actions':['read'],'scope':'all','fields':{'*':'read'}}]}""";
    private static final String LISTENER = """
            {'kind':'role','key':'%1$s_listener','title':'Listener','grants':[{'form':'%1$s','actions':['read'],'scope':'all','comments':'read','fields':{'*':'read'}}]}""";

    private static final String RULE = """
            {'kind':'rule','key':'%1$s_urgent','title':'Urgent','form':'%1$s','trigger':{'type':'comment'},
             'when':{'field':'said.text','op':'contains','value':'urgent'},
             'steps':[{'id':'name','type':'update','record':'trigger','set':{'name':{'expr':'\\"Said: \\"&{said.text}'}}}]}""";

    private Browser administrator = Browser.anonymous();
    private String key = "";
    private String comments = "";

    @BeforeEach
    void a_record() {
        administrator = Browser.administrator();
        key = "c" + UUID.randomUUID().toString().substring(0, 8);
        for (var document : List.of(FORM, READER, LISTENER)) {
            administrator.publish("talk", json(document.formatted(key)));
        }
        String record = administrator
                .post("/forms/talk." + key + "/records", Map.of("data", Map.of("name", "Frame")))
                .path("id");
        comments = "/forms/talk." + key + "/records/" + record + "/comments";
    }

    @Test
    void something_is_said_changed_answered_and_taken_back() {
        var reader = person("reader");
        var said = reader.post(comments, Map.of("text", "Is it ready?"));
        said.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("text", equalTo("Is it ready?"), "version", equalTo(1));
        String first = said.path("id");

        administrator
                .post(comments, Map.of("text", "Tomorrow.", "replyTo", first))
                .then()
                .statusCode(201)
                .body("replyTo.text", equalTo("Is it ready?"));
        reader.patch(comments + "/" + first, Map.of("text", "x")).then().statusCode(428);
        edit(reader, first, 1, "Is it painted?")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("editedAt", notNullValue());
        edit(reader, first, 1, "Is it gone?")
                .then()
                .statusCode(409)
                .body("current.text", equalTo("Is it painted?"), "current.version", equalTo(2));
        edit(administrator, first, 2, "not mine").then().statusCode(403);
        reader.get(comments + "?limit=1")
                .then()
                .body("items.text", equalTo(List.of("Tomorrow.")), "count", equalTo(2), "next", notNullValue())
                .body("rights.write", equalTo(true), "rights.manage", equalTo(false));
        String next = reader.get(comments + "?limit=1").path("next");
        reader.get(comments + "?limit=1&cursor=" + next)
                .then()
                .body("items.id", equalTo(List.of(first)), "next", nullValue());

        administrator.request().delete(comments + "/" + first).then().statusCode(204);
        administrator
                .get(comments)
                .then()
                .body("count", equalTo(1), "items[1].text", nullValue(), "items[0].replyTo.text", nullValue())
                .body("rights.manage", equalTo(true));
    }

    @Test
    void the_same_request_sent_twice_says_it_once() {
        for (var time = 0; time < 2; time++) {
            administrator
                    .request()
                    .header("Idempotency-Key", "say-" + key)
                    .body(Map.of("text", "Once."))
                    .post(comments)
                    .then()
                    .statusCode(201)
                    .body("text", equalTo("Once."));
        }

        administrator.get(comments).then().body("items", hasSize(1));
    }

    @Test
    void who_is_mentioned_is_told_where_it_was_said_and_until_it_is_taken_back() {
        var reader = person("reader");
        String id = reader.get("/session").path("user.id");
        administrator.get(comments + "/people?search=reader_" + key).then().body("items.id", equalTo(List.of(id)));

        String comment = administrator
                .post(comments, Map.of("text", "@[" + id + "] see"))
                .path("id");

        Await.until("the notification", () -> reader.get("/notifications")
                .<List<String>>path("items.anchor")
                .contains("comment:" + comment));
        reader.get("/notifications")
                .then()
                .body(
                        "items[0].title",
                        containsString("mentioned you in “Frame”"),
                        "items[0].body",
                        containsString("see"));
        administrator.request().delete(comments + "/" + comment).then().statusCode(204);
        reader.get("/notifications").then().body("items.anchor", not(hasItem("comment:" + comment)));
    }

    @Test
    void what_is_said_sets_off_a_rule_that_reads_it() {
        administrator.publish("talk", json(RULE.formatted(key)));
        var reader = person("reader");
        reader.post(comments, Map.of("text", "no hurry")).then().statusCode(201);
        reader.post(comments, Map.of("text", "urgent!")).then().statusCode(201);

        var record = comments.replace("/comments", "");
        Await.until(
                "the rule",
                () -> administrator.get(record).<String>path("data.name").equals("Said: urgent!"));
        administrator
                .get(record + "/runs")
                .then()
                .body("items.event", equalTo(List.of("comment.written")), "items.state", equalTo(List.of("done")));
    }

    @Test
    void refusals_are_told_in_words_of_both_languages() {
        var outsider = person("");
        String id = outsider.get("/session").path("user.id");

        administrator
                .post(comments, Map.of("text", "@[" + id + "]"))
                .then()
                .statusCode(422)
                .body("problems.code", hasItems("comment_mention_not_reader"), "problems.path", hasItems("/text"))
                .body("problems[0].message", containsString("cannot read this record"));
        administrator
                .speaking("zh-CN")
                .post(comments, Map.of("text", " "))
                .then()
                .statusCode(422)
                .body("problems[0].message", equalTo("请先写点什么。"));
        administrator
                .post(comments, Map.of("text", "x", "replyTo", "nothing"))
                .then()
                .statusCode(422);
        outsider.get(comments).then().statusCode(404);
        outsider.post(comments, Map.of("text", "x")).then().statusCode(404);
        person("listener").post(comments, Map.of("text", "x")).then().statusCode(403);
    }

    private Response edit(Browser who, String comment, int version, String text) {
        return who.request()
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("text", text))
                .patch(comments + "/" + comment);
    }

    /** @param role of the form; empty for none */
    private Browser person(String role) {
        var login = (role.isEmpty() ? "nobody" : role) + "_" + key;
        var roles = role.isEmpty() ? List.of() : List.of("talk." + key + "_" + role);
        administrator
                .post("/people", Map.of("login", login, "name", login, "password", PASSWORD, "roles", roles))
                .then()
                .statusCode(201);
        return Browser.signIn(login, PASSWORD);
    }
}
