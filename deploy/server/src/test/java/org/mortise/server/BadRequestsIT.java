package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.server.Refusals.Expected;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/** Requests that ask for what is not there, come too late or are too much: a clear sentence, and nothing written. */
@ExtendWith(SharedServer.class)
class BadRequestsIT {

    private static final String CUSTOMERS = "/forms/crm.customer/records";
    private static final String PRODUCTS = "/forms/crm.product/records";

    private final Crm crm;
    private final Refusals refusals;

    BadRequestsIT(Crm crm) {
        this.crm = crm;
        this.refusals = new Refusals(crm);
    }

    static Stream<Arguments> requests() {
        return Stream.concat(questions(), bodies());
    }

    private static Stream<Arguments> questions() {
        return Stream.of(
                request(
                        "a filter names a field that is not there",
                        filtered("{'field':'colour','op':'eq','value':'x'}"),
                        new Expected(422, "condition_unknown_field", "“colour”不存在，请检查", "“colour”. Check")),
                request(
                        "a sort names a field that is not there",
                        who -> who.get(CUSTOMERS + "?sort=-colour"),
                        new Expected(422, "unknown_field", "colour，请检查", "colour. Check")),
                request(
                        "a filter has an operator that is not there",
                        filtered("{'field':'name','op':'resembles','value':'x'}"),
                        new Expected(422, "condition_unknown_operator", "resembles", "resembles")),
                request(
                        "a filter is no JSON",
                        who -> who.get(CUSTOMERS + "?filter=%7B%22field%22"),
                        new Expected(400, "malformed_json", "第 1 行", "line 1")),
                request(
                        "a filter is nested too deeply",
                        filtered("{'not':".repeat(20) + "{'field':'name','op':'empty'}" + "}".repeat(20)),
                        new Expected(422, "condition_too_deep", "最多", "at most")));
    }

    private static Stream<Arguments> bodies() {
        return Stream.of(
                request(
                        "JSON is nested too deeply",
                        creating("{\"data\":{\"name\":" + "[".repeat(60) + "]".repeat(60) + "}}"),
                        new Expected(400, "json_too_deep", "最多 50 层", "at most 50 levels")),
                request(
                        "JSON ends too early",
                        creating("{\"data\":{\"name\":\"x\""),
                        new Expected(400, "malformed_json", "请检查", "Check")),
                request(
                        "JSON is of the wrong shape",
                        creating("{\"data\":[1]}"),
                        new Expected(400, "wrong_type", "类型", "kind")),
                request(
                        "a body is too long",
                        creating("{\"data\":{\"name\":\"" + "a".repeat(11 << 20) + "\"}}"),
                        new Expected(413, "too_large", "最多 10 MB", "at most 10 MB")),
                request(
                        "a text is too long",
                        creating("{\"data\":{\"name\":\"" + "长".repeat(5_000) + "\"}}"),
                        new Expected(422, "text_too_long", "最多", "at most")),
                request(
                        "a field is sent that is not there",
                        creating("{\"data\":{\"name\":\"x\",\"colour\":\"red\"}}"),
                        new Expected(422, "unknown_field", "colour", "colour")),
                request(
                        "a number of records is no number",
                        who -> who.get(CUSTOMERS + "?limit=many"),
                        new Expected(400, "malformed_request", "请检查", "Check")),
                request(
                        "a cursor was made up",
                        who -> who.get(CUSTOMERS + "?cursor=abc"),
                        new Expected(400, "cursor_invalid", "重新打开", "open the list again")),
                request(
                        "content is of a type nobody reads",
                        who -> who.send(CUSTOMERS, "text/plain", new byte[] {'x'}),
                        new Expected(415, "media_type_unsupported", "JSON", "JSON")),
                request(
                        "an address leads nowhere",
                        who -> who.get("/forms/crm.nothing/records"),
                        new Expected(404, "not_found", "不存在", "nothing here")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void it_is_refused_with_a_sentence_when(String what, Function<Visitor, Answer> request, Expected expected) {
        refusals.refused(crm.administrator(), request, expected);
    }

    @Test
    void a_hidden_field_is_refused_exactly_like_one_that_does_not_exist() {
        var salesperson = crm.signIn("wang.fang");
        for (var query : List.of(
                "?filter=" + Visitor.encoded("{\"field\":\"cost\",\"op\":\"gt\",\"value\":\"1\"}"),
                "?sort=cost",
                "?fields=name,cost")) {
            var hidden = salesperson.get(PRODUCTS + query);
            var unknown = salesperson.get(PRODUCTS + query.replace("cost", "tsoc"));

            assertThat(hidden.status()).as(query).isEqualTo(unknown.status());
            assertThat(sentence(hidden)).isEqualTo(sentence(unknown).replace("tsoc", "cost"));
        }
    }

    @Test
    void a_stale_version_is_refused_with_what_is_there_now() {
        var made = crm.administrator()
                .post(CUSTOMERS, Map.of("data", Map.of("name", "先到先得")))
                .expect(201);
        var path = CUSTOMERS + "/" + made.text("/id");
        crm.administrator()
                .patch(path, Map.of("data", Map.of("name", "先改的人")), 1)
                .expect(200);

        var refused = refusals.refused(
                crm.administrator(),
                who -> who.patch(path, Map.of("data", Map.of("name", "后改的人")), 1),
                new Expected(409, "stale_version", "请比较", "compare"));

        assertThat(refused.text("/current/data/name")).isEqualTo("先改的人");
        assertThat(refused.body().at("/current/version").asInt()).isEqualTo(2);
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_cut_off_at_the_limit_without_an_error_in_the_log()
            throws IOException {
        var address = URI.create(crm.server().url());
        var head = "POST /api/v1/session HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nX-Mortise: 1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        var megabyte = ("100000\r\n" + "a".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write("c\r\n{\"login\":\"xx\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = sendUntilAnswered(socket, megabyte);
            assertThat(answer)
                    .satisfiesAnyOf(text -> assertThat(text).startsWith("HTTP/1.1 413"), text -> assertThat(text)
                            .isEmpty());
        }

        Visitor.of(crm.server()).get("/setup").expect(200);
        assertThat(crm.server().log()).doesNotContain("Response has already been written");
    }

    @Test
    void a_body_that_is_too_long_is_answered_at_once_and_the_line_is_cut_although_it_never_ends() throws IOException {
        var address = URI.create(crm.server().url());
        var head = "POST /api/v1/session HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nX-Mortise: 1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        var megabyte = ("100000\r\n" + "a".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write("c\r\n{\"login\":\"xx\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var sent = 0; sent < 11; sent++) {
                socket.getOutputStream().write(megabyte);
            }

            assertThat(untilCut(socket)).startsWith("HTTP/1.1 413").contains("too_large");
        }
    }

    /** All that comes until the line is cut, politely or not; fails when it is not. */
    private static String untilCut(Socket socket) throws IOException {
        var heard = new ByteArrayOutputStream();
        var piece = new byte[1_000];
        try {
            for (var read = socket.getInputStream().read(piece);
                    read >= 0;
                    read = socket.getInputStream().read(piece)) {
                heard.write(piece, 0, read);
            }
        } catch (SocketException reset) {
            // What had come before is what counts.
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** What the server says while it is still being talked to; nothing when it cut the line before that could be read. */
    private static String sendUntilAnswered(Socket socket, byte[] piece) {
        try {
            for (var sent = 0; sent < 14; sent++) {
                socket.getOutputStream().write(piece);
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var head = new byte[1_000];
            var length = socket.getInputStream().read(head);
            return new String(head, 0, Math.max(length, 0), StandardCharsets.UTF_8);
        } catch (IOException cutOff) {
            return "";
        }
    }

    private static Arguments request(String what, Function<Visitor, Answer> request, Expected expected) {
        return Arguments.of(what, request, expected);
    }

    private static Function<Visitor, Answer> filtered(String condition) {
        return who -> who.get(CUSTOMERS + "?filter=" + Visitor.encoded(condition.replace('\'', '"')));
    }

    private static Function<Visitor, Answer> creating(String body) {
        return who -> who.post(CUSTOMERS, body);
    }

    private static String sentence(Answer answer) {
        var body = ((com.fasterxml.jackson.databind.node.ObjectNode) answer.body());
        body.remove("requestId");
        return body.toString();
    }
}
