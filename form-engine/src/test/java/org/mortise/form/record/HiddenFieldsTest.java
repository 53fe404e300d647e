package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** What is wrong with a record tells its writer nothing of fields that he may not see. */
class HiddenFieldsTest {

    private static final String CASE = """
            {'kind':'form','key':'case','title':'Case','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'verdict','type':'select','title':'Verdict','required':true,
               'props':{'options':[{'key':'guilty','label':'Guilty'},{'key':'free','label':'Free'}]}},
              {'key':'days','type':'number','title':'Days','props':{'max':'9'}},
              {'key':'notes','type':'subtable','title':'Notes','fields':[
                {'key':'what','type':'text','title':'What'},{'key':'weight','type':'number','title':'Weight','props':{'max':'9'}}]}]},
             'logic':{'validations':[{'key':'hung','assert':{'field':'name','op':'ne','value':'hung'},'targets':['verdict'],
               'message':'A hung jury has no verdict'}]}}""";
    private static final String CLERK = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[{'form':'case','actions':['create','read','update'],'scope':'all',
              'fields':{'*':'write','verdict':'hidden','days':'hidden','notes.weight':'hidden'}}]}""";
    private static final String PLANT = """
            {'kind':'form','key':'plant','title':'Plant','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'place','type':'location','title':'Place'}]}}""";
    private static final String ROUND = """
            {'kind':'form','key':'round','title':'Round','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'plant','type':'link','title':'Plant','props':{'form':'plant'}},
              {'key':'here','type':'location','title':'Here','props':{'geofence':[{'field':'plant.place','within':100}]}},
              {'key':'cur','type':'currency','title':'Currency','props':{'options':[{'key':'JPY','label':'JPY'},{'key':'USD','label':'USD'}]},'default':{'value':'JPY'}},
              {'key':'fee','type':'money','title':'Fee','props':{'currencyField':'cur'}},
              {'key':'badge','type':'text','title':'Badge','props':{'unique':true}},
              {'key':'seal','type':'text','title':'Seal'}],
              'uniques':[{'fields':['name','seal']}]}}""";
    private static final String GUARD = role("guard", "'place':'hidden'", "'scope':'all'");
    private static final String WARDEN =
            role("warden", "'name':'read'", "'scope':{'field':'name','op':'ne','value':'Other'}");
    private static final String CHIEF = role("chief", "'name':'read'", "'scope':'all'");
    private static final ObjectKey FORM = ObjectKey.parse("shop.case");

    private static FormWorld world;
    private static Caller.User clerk;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(CASE, CLERK, PLANT, ROUND, GUARD, WARDEN, CHIEF);
        clerk = world.person("clerk", "shop.clerk");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'verdict':'nonsense'}", "{'verdict':'guilty'}", "{'days':'x'}", "{'days':'10'}", "{'days':'5'}"
            })
    void whatever_is_sent_for_a_hidden_field_the_field_is_unknown(String data) {
        var record = world.create(FormWorld.PLATFORM, "shop.case", "{'name':'a','verdict':'free'}");
        var field = data.contains("verdict") ? "verdict" : "days";

        assertThat(told(() -> world.update(clerk, record, data))).containsExactly("unknown_field /data/" + field);
        assertThat(told(() -> world.create(clerk, "shop.case", data))).contains("unknown_field /data/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "10", "5"})
    void whatever_is_sent_for_a_hidden_column_the_column_is_unknown(String weight) {
        var record = world.create(FormWorld.PLATFORM, "shop.case", "{'name':'a','verdict':'free'}");

        assertThat(told(() -> world.update(clerk, record, "{'notes':[{'what':'w','weight':'" + weight + "'}]}")))
                .containsExactly("unknown_field /data/notes/0/weight");
    }

    @Test
    void what_is_wrong_with_a_hidden_field_stands_in_the_way_without_its_name_and_words() {
        var refused = catchThrowableOfType(Rejected.class, () -> world.create(clerk, "shop.case", "{'name':'hung'}"));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("hidden_in_the_way");
            assertThat(problem.path()).isEqualTo("/data");
            assertThat(problem.params()).isEmpty();
        });
    }

    @Test
    void trying_a_record_tells_nothing_of_hidden_fields_either() {
        var tried = FormWorld.wait(world.evaluation.evaluate(
                clerk, FORM, (UUID) null, FormWorld.json("{'name':'a','verdict':'nonsense'}")));

        assertThat(tried.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly("unknown_field /data/verdict");
        assertThat(tried.states()).doesNotContainKeys("verdict", "days", "notes.weight");
    }

    @Test
    void nobody_has_to_fill_in_what_he_does_not_see() {
        assertThat(world.create(clerk, "shop.case", "{'name':'a'}").version()).isEqualTo(1);
    }

    private static String role(String key, String plant, String scope) {
        return """
                {'kind':'role','key':'%s','title':'R','grants':[{'form':'plant','actions':['read'],%s,'fields':{'*':'read',%s}},
                  {'form':'round','actions':['create','read','update'],'scope':'all',
                   'fields':{'*':'write'%s}}]}""".formatted(
                key, scope, plant, key.equals("chief") ? "" : ",'cur':'hidden','badge':'hidden','seal':'hidden'");
    }

    private static List<Problem> refused(Caller caller, String data) {
        return catchThrowableOfType(Rejected.class, () -> world.create(caller, "shop.round", data))
                .problems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard", "warden"})
    void who_may_not_see_the_middle_of_a_circle_hears_only_that_he_is_outside(String role) {
        var plant = world.create(
                FormWorld.PLATFORM, "shop.plant", "{'name':'North','place':{'lng':'120.15','lat':'30.28'}}");
        var away =
                "{'name':'x','plant':'%s','here':{'lng':'120.15','lat':'30.2917','accuracy':9}}".formatted(plant.id());
        var caller = world.person("the_" + role, "shop." + role);

        assertThat(refused(caller, away)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("location_elsewhere");
            assertThat(problem.params()).containsOnlyKeys("field");
        });
        var tried = FormWorld.wait(
                world.evaluation.evaluate(caller, ObjectKey.parse("shop.round"), (UUID) null, FormWorld.json(away)));
        assertThat(tried.problems()).extracting(Problem::code).containsExactly("location_elsewhere");
    }

    @Test
    void who_may_see_it_hears_how_far_it_is() {
        var plant = world.create(
                FormWorld.PLATFORM, "shop.plant", "{'name':'South','place':{'lng':'120.15','lat':'30.28'}}");
        var away =
                "{'name':'y','plant':'%s','here':{'lng':'120.15','lat':'30.2917','accuracy':9}}".formatted(plant.id());
        var chief = world.person("chief", "shop.chief");

        assertThat(refused(chief, away)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("location_outside");
            assertThat(problem.params()).containsEntry("distance", "1.3 km").containsEntry("place", "South");
        });
    }

    @Test
    void the_currency_of_an_amount_is_named_to_who_may_see_it_alone() {
        var guard = world.person("guard_of_fees", "shop.guard");

        assertThat(refused(guard, "{'name':'fee','fee':'1.5'}")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("amount_digits");
            assertThat(problem.params()).doesNotContainKey("currency");
        });
        assertThat(refused(FormWorld.PLATFORM, "{'name':'fee','fee':'1.5'}"))
                .extracting(Problem::code)
                .containsExactly("currency_digits");
    }

    @Test
    void what_a_hidden_field_repeats_stands_in_the_way_without_a_name() {
        world.create(FormWorld.PLATFORM, "shop.round", "{'name':'once','badge':'B1'}");
        var guard = world.person("guard_of_seals", "shop.guard");
        world.create(guard, "shop.round", "{'name':'twice'}");
        var sealed = world.create(FormWorld.PLATFORM, "shop.round", "{'name':'other','seal':'S'}");
        world.create(FormWorld.PLATFORM, "shop.round", "{'name':'again','seal':'S'}");

        assertThat(refused(FormWorld.PLATFORM, "{'name':'more','badge':'B1'}"))
                .extracting(Problem::code)
                .containsExactly("not_unique");
        assertThat(told(() -> world.update(guard, sealed, "{'name':'again'}")))
                .containsExactly("hidden_in_the_way /data");
        assertThat(told(() -> world.update(FormWorld.PLATFORM, sealed, "{'name':'again'}")))
                .containsExactly("not_unique_together /data/name");
    }

    private static List<String> told(ThrowingCallable work) {
        return catchThrowableOfType(Rejected.class, work).problems().stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }
}
