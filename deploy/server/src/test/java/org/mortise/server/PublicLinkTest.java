package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.PublicLab.said;
import static org.mortise.server.SingleQuoted.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A public link lets strangers in as long as it is open, one at a time, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class PublicLinkTest {

    private PublicLab lab;

    @BeforeEach
    void published() {
        lab = new PublicLab();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /public/{token}/records",
                "GET | /public/{token}/records/count",
                "PATCH | /public/{token}/records/01890a5d-ac96-774b-bcce-b302099a8057",
                "GET | /public/{token}/fields/unseen_papers/files/01890a5d-ac96-774b-bcce-b302099a8057",
                "POST | /public/{token}/fields/unseen_papers/files?name=a.txt",
                "POST | /public/{token}/fields/unseen_link/candidates",
                "POST | /public/{token}/fields/name/candidates",
                "DELETE | /public/{token}/files/01890a5d-ac96-774b-bcce-b302099a8057",
                "GET | /public/{token}/files/01890a5d-ac96-774b-bcce-b302099a8057",
                "GET | /public/{token}/pictures/unseen_part",
                "GET | /public/{token}/candidates",
                "GET | /public/{token}/search"
            })
    void a_token_reaches_nothing_but_its_page(String method, String path) {
        var token = lab.link("");

        var reached = lab.stranger.request().body("{}").request(method, path.replace("{token}", token));
        var unknown = lab.stranger.request().body("{}").request(method, path.replace("{token}", "x".repeat(43)));

        assertThat(reached.statusCode()).isIn(404, 405).isEqualTo(unknown.statusCode());
        assertThat(said(reached)).isEqualTo(said(unknown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/forms/{form}",
                "/forms/{form}/records",
                "/forms/{form}/count",
                "/forms/{form}/views",
                "/search?q=Li",
                "/people?search=a"
            })
    void a_token_is_no_session(String path) {
        var token = lab.link("");

        assertThat(lab.stranger
                        .request()
                        .cookie("mortise", token)
                        .get(path.replace("{form}", "story." + lab.key))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_link_that_is_off_over_early_full_renewed_or_unknown_is_not_there() {
        var unknown = said(lab.stranger.get("/public/" + "x".repeat(43)));
        assertThat(unknown).startsWith("404");
        var token = lab.link("");
        lab.stranger.get("/public/" + token).then().statusCode(200);

        for (var closed :
                List.of(",'enabled':false", ",'until':'2020-01-01T00:00:00Z'", ",'from':'2099-01-01T00:00:00+08:00'")) {
            lab.change(closed);
            assertThat(said(lab.stranger.get("/public/" + token))).as(closed).isEqualTo(unknown);
            assertThat(said(lab.send(token, "{'data':{'name':'Li'}}")))
                    .as(closed)
                    .isEqualTo(unknown);
        }
        lab.change(",'limit':1");
        lab.send(token, "{'data':{'name':'Li'}}").then().statusCode(201);
        assertThat(said(lab.send(token, "{'data':{'name':'Li'}}"))).isEqualTo(unknown);
        assertThat(said(lab.stranger.get("/public/" + token))).isEqualTo(unknown);
        lab.change("");
        lab.stranger.get("/public/" + token).then().statusCode(200);

        var renewed = lab.administrator.post("/publiclinks/story." + lab.key + "/renew", Map.of());
        renewed.then().statusCode(200);
        assertThat(said(lab.stranger.get("/public/" + token))).isEqualTo(unknown);
        assertThat(said(lab.send(token, "{'data':{'name':'Li'}}"))).isEqualTo(unknown);
        assertThat(body(renewed).path("records").asInt()).isEqualTo(1);
        lab.stranger
                .get("/public/" + PublicLab.token(lab.administrator, "story." + lab.key))
                .then()
                .statusCode(200);
        assertThat(lab.made()).isEqualTo(1);
    }

    @Test
    void the_same_request_sent_again_has_its_effect_once() {
        var token = lab.link(",'limit':1");
        var again = UUID.randomUUID().toString();

        for (var time = 0; time < 2; time++) {
            lab.stranger
                    .request()
                    .header("Idempotency-Key", again)
                    .body(json("{'data':{'name':'Li'}}"))
                    .post("/public/" + token + "/records")
                    .then()
                    .statusCode(201);
        }

        assertThat(lab.made()).isEqualTo(1);
    }

    @Test
    void programs_that_fill_in_what_people_do_not_see_are_thanked_and_forgotten() {
        var token = lab.link("");

        var trapped = lab.send(token, "{'data':{'name':'Buy now'},'homepage':'https://example.com'}");

        trapped.then().statusCode(201);
        assertThat(body(trapped)).isEqualTo(json("{'thanks':'Thank you.'}"));
        assertThat(lab.made()).isZero();
    }

    @Test
    void one_address_does_not_flood_a_link() {
        var token = lab.link("");
        var last = lab.send(token, "{'data':{}}");
        for (var time = 0; time < 200 && last.statusCode() == 422; time++) {
            last = lab.send(token, "{'data':{}}");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(body(last).path("code").asText()).isEqualTo("too_many_requests");
        lab.stranger.get("/public/" + token).then().statusCode(200);
    }

    @Test
    void pages_of_other_sites_and_bodies_without_end_are_refused() {
        var token = lab.link("");
        var road = "/public/" + token + "/records";
        var body = json("{'data':{'name':'Li'}}");

        assertThat(lab.stranger
                        .request()
                        .header("Origin", "https://evil.example")
                        .body(body)
                        .post(road)
                        .statusCode())
                .isEqualTo(403);
        assertThat(lab.stranger
                        .post(road, Map.of("data", Map.of("name", "x".repeat(1_100_000))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(lab.stranger.post(road, Map.of()).statusCode()).isEqualTo(422);
        assertThat(lab.made()).isZero();
    }

    @Test
    void only_administrators_learn_addresses() {
        lab.link("");

        lab.stranger.get("/publiclinks").then().statusCode(401);
        lab.stranger
                .post("/publiclinks/story." + lab.key + "/renew", Map.of())
                .then()
                .statusCode(401);
        lab.administrator
                .post("/publiclinks/story.nothing/renew", Map.of())
                .then()
                .statusCode(404);
    }
}
