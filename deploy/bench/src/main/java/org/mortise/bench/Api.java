package org.mortise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One signed-in client of the REST interface. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private String cookie = "";

    Api(String base) {
        this.base = base + "/api/v1";
    }

    /** Sets the organisation up; the client is its administrator from then on. */
    void setUp(String token) throws Exception {
        var body = JSON.createObjectNode()
                .put("token", token)
                .put("language", "en-US")
                .put("organisation", "Bench")
                .put("name", "Administrator")
                .put("login", "admin")
                .put("password", "correct horse 42");
        enter("/setup", body);
    }

    void signIn(String login, String password) throws Exception {
        enter("/session", JSON.createObjectNode().put("login", login).put("password", password));
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(send(request("GET", path, null)).body());
    }

    JsonNode post(String path, JsonNode body) throws Exception {
        return JSON.readTree(send(request("POST", path, body)).body());
    }

    void put(String path, JsonNode body) throws Exception {
        send(request("PUT", path, body));
    }

    /** Reads without looking into the answer. */
    void fetch(String path) throws Exception {
        send(request("GET", path, null));
    }

    /** Sends without looking into the answer; {@code seen} is the version of {@code If-Match}, 0 for none. */
    void tell(String method, String path, int seen, JsonNode body) throws Exception {
        var request = request(method, path, body);
        send(seen == 0 ? request : request.header("If-Match", "\"" + seen + "\""));
    }

    /** Sends with {@code If-Match}. */
    JsonNode changing(String method, String path, int seen, JsonNode body) throws Exception {
        return JSON.readTree(send(request(method, path, body).header("If-Match", "\"" + seen + "\""))
                .body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void enter(String path, ObjectNode body) throws Exception {
        var answer = send(request("POST", path, body));
        cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpRequest.Builder request(String method, String path, @Nullable JsonNode body) throws Exception {
        var builder = HttpRequest.newBuilder(URI.create(base + path))
                .header("X-Mortise", "1")
                .header("Accept-Language", "en-US")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (body != null) {
            builder.header("Content-Type", "application/json");
        }
        return cookie.isEmpty() ? builder : builder.header("Cookie", cookie);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        var built = request.build();
        var answer = client.send(built, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(built.method() + " " + built.uri() + ": " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }
}
