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
    private static final ObjectKey FORM = ObjectKey.parse("shop.case");

    private static FormWorld world;
    private static Caller.User clerk;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(CASE, CLERK);
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

    private static List<String> told(ThrowingCallable work) {
        return catchThrowableOfType(Rejected.class, work).problems().stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }
}
