package org.mortise.server;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

/** An old version is brought back by the window that designs, and by no other beside it. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class RestoreLeaseTest {

    private static final String FORM =
            "{'kind':'form','key':'%s','title':'%s','model':{'titleField':'name','fields':[{'key':'name','type':'text'}]}}";
    private static final UUID WINDOW = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-00000000000b");

    private Browser administrator = Browser.anonymous();
    private String key = "";
    private String path = "";

    @BeforeEach
    void a_form_with_two_versions_that_a_window_designs() {
        administrator = Browser.administrator();
        key = "w" + UUID.randomUUID().toString().substring(0, 8);
        path = "/metadata/form/story." + key;
        administrator
                .post("/metadata/form", Map.of("pkg", "story", "doc", Json.parse(form("First"))))
                .then()
                .statusCode(201);
        publish("\"1\"");
        administrator
                .request()
                .header("If-Match", revision())
                .body(form("Second"))
                .put(path + "/draft")
                .then()
                .statusCode(200);
        publish(revision());
        administrator
                .request()
                .body(Map.of("token", WINDOW.toString()))
                .put(path + "/lease")
                .then()
                .statusCode(200)
                .body("mine", equalTo(true));
    }

    private String revision() {
        return "\"" + administrator.get(path).path("draftRevision") + "\"";
    }

    private String form(String title) {
        return FORM.formatted(key, title).replace('\'', '"');
    }

    private void publish(String seen) {
        administrator
                .request()
                .header("If-Match", seen)
                .body(Map.of("note", ""))
                .post(path + "/publish")
                .then()
                .statusCode(200);
    }

    private Response restore(@Nullable UUID window) {
        var request = administrator.request().body(Map.of("version", 1, "note", ""));
        return (window == null ? request : request.header("X-Design-Lease", window.toString())).post(path + "/restore");
    }

    @Test
    void another_window_and_one_without_a_name_are_told_who_designs_and_change_nothing() {
        for (var window : Arrays.<@Nullable UUID>asList(OTHER, null)) {
            restore(window)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("draft_leased"))
                    .body("current.holderName", notNullValue());
        }
        administrator.get(path).then().body("version", equalTo(2)).body("published.title", equalTo("Second"));
    }

    @Test
    void the_window_that_designs_brings_it_back() {
        restore(WINDOW).then().statusCode(200).body("version", equalTo(3));

        administrator.get(path).then().body("published.title", equalTo("First"));
    }

    @Test
    void once_the_lease_is_given_back_any_window_may() {
        administrator.request().delete(path + "/lease?token=" + WINDOW).then().statusCode(204);

        restore(null).then().statusCode(200).body("version", equalTo(3));
    }
}
