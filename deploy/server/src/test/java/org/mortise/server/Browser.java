package org.mortise.server;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import org.mortise.core.session.Setup;
import org.mortise.server.reference.DescribedAnswers;

/** Sends what the pages of the application send: the header, JSON, a language, and the cookie of a session. */
final class Browser {

    static final String ADMINISTRATOR = "zhang.min";
    static final String PASSWORD = "correct horse battery";

    private final String cookie;
    private final String language;

    private Browser(String cookie, String language) {
        this.cookie = cookie;
        this.language = language;
    }

    static Browser anonymous() {
        return new Browser("", "en-US");
    }

    /** The same person, who reads another language. */
    Browser speaking(String tag) {
        return new Browser(cookie, tag);
    }

    /** The administrator, who founds the organisation when nobody has yet. */
    static Browser administrator() {
        var token = CDI.current().select(Setup.class).get().newToken().await().indefinitely();
        return token.map(Browser::found).orElseGet(() -> signIn(ADMINISTRATOR, PASSWORD));
    }

    static Browser signIn(String login, String password) {
        var response = anonymous().post("/session", Map.of("login", login, "password", password));
        response.then().statusCode(200);
        return new Browser(response.cookie("mortise"), "en-US");
    }

    RequestSpecification request() {
        var request = given().filter(new DescribedAnswers())
                .basePath("/api/v1")
                .header("X-Mortise", "1")
                .header("Accept-Language", language)
                .contentType("application/json");
        return cookie.isEmpty() ? request : request.cookie("mortise", cookie);
    }

    Response get(String path) {
        return request().get(path);
    }

    Response post(String path, Object body) {
        return request().body(body).post(path);
    }

    Response patch(String path, Object body) {
        return request().body(body).patch(path);
    }

    /** Publishes a new object of a package: its document says of what kind it is and what it is called. */
    void publish(String pkg, JsonNode document) {
        var kind = "/metadata/" + document.path("kind").asText();
        post(kind, Map.of("pkg", pkg, "doc", document)).then().statusCode(201);
        request()
                .header("If-Match", "\"1\"")
                .body(Map.of("note", ""))
                .post(kind + "/" + pkg + "." + document.path("key").asText() + "/publish")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    static Map<String, String> founding(String token) {
        return Map.of(
                "token",
                token,
                "language",
                "zh-CN",
                "organisation",
                "榫卯科技",
                "name",
                "张敏",
                "login",
                ADMINISTRATOR,
                "password",
                PASSWORD);
    }

    private static Browser found(String token) {
        var response = anonymous().post("/setup", founding(token));
        response.then().statusCode(201);
        return new Browser(response.cookie("mortise"), "en-US");
    }
}
