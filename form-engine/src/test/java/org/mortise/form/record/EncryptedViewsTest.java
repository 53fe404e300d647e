package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;
import org.mortise.form.view.SavedViews;

/** Views that people saved, over a field that becomes encrypted. */
class EncryptedViewsTest {

    private static final ObjectKey FORM = ObjectKey.parse("shop.person");
    private static final ObjectKey VISIT = ObjectKey.parse("shop.visit");
    private static final String CLEAR = """
            {'kind':'form','key':'person','title':'Person','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'idcard','type':'idcard','title':'Number','props':{}}]}}""";
    private static final String ENCRYPTED = CLEAR.replace("'props':{}", "'props':{'encrypted':true}");
    private static final String VISITS = """
            {'kind':'form','key':'visit','title':'Visit','model':{'titleField':'note','fields':[
              {'key':'note','type':'text'},{'key':'who','type':'link','props':{'form':'person'}}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'person','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'visit','actions':['read'],'scope':'all','fields':{'*':'read'}}]}""";
    private static final String BLIND = """
            {'kind':'role','key':'blind','title':'Blind','grants':[
              {'form':'person','actions':['read'],'scope':'all','fields':{'*':'read','idcard':'hidden'}}]}""";
    private static final String BOTH_ASK = """
            {'title':'mine','filter':{'all':[{'field':'name','op':'contains','value':'a'},
              {'field':'idcard','op':'contains','value':'11'}]},
             'sort':[{'field':'idcard','direction':'asc'},{'field':'name','direction':'desc'}]}""";
    private static final String SAME =
            "{'title':'same','filter':{'field':'idcard','op':'eq','value':'11010519491231002X'}}";
    private static final String FAR = "{'title':'far','filter':{'field':'who.idcard','op':'startsWith','value':'11'}}";

    private final FormWorld world = new FormWorld();
    private final SavedViews views = SavedViews.of(world.database, world.vault, world.clock);
    private Caller.User ann;
    private Caller.User bob;

    @BeforeEach
    void forms() {
        world.publish(CLEAR, VISITS, ROLE, BLIND);
        ann = world.person("ann", "shop.clerk");
        bob = world.person("bob", "shop.clerk");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private CallerAccess access(Caller caller) {
        return FormWorld.wait(world.gate.of(caller));
    }

    private JsonNode keep(Caller caller, ObjectKey form, String doc) {
        return FormWorld.wait(views.create(access(caller), form, json(doc)));
    }

    private List<String> told(String draft) {
        var id = new MetadataId("form", FORM);
        world.draft(id, draft);
        return FormWorld.wait(world.desk().effects(id, null)).stream()
                .filter(effect -> effect.code().equals("effect_views_lose"))
                .map(effect -> String.valueOf(effect.params().get("count")))
                .toList();
    }

    @Test
    void the_publish_counts_views_of_everybody_and_each_once() {
        keep(ann, FORM, BOTH_ASK);
        keep(bob, FORM, BOTH_ASK);
        keep(bob, FORM, SAME);
        keep(bob, VISIT, FAR);

        assertThat(told(ENCRYPTED)).containsExactly("3");
    }

    @Test
    void nothing_is_told_where_views_lose_nothing() {
        keep(ann, FORM, SAME);
        assertThat(told(ENCRYPTED)).isEmpty();

        keep(ann, FORM, BOTH_ASK);
        assertThat(told(CLEAR.replace("'Number'", "'Id'"))).isEmpty();
        world.publish(ENCRYPTED);
        assertThat(told(ENCRYPTED.replace("'Number'", "'Id'"))).isEmpty();
    }

    @Test
    void what_asks_in_vain_is_not_kept_and_the_rest_is() {
        var kept = keep(ann, FORM, BOTH_ASK).path("id").asText();
        world.publish(ENCRYPTED);

        var refused = catchThrowableOfType(Rejected.class, () -> keep(ann, FORM, BOTH_ASK));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("field_encrypted");
        assertThat(keep(ann, FORM, SAME).path("title").asText()).isEqualTo("same");

        var again = catchThrowableOfType(
                Rejected.class, () -> FormWorld.wait(views.save(access(ann), FORM, Ids.parse(kept), json(BOTH_ASK))));
        assertThat(again.problems()).extracting(Problem::code).containsExactly("field_encrypted");
    }

    @Test
    void a_view_is_opened_without_what_it_asks_in_vain() {
        keep(ann, FORM, BOTH_ASK);
        keep(ann, FORM, SAME);
        world.publish(ENCRYPTED);

        var listed = FormWorld.wait(views.list(access(ann), FORM));
        assertThat(listed.get(0).path("lost")).isEqualTo(Json.parse("[\"Number\"]"));
        assertThat(listed.get(0).path("filter"))
                .isEqualTo(json("{'all':[{'field':'name','op':'contains','value':'a'}]}"));
        assertThat(listed.get(0).path("sort"))
                .isEqualTo(Json.parse("[{'field':'name','direction':'desc'}]".replace('\'', '"')));
        assertThat(listed.get(1).has("lost")).isFalse();
        assertThat(listed.get(1).path("filter").path("op").asText()).isEqualTo("eq");

        world.publish(CLEAR);
        assertThat(FormWorld.wait(views.list(access(ann), FORM)).get(0).has("lost"))
                .isFalse();
    }

    @Test
    void whoever_may_not_see_a_field_is_not_told_its_title() {
        keep(ann, FORM, BOTH_ASK.replace("'title'", "'shared':true,'title'"));
        world.publish(ENCRYPTED);
        var blind = world.person("cid", "shop.blind");

        assertThat(FormWorld.wait(views.list(access(blind), FORM)).get(0).toString())
                .doesNotContain("Number");
        assertThat(FormWorld.wait(views.list(access(bob), FORM)).get(0).toString())
                .contains("Number");
        var refused = catchThrowableOfType(Rejected.class, () -> keep(blind, FORM, BOTH_ASK));
        assertThat(refused.problems()).isNotEmpty().extracting(Problem::code).doesNotContain("field_encrypted");
    }
}
