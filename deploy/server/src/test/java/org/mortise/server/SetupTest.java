package org.mortise.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.session.Setup;

@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class SetupTest {

    @Inject
    Setup setup;

    @Inject
    Pool pool;

    @BeforeEach
    void nobody_is_there() {
        pool.query(
                        "TRUNCATE organisation, person, department, role_member, session, notification, login_attempt CASCADE")
                .execute()
                .await()
                .indefinitely();
    }

    @Test
    void the_token_makes_the_first_administrator_and_signs_them_in_once() {
        var token = token();
        Browser.anonymous().get("/setup").then().statusCode(200).body("needed", equalTo(true));

        var founded = Browser.anonymous().post("/setup", Browser.founding(token));

        founded.then()
                .statusCode(201)
                .body("user.login", equalTo("zhang.min"))
                .body("user.administrator", equalTo(true))
                .body("organisation.name", equalTo("榫卯科技"))
                .body("organisation.zone", equalTo("Asia/Shanghai"));
        assertThat(founded.getDetailedCookie("mortise").isHttpOnly()).isTrue();
        assertThat(founded.getDetailedCookie("mortise").getSameSite()).isEqualTo("Lax");
        Browser.anonymous().get("/setup").then().body("needed", equalTo(false));
        Browser.anonymous()
                .post("/setup", Browser.founding(token))
                .then()
                .statusCode(409)
                .body("code", equalTo("already_set_up"));
    }

    @Test
    void a_wrong_token_makes_nobody() {
        token();

        Browser.anonymous()
                .post("/setup", Browser.founding("guessed"))
                .then()
                .statusCode(403)
                .body("code", equalTo("setup_token_invalid"));

        Browser.anonymous().get("/setup").then().body("needed", equalTo(true));
    }

    @Test
    void an_expired_token_makes_nobody() {
        var token = token();
        pool.query("UPDATE setup_token SET expires_at = now() - interval '1 second'")
                .execute()
                .await()
                .indefinitely();

        Browser.anonymous().post("/setup", Browser.founding(token)).then().statusCode(403);
    }

    @Test
    void a_new_token_ends_the_one_before() {
        var old = token();
        var current = token();

        Browser.anonymous().post("/setup", Browser.founding(old)).then().statusCode(403);
        Browser.anonymous().post("/setup", Browser.founding(current)).then().statusCode(201);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Browser.anonymous()
                .post("/setup", Map.of("token", token(), "password", "12345678", "language", "tlh"))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("problems.path", hasItems("/organisation", "/name", "/login", "/password", "/language"))
                .body("problems.find { it.path == '/password' }.code", equalTo("password_common"));
    }

    @Test
    void a_password_that_is_a_name_is_refused() {
        var founding = new HashMap<>(Browser.founding(token()));
        founding.put("password", "Zhang.Min");

        Browser.anonymous()
                .post("/setup", founding)
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("password_is_name"));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 重新启动服务可获得新的令牌, 至少需要", "en-US, Restart the server to get a new one, at least"})
    void what_is_refused_is_said_in_the_readers_language_and_nobody_is_made(
            String language, String aboutToken, String aboutPassword) {
        var weak = new HashMap<>(Browser.founding(token()));
        weak.put("password", "short");

        attempt(language, weak)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"), "detail", containsString(aboutPassword))
                .body("problems[0].code", equalTo("password_too_short"), "problems[0].path", equalTo("/password"));
        attempt(language, new HashMap<>(Browser.founding("guessed")))
                .then()
                .statusCode(403)
                .body("code", equalTo("setup_token_invalid"), "detail", containsString(aboutToken));

        assertThat(count("person") + count("organisation") + count("session")).isZero();
    }

    private static Response attempt(String language, Map<String, String> founding) {
        return given().basePath("/api/v1")
                .header("X-Mortise", "1")
                .header("Accept-Language", language)
                .contentType("application/json")
                .body(founding)
                .post("/setup");
    }

    private long count(String table) {
        return pool.query("SELECT count(*) FROM " + table)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private String token() {
        return setup.newToken().await().indefinitely().orElseThrow();
    }
}
