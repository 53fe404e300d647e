package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.core.kernel.Json;
import org.mortise.server.Refusals.Expected;
import org.mortise.server.SharedServer.Crm;

/** A bundle comes again to where its objects were changed meanwhile: somebody decides, object by object, or nothing happens. */
@ExtendWith(SharedServer.class)
class BundleUpgradeIT {

    private static final String NOTE = ",{\"key\":\"note\",\"type\":\"text\",\"title\":\"Note\"}";
    private static final String MENU = "{\"kind\":\"menu\",\"key\":\"main\",\"title\":\"%s\",\"items\":[]}";

    private static int applications;

    private final Crm crm;
    private final String pkg = "upgrade" + ++applications;

    BundleUpgradeIT(Crm crm) {
        this.crm = crm;
    }

    @BeforeEach
    void version_one_is_installed_and_its_form_changed_here() {
        send("/bundles/install", bundle("1.0.0", "", "One")).expect(200);
        var form = crm.administrator().get("/metadata/form/" + pkg + ".thing").expect(200);
        var changed = (ObjectNode) form.body().path("published").deepCopy();
        changed.put("title", "Our thing");
        crm.administrator()
                .put("/metadata/form/" + pkg + ".thing/draft", changed, form.text("/draftRevision"))
                .expect(200);
        crm.administrator()
                .post(
                        "/metadata/form/" + pkg + ".thing/publish",
                        Map.of("note", ""),
                        crm.administrator()
                                .get("/metadata/form/" + pkg + ".thing")
                                .text("/draftRevision"))
                .expect(200);
    }

    @Test
    void the_plan_shows_what_both_sides_changed() {
        var plan = send("/bundles/plan", bundle("2.0.0", NOTE, "Two")).expect(200);

        var form = item(plan.body(), "form");
        assertThat(form.path("action").asText()).isEqualTo("conflict");
        assertThat(form.path("ours")).extracting(JsonNode::asText).containsExactly("/title");
        assertThat(form.path("theirs").toString()).contains("/model/fields");
        assertThat(item(plan.body(), "menu").path("action").asText()).isEqualTo("update");
    }

    @Test
    void without_a_decision_nothing_at_all_is_written() {
        new Refusals(crm)
                .refused(
                        crm.administrator(),
                        who -> who.send("/bundles/install", "application/zip", bundle("2.0.0", NOTE, "Two")),
                        new Expected(422, "bundle_conflict", "thing", "thing"));

        assertThat(title("menu", "main")).isEqualTo("One");
    }

    @Test
    void ours_stays_and_is_not_asked_about_again() {
        send("/bundles/install?ours=form/" + pkg + ".thing", bundle("2.0.0", NOTE, "Two"))
                .expect(200);

        assertThat(title("form", "thing")).isEqualTo("Our thing");
        assertThat(title("menu", "main")).isEqualTo("Two");
        var again = send("/bundles/plan", bundle("2.0.0", NOTE, "Two")).expect(200);
        assertThat(again.body().path("items"))
                .allSatisfy(item -> assertThat(item.path("action").asText()).isEqualTo("unchanged"));
    }

    @Test
    void theirs_comes_into_force() {
        send("/bundles/install?theirs=form/" + pkg + ".thing", bundle("2.0.0", NOTE, "Two"))
                .expect(200);

        assertThat(title("form", "thing")).isEqualTo("Thing");
        assertThat(crm.administrator()
                        .get("/forms/" + pkg + ".thing")
                        .expect(200)
                        .body()
                        .at("/model/fields/1/key")
                        .asText())
                .isEqualTo("note");
    }

    @Test
    void only_administrators_plan_and_install() {
        var somebody = crm.signIn("wang.fang");
        somebody.send("/bundles/plan", "application/zip", bundle("2.0.0", NOTE, "Two"))
                .expect(403);
        somebody.send("/bundles/install", "application/zip", bundle("2.0.0", NOTE, "Two"))
                .expect(403);
    }

    private Visitor.Answer send(String path, byte[] zip) {
        return crm.administrator().send(path, "application/zip", zip);
    }

    private byte[] bundle(String version, String moreFields, String menu) {
        return LabBundle.zip(Map.of(
                "manifest.json",
                "{\"format\":1,\"id\":\"%s\",\"version\":\"%s\",\"title\":\"Up\",\"engine\":\">=0.1\"}"
                        .formatted(pkg, version),
                "forms/thing.json",
                Json.write(LabBundle.form("thing", moreFields)),
                "menus/main.json",
                MENU.formatted(menu)));
    }

    private String title(String kind, String key) {
        return crm.administrator()
                .get("/metadata/" + kind + "/" + pkg + "." + key)
                .expect(200)
                .text("/published/title");
    }

    private static JsonNode item(JsonNode plan, String kind) {
        for (var item : plan.path("items")) {
            if (item.path("kind").asText().equals(kind)) {
                return item;
            }
        }
        throw new AssertionError("no " + kind + " in " + plan);
    }
}
