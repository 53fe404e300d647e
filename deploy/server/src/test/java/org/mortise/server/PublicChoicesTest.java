package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.SingleQuoted.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger finds of another form: the records and fields that the link offers by a field, and by it alone. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class PublicChoicesTest {

    private PublicOrderLab lab;

    @BeforeEach
    void published() {
        lab = new PublicOrderLab();
    }

    @Test
    void records_within_the_offer_are_found_with_the_fields_that_it_shows() {
        var found = lab.candidates("product", "Pu");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0"))
                .isEqualTo(json("{'id':'" + lab.pump + "','title':'Pump','values':{'price':'80'},'labels':{}}"));
    }

    @Test
    void nothing_is_found_beyond_it_nor_by_what_is_not_shown_nor_before_something_is_typed() {
        assertThat(lab.candidates("product", "Prototype")).isEmpty();
        assertThat(lab.candidates("product", "nobody")).isEmpty();
        assertThat(lab.candidates("product", "P")).isEmpty();
        assertThat(lab.candidates("product", "")).isEmpty();
        assertThat(lab.candidates("product", "x".repeat(200))).isEmpty();
    }

    @Test
    void each_field_has_its_own_offer_though_both_lead_to_one_form() {
        assertThat(lab.candidates("lines.item", "").findValuesAsText("title")).containsExactly("Prototype");

        assertThat(problem(lab.send("{'who':'Li','product':'" + lab.prototype + "'}", "")))
                .isEqualTo("link_not_found /data/product");
        assertThat(problem(lab.send("{'who':'Li','lines':[{'item':'" + lab.pump + "'}]}", "")))
                .isEqualTo("link_not_found /data/lines/0/item");
        assertThat(problem(lab.send("{'who':'Li','product':'01890a5d-ac96-774b-bcce-b302099a8057'}", "")))
                .isEqualTo("link_not_found /data/product");
        lab.send("{'who':'Li','product':'" + lab.pump + "','lines':[{'item':'" + lab.prototype + "'}]}", "")
                .then()
                .statusCode(201);
        assertThat(lab.onlyRecord().at("/data/product").asText()).isEqualTo(lab.pump);
    }

    @Test
    void choices_from_records_are_offered_and_kept_in_the_same_way() {
        var offered = lab.candidates("code", "");
        assertThat(offered.findValuesAsText("id")).containsExactly("P1");
        assertThat(offered.at("/0/detail").asText()).isEqualTo("Pump");

        assertThat(problem(lab.send("{'who':'Li','code':'X1'}", ""))).isEqualTo("choice_not_offered /data/code");
        lab.send("{'who':'Li','code':'P1'}", "").then().statusCode(201);
    }

    @Test
    void an_offer_shows_nothing_that_leads_further_or_speaks_of_whoever_is_signed_in() {
        var path = "/metadata/publiclink/story." + lab.key;
        var document = lab.document();
        for (var wrong : Map.of(
                        "\"show\":[\"price\"]",
                        "\"show\":[\"nothing\"]|field_missing",
                        "\"show\":[\"code\",\"name\"]",
                        "\"show\":[\"code\"]|publiclink_offer_needs",
                        "\"field\":\"price\",\"op\":\"lt\",\"value\":\"50\"",
                        "\"field\":\"created_by\",\"op\":\"eq\",\"value\":{\"var\":\"user.id\"}|publiclink_offer_person",
                        "\"product\":{\"form\":\"" + lab.key + "_item\"",
                        "\"product\":{\"form\":\"" + lab.key + "\"|publiclink_offer_elsewhere")
                .entrySet()) {
            var parts = wrong.getValue().split("\\|", 2);
            assertThat(document).contains(wrong.getKey());
            assertThat(checked(path, document.replace(wrong.getKey(), parts[0])))
                    .as(parts[1])
                    .contains(parts[1]);
        }
    }

    private String checked(String path, String document) {
        var revision = body(lab.administrator.get(path)).path("draftRevision").asInt();
        var saved = lab.administrator
                .request()
                .header("If-Match", "\"" + revision + "\"")
                .body(document)
                .put(path + "/draft");
        saved.then().statusCode(200);
        return lab.administrator
                .request()
                .header("If-Match", "\"" + body(saved).path("draftRevision").asInt() + "\"")
                .body(Map.of("note", ""))
                .post(path + "/publish")
                .then()
                .statusCode(422)
                .extract()
                .asString();
    }

    private static String problem(Response refused) {
        refused.then().statusCode(422);
        var problem = body(refused).at("/problems/0");
        return problem.path("code").asText() + " " + problem.path("path").asText();
    }
}
