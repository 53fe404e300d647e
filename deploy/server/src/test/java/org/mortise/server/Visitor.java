package org.mortise.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.mortise.core.kernel.Json;

/** Talks to a running server as the pages of the application do: the header, JSON, a language, and the cookie of a session. */
final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String url;
    private final String cookie;
    private final String language;

    private Visitor(String url, String cookie, String language) {
        this.url = url;
        this.cookie = cookie;
        this.language = language;
    }

    /** Somebody who has not signed in. */
    static Visitor of(RunningServer server) {
        return new Visitor(server.url(), "", "zh-CN");
    }

    /** What the server said. */
    record Answer(int status, byte[] bytes, Map<String, String> headers) {

        JsonNode body() {
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("{") || text.startsWith("[") ? Json.parse(text) : MissingNode.getInstance();
        }

        String text(String pointer) {
            return body().at(pointer).asText();
        }

        /** The answer itself, as long as it is {@code expected}. */
        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError(status + " " + new String(bytes, StandardCharsets.UTF_8));
            }
            return this;
        }
    }

    Visitor speaking(String tag) {
        return new Visitor(url, cookie, tag);
    }

    Visitor signIn(String login, String password) {
        var answer =
                post("/session", Map.of("login", login, "password", password)).expect(200);
        return withCookie(answer);
    }

    /** The same person, signed in by what {@code answer} brought. */
    Visitor withCookie(Answer answer) {
        var set = answer.headers().getOrDefault("set-cookie", "");
        return new Visitor(url, set.split(";", 2)[0], language);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path).POST(json(body)));
    }

    Answer put(String path, Object body, Object version) {
        return send(request(path).header("If-Match", "\"" + version + "\"").PUT(json(body)));
    }

    Answer patch(String path, Object body, Object version) {
        return send(request(path).header("If-Match", "\"" + version + "\"").method("PATCH", json(body)));
    }

    Answer post(String path, Object body, Object version) {
        return send(request(path).header("If-Match", "\"" + version + "\"").POST(json(body)));
    }

    /** Publishes a new object of a package: its document says of what kind it is and what it is called. */
    void publish(String pkg, Object document) {
        JsonNode written = Json.mapper().valueToTree(document);
        var kind = "/metadata/" + written.path("kind").asText();
        post(kind, Map.of("pkg", pkg, "doc", written)).expect(201);
        post(kind + "/" + pkg + "." + written.path("key").asText() + "/publish", Map.of("note", ""), 1)
                .expect(200);
    }

    Answer delete(String path, Object version) {
        return send(request(path).header("If-Match", "\"" + version + "\"").DELETE());
    }

    /** Any request, as if version 1 of what it changes had been seen. */
    Answer ask(String method, String path, Object body) {
        var publisher = method.equals("GET") || method.equals("DELETE") ? BodyPublishers.noBody() : json(body);
        return send(request(path).header("If-Match", "\"1\"").method(method, publisher));
    }

    /** Sends {@code bytes} as they are. */
    Answer send(String path, String contentType, byte[] bytes) {
        return send(request(path).setHeader("Content-Type", contentType).POST(BodyPublishers.ofByteArray(bytes)));
    }

    Answer upload(Path file, String name) {
        try {
            return send(request("/imports?name=" + encoded(name))
                    .setHeader("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Downloads to {@code file} without holding it. */
    void download(String path, Path file) {
        try {
            var response = CLIENT.send(request(path).GET().build(), BodyHandlers.ofFile(file));
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " " + Files.readString(file));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The request as bytes on the wire, for those who hang up in the middle. */
    byte[] onTheWire(String method, String path, Object body) {
        var content = text(body).getBytes(StandardCharsets.UTF_8);
        var head = String.join(
                "\r\n",
                method + " /api/v1" + path + " HTTP/1.1",
                "Host: " + URI.create(url).getAuthority(),
                "X-Mortise: 1",
                "Cookie: " + cookie,
                "Content-Type: application/json",
                "Content-Length: " + content.length,
                "",
                "");
        var bytes = head.getBytes(StandardCharsets.UTF_8);
        var all = new byte[bytes.length + content.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(content, 0, all, bytes.length, content.length);
        return all;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .timeout(Duration.ofMinutes(10))
                .header("X-Mortise", "1")
                .header("Accept-Language", language)
                .header("Content-Type", "application/json");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(text(body));
    }

    private static String text(Object body) {
        return body instanceof String text ? text : Json.write(body);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            var headers = new java.util.HashMap<String, String>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
            return new Answer(response.statusCode(), response.body(), Map.copyOf(headers));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
