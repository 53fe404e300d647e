package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.SingleQuoted.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody without an account fills in a form through its link, and learns of nothing else. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class PublicFormTest {

    private PublicLab lab;

    @BeforeEach
    void published() {
        lab = new PublicLab();
    }

    @Test
    void the_page_tells_of_the_offered_fields_and_of_nothing_else() {
        var token = lab.link("");

        var answer = lab.stranger.get("/public/" + token);

        answer.then().statusCode(200);
        assertThat(answer.cookies()).isEmpty();
        var page = body(answer);
        assertThat(page.path("fields").findValuesAsText("key").stream().filter(found -> found.length() > 1))
                .containsExactly("kind", "name", "mail", "pieces", "price", "note");
        assertThat(answer.asString().toLowerCase(Locale.ROOT))
                .doesNotContain("unseen", lab.key, "story", "unique", "\"red\"", "user.");
        assertThat(page.at("/fields/3/visibleWhen")).isEqualTo(json("{'field':'kind','op':'eq','value':'b'}"));
        assertThat(page.at("/fields/5/visibleWhen").isMissingNode()).isTrue();
        assertThat(page.at("/logic/rules"))
                .isEqualTo(json("[{'key':'r0','when':{'field':'kind','op':'eq','value':'b'},"
                        + "'then':[{'act':'require','targets':['pieces']}],'else':[]}]"));
        assertThat(page.at("/logic/validations"))
                .isEqualTo(json("[{'key':'v0','assert':{'field':'price','op':'lte','value':'8000'},"
                        + "'targets':['pieces'],'message':'too many at once'}]"));
        assertThat(page.path("parameters")).isEqualTo(json("[{'name':'campaign'},{'name':'kind','field':'kind'}]"));
    }

    @Test
    void regions_are_told_level_by_level_to_whoever_has_the_address_of_a_form() {
        var token = lab.link("");

        var provinces = body(lab.stranger.get("/public/" + token + "/regions"));
        var cities = body(lab.stranger.get("/public/" + token + "/regions?within=33"));

        assertThat(provinces.path("items")).contains(json("['33','浙江省']"));
        assertThat(provinces.path("countries")).contains(json("'DE'"));
        assertThat(cities.path("items")).contains(json("['3301','杭州市']"));
        lab.stranger.get("/public/nobody/regions").then().statusCode(404);
    }

    @Test
    void a_record_has_what_was_filled_in_what_the_address_brought_and_what_the_link_gives() {
        var owner = body(lab.administrator.get("/session")).at("/user/id").asText();
        var token = lab.link(",'values':{'unseen_source':'expo','unseen_owner':'" + owner + "'}");

        var sent = lab.send(
                token,
                "{'data':{'kind':'b','name':'Li','pieces':'3'},'parameters':{'campaign':'spring','kind':'a','other':'x'}}");

        sent.then().statusCode(201);
        assertThat(body(sent)).isEqualTo(json("{'thanks':'Thank you.'}"));
        assertThat(sent.headers().hasHeaderWithName("Location")).isFalse();
        assertThat(sent.cookies()).isEmpty();
        var record = lab.onlyRecord();
        json("{'kind':'b','name':'Li','pieces':'3','price':'240','unseen_cost':'180','unseen_campaign':'spring',"
                        + "'unseen_source':'expo','unseen_owner':'" + owner + "'}")
                .properties()
                .forEach(expected ->
                        assertThat(record.path("data").path(expected.getKey())).isEqualTo(expected.getValue()));
        assertThat(record.path("owner").asText()).isEqualTo(owner);
        var history = body(lab.administrator.get(
                        lab.records() + "/" + record.path("id").asText() + "/history"))
                .at("/items/0");
        assertThat(history.path("via").asText()).isEqualTo("public");
        assertThat(history.path("cause").asText()).isEqualTo("publiclink:story." + lab.key);
        assertThat(history.path("causeTitle").asText()).isEqualTo("Write to us");
        assertThat(history.has("actor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unseen_source", "unseen_campaign", "unseen_level", "unseen_owner", "nothing_here"})
    void what_is_not_offered_is_unknown(String field) {
        var refused = lab.send(lab.link(""), "{'data':{'name':'Li','" + field + "':'web'}}");

        refused.then().statusCode(422);
        assertThat(body(refused).at("/problems/0/code").asText()).isEqualTo("unknown_field");
        assertThat(body(refused).at("/problems/0/path").asText()).isEqualTo("/data/" + field);
        assertThat(lab.made()).isZero();
    }

    @Test
    void what_is_wrong_with_what_is_not_offered_is_told_without_its_name() {
        var refused = lab.send(lab.link(""), "{'data':{'name':'Li','kind':'b','pieces':'100000'}}");

        refused.then().statusCode(422);
        assertThat(body(refused).path("problems").findValuesAsText("code"))
                .containsExactlyInAnyOrder("validation_failed", "hidden_in_the_way");
        assertThat(refused.asString().toLowerCase(Locale.ROOT)).doesNotContain("unseen");
    }

    @Test
    void that_something_is_taken_is_told_without_telling_of_the_record_that_has_it() {
        var token = lab.link("");
        lab.send(token, "{'data':{'name':'Li','mail':'li@example.com'}}").then().statusCode(201);

        var refused = lab.send(token, "{'data':{'name':'Wang','mail':'li@example.com'}}");

        refused.then().statusCode(422);
        assertThat(body(refused).at("/problems/0/code").asText()).isEqualTo("not_unique");
        assertThat(refused.asString()).doesNotContain("Li");
    }

    @Test
    void what_the_address_brings_and_does_not_fit_is_left_out() {
        lab.administrator.publish(
                "story",
                json(PublicLab.LINK
                        .formatted(lab.key, "")
                        .replace("unseen_campaign", "unseen_source")
                        .replace("'values':{'unseen_source':'web'}", "'values':{}")
                        .replace('\'', '"')));

        lab.send(
                        PublicLab.token(lab.administrator, "story." + lab.key),
                        "{'data':{'name':'Li'},'parameters':{'campaign':'nothing'}}")
                .then()
                .statusCode(201);

        assertThat(lab.onlyRecord().path("data").has("unseen_source")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'field':'kind'} | {'field':'unseen_link'} | publiclink_offer_missing",
                "{'field':'kind'} | {'field':'unseen_owner'} | publiclink_people",
                "'field':'unseen_campaign' | 'field':'unseen_papers' | publiclink_not_brought",
                "'values':{ | 'offer':{'unseen_link':{'form':'{form}'}},'values':{ | publiclink_offer_needless",
                "'values':{ | 'offer':{'unseen_gone':{'form':'{form}'}},'values':{ | field_missing",
                "{'field':'kind'} | {'field':'unseen_rows'} | publiclink_rows_without_columns",
                "{'field':'kind'} | {'field':'unseen_rows','columns':['nothing']} | field_missing",
                "{'field':'kind'} | {'field':'unseen_rows','columns':['who']} | publiclink_people",
                "{'field':'kind'} | {'field':'unseen_rows','columns':['sum']} | publiclink_computed_elsewhere",
                "{'field':'kind'} | {'field':'kinds'} | field_missing",
                "{'field':'kind'} | {'field':'name'} | key_repeated",
                "{'field':'name'}, | | publiclink_required_missing",
                "{'field':'pieces'}, | | publiclink_computed_elsewhere",
                "'unseen_source':'web' | 'name':'x' | publiclink_field_twice",
                "'unseen_source':'web' | 'unseen_source':'fair' | option_unknown",
                "'unseen_source':'web' | 'unseen_link':'x' | publiclink_not_given",
                "'values':{ | 'until':'2026-02-30T00:00:00Z','values':{ | publiclink_no_moment",
                "'values':{ | 'from':'2026-03-02T00:00:00Z','until':'2026-03-01T00:00:00Z','values':{ | publiclink_ends_early",
                "'field':'unseen_campaign' | 'field':'unseen_source' | publiclink_field_twice"
            })
    void what_must_not_be_offered_is_not_published(String instead, String of, String code) {
        var doc = PublicLab.LINK
                .formatted(lab.key, "")
                .replace(instead, of == null ? "" : of)
                .replace("{form}", lab.key);
        lab.administrator
                .post("/metadata/publiclink", Map.of("pkg", "story", "doc", json(doc)))
                .then()
                .statusCode(201);

        var refused = lab.administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(Map.of("note", ""))
                .post("/metadata/publiclink/story." + lab.key + "/publish");

        refused.then().statusCode(422);
        assertThat(body(refused).path("problems").findValuesAsText("code")).contains(code);
    }
}
