package org.mortise.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, whatever it asks for. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class RequestsTest {

    private static final Pattern ONE_OF_MANY = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-|\\.js$");

    @Inject
    MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(strings = {"/session", "/people", "/departments", "/roles", "/notifications", "/session/devices"})
    void nobody_reads_without_a_session(String path) {
        Browser.anonymous()
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("not_signed_in"));
    }

    @Test
    void a_problem_says_what_it_is_in_the_language_asked_for() {
        var administrator = Browser.administrator();

        administrator
                .request()
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                .get("/notifications?limit=0")
                .then()
                .statusCode(400);
        given().header("Accept-Language", "de, zh;q=0.9, en;q=0.8")
                .get("/api/v1/session")
                .then()
                .statusCode(401)
                .header("X-Request-Id", notNullValue())
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("未登录"))
                .body("status", equalTo(401))
                .body("detail", equalTo("请先登录。"))
                .body("problems[0].message", equalTo("请先登录。"))
                .body("requestId", notNullValue());
        given().header("Accept-Language", "en")
                .get("/api/v1/session")
                .then()
                .body("detail", equalTo("Please sign in."));
    }

    @Test
    void an_unknown_address_is_a_problem_under_api_and_a_page_elsewhere() {
        Browser.anonymous().get("/nothing").then().statusCode(404).body("code", equalTo("not_found"));
        given().get("/forms/crm.customer/records")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", not(containsString("unsafe-eval")))
                .header("Content-Security-Policy", containsString("frame-ancestors 'self'"))
                .header("Cache-Control", equalTo("no-cache"));
        given().get("/assets/missing.js").then().statusCode(404);
    }

    @Test
    void the_interface_describes_itself_and_machinery_stays_on_its_own_port() {
        given().header("Accept", "application/json")
                .get("/api/v1/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/session'.post.summary", equalTo("Sign in"));
        given().get("/api/docs/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"));
        given().get("/q/health").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void requests_are_measured_by_what_they_ask_for_and_not_by_which() {
        var administrator = Browser.administrator();
        for (var number = 0; number < 3; number++) {
            given().get("/f/crm.customer/r/" + UUID.randomUUID());
            given().get("/assets/part-" + number + ".js");
            administrator.get("/forms/crm.customer/records/" + UUID.randomUUID());
            var one = "/api/v1/forms/a.b/records/" + UUID.randomUUID();
            given().put(one);
            given().contentType("text/xml").body("<a/>").post(one + "/comments");
            given().accept("text/xml").get(one);
        }

        var addresses = meters.find("http.server.requests").timers().stream()
                .map(timer -> timer.getId().getTag("uri"))
                .toList();
        assertThat(addresses).contains("/{page}", "/assets/{file}", "NOT_ROUTED");
        assertThat(addresses).noneMatch(address -> ONE_OF_MANY.matcher(address).find());
    }

    @Test
    void a_request_that_changes_something_needs_the_header() {
        given().contentType("application/json")
                .body(Map.of("login", "a", "password", "b"))
                .post("/api/v1/session")
                .then()
                .statusCode(403)
                .body("code", equalTo("header_missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "null"})
    void a_request_from_another_site_is_refused(String origin) {
        Browser.anonymous()
                .request()
                .header("Origin", origin)
                .body(Map.of("login", "a", "password", "b"))
                .post("/session")
                .then()
                .statusCode(403)
                .body("code", equalTo("foreign_origin"));
    }

    @Test
    void a_request_that_the_browser_calls_cross_site_is_refused() {
        Browser.anonymous()
                .request()
                .header("Sec-Fetch-Site", "cross-site")
                .body("{}")
                .post("/session")
                .then()
                .statusCode(403);
    }

    @Test
    void a_request_from_our_own_page_passes() {
        var own = ConfigProvider.getConfig().getValue("test.url", String.class).replaceAll("/$", "");
        Browser.administrator();

        Browser.anonymous()
                .request()
                .header("Origin", own)
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of("login", Browser.ADMINISTRATOR, "password", Browser.PASSWORD))
                .post("/session")
                .then()
                .statusCode(200);
    }

    @Test
    void a_character_that_no_text_can_hold_is_the_senders_mistake_wherever_it_stands() {
        Browser.administrator()
                .post("/departments", "{\"name\": \"a\\u0000b\"}")
                .then()
                .statusCode(400)
                .body("code", equalTo("text_unstorable"));
    }

    @Test
    void malformed_json_is_the_senders_mistake() {
        Browser.anonymous()
                .post("/session", "{\"login\": ")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
        Browser.anonymous()
                .post("/session", "{\"login\": {\"a\": 1}}")
                .then()
                .statusCode(400)
                .body("code", equalTo("wrong_type"))
                .body("problems[0].path", equalTo("/login"));
        Browser.anonymous().post("/session", "").then().statusCode(400);
    }

    @Test
    void json_that_is_too_deep_is_refused() {
        var deep = "[".repeat(60) + "]".repeat(60);

        Browser.administrator()
                .post("/departments", "{\"name\": " + deep + "}")
                .then()
                .statusCode(400)
                .body("code", equalTo("json_too_deep"));
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        Browser.anonymous()
                .post("/session", "{\"login\":\"" + "a".repeat(11_000_000) + "\"}")
                .then()
                .statusCode(413);
    }

    @Test
    void an_archive_for_an_import_may_be_as_large_as_a_file() {
        Browser.administrator()
                .request()
                .contentType("application/octet-stream")
                .body(new byte[11_000_000])
                .post("/imports/" + UUID.randomUUID() + "/files")
                .then()
                .statusCode(404);
    }

    @Test
    void a_body_over_the_limit_is_refused_when_its_length_is_not_announced() throws IOException, InterruptedException {
        var body = ("{\"login\":\"" + "a".repeat(11_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(
                        URI.create(ConfigProvider.getConfig().getValue("test.url", String.class))
                                .resolve("/api/v1/session"))
                .header("X-Mortise", "1")
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                .build();

        assertThat(refused(request)).isTrue();
    }

    /** The server may answer with 413, or cut the line off while the client is still sending. */
    private static boolean refused(HttpRequest request) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 413;
        } catch (IOException cutOff) {
            return true;
        }
    }
}
