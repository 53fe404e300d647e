package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.PublicLab.said;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything of a public form is behind its password, for whoever has its address. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class PublicPasswordTest {

    private static final String PASSWORD = "open sesame";
    private static final List<String> ROADS = List.of(
            "GET ",
            "POST /records",
            "POST /visits",
            "POST /fields/code/candidates",
            "POST /fields/papers/files?name=a.txt",
            "GET /regions",
            "GET /pictures/logo",
            "DELETE /files/01890a5d-ac96-774b-bcce-b302099a8057");

    private PublicOrderLab lab;

    @BeforeEach
    void published() {
        lab = new PublicOrderLab();
    }

    @Test
    void no_road_of_a_locked_form_is_open_without_a_key_and_each_is_with_it() {
        var visit = lab.visit();
        lock(PASSWORD);

        for (var road : ROADS) {
            var parts = road.split(" ", 2);
            var refused = asking(null)
                    .body("{\"data\":{}}")
                    .header("Mortise-Visit", visit)
                    .request(parts[0], path(parts[1]));
            assertThat(said(refused)).as(road).startsWith("403").contains("publiclink_locked");
        }

        var key = open(PASSWORD);
        assertThat(asking(key).get(path("")).statusCode()).isEqualTo(200);
        assertThat(asking(key).get(path("/regions")).statusCode()).isEqualTo(200);
        assertThat(asking(key).post(path("/visits")).statusCode()).isEqualTo(201);
        assertThat(asking(key).post(path("/fields/code/candidates")).statusCode())
                .isEqualTo(200);
        assertThat(asking(key)
                        .header("Mortise-Visit", visit)
                        .contentType("application/octet-stream")
                        .body(new byte[] {'x'})
                        .post(path("/fields/papers/files?name=a.txt"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(asking(key)
                        .body(Map.of("data", Map.of("who", "Li")))
                        .post(path("/records"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_designer_sees_that_there_is_a_password_and_nobody_sees_which() {
        assertThat(known().path("locked").asBoolean()).isFalse();
        assertThat(lock("short").statusCode()).isEqualTo(422);
        assertThat(lock(PASSWORD).asString()).contains("\"locked\":true").doesNotContain(PASSWORD);
        assertThat(known().path("locked").asBoolean()).isTrue();

        assertThat(tried("wrong").statusCode()).isEqualTo(422);
        assertThat(Browser.anonymous().request().delete(password()).statusCode())
                .isEqualTo(401);
        lab.administrator.request().delete(password()).then().statusCode(200);
        assertThat(asking(null).get(path("")).statusCode()).isEqualTo(200);
    }

    private RequestSpecification asking(@Nullable String key) {
        var request = lab.stranger.request().body("{}");
        return key == null ? request : request.header("Mortise-Key", key);
    }

    private Response lock(String password) {
        return lab.administrator.request().body(Map.of("password", password)).put(password());
    }

    private Response tried(String password) {
        return lab.stranger.post(path("/keys"), Map.of("password", password));
    }

    private String open(String password) {
        var opened = tried(password);
        opened.then().statusCode(200);
        return opened.path("key");
    }

    private JsonNode known() {
        for (var link : body(lab.administrator.get("/publiclinks")).path("items")) {
            if (link.path("key").asText().equals("story." + lab.key)) {
                return link;
            }
        }
        throw new AssertionError("no such link");
    }

    private String password() {
        return "/publiclinks/story." + lab.key + "/password";
    }

    private String path(String more) {
        return "/public/" + lab.token + more;
    }
}
