package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;

/** What the picker of a link shows beside titles, and how many may be picked. */
class PickerColumnsTest {

    private static final String COMPANY = """
            {'kind':'form','key':'company','title':'Company','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'city','type':'text'},{'key':'phone','type':'phone'},{'key':'secret','type':'text'},{'key':'boss','type':'user'},
              {'key':'size','type':'select','props':{'options':[{'key':'big','label':'Big'}]}},{'key':'files','type':'attachment'}]}}""";
    private static final String DEAL = """
            {'kind':'form','key':'deal','title':'Deal','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'plain','type':'link','props':{'form':'company'}},
              {'key':'company','type':'link','props':{'form':'company','columns':['secret','boss','phone','size']}},
              {'key':'rivals','type':'links','props':{'form':'company','columns':['size'],'minCount':2,'maxCount':2}}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'company','actions':['read'],'scope':'all','fields':{'*':'read','secret':'hidden','phone':'masked'}},
              {'form':'deal','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User seller;
    private static String oak;
    private static String elm;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(COMPANY, DEAL, ROLE);
        seller = world.person("ann", "shop.seller");
        oak = company("{'name':'Oak','city':'York','phone':'13800001234','secret':'s','size':'big','boss':'%s'}"
                .formatted(seller.id()));
        elm = company("{'name':'Elm','city':'Bath'}");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_picker_shows_the_columns_that_whoever_picks_may_see() {
        var line = offered("company", "Oak").get(0);

        assertThat(line.path("values").properties())
                .extracting(value -> value.getKey())
                .containsExactly("boss", "phone", "size");
        assertThat(line.path("values").path("phone").asText())
                .doesNotContain("13800001234")
                .endsWith("1234");
        assertThat(line.path("labels").path(seller.id().toString()).asText()).isEqualTo("ann");
        assertThat(line.toString()).doesNotContain("\"s\"").doesNotContain("detail");
    }

    @Test
    void a_picker_without_columns_shows_the_first_texts() {
        var line = offered("plain", "Oak").get(0);

        assertThat(line.path("detail").asText()).isEqualTo("York");
        assertThat(line.has("values")).isFalse();
    }

    @Test
    void as_many_records_are_picked_as_the_field_takes() {
        assertThat(refused("{'rivals':['%s']}".formatted(oak))).containsExactly("choices_too_few /data/rivals");
        assertThat(refused("{'rivals':['%s','%s']}".formatted(oak, elm))).isEmpty();
        assertThat(refused("{'rivals':['%s','%s','%s']}".formatted(oak, elm, company("{'name':'Ash'}"))))
                .containsExactly("choices_too_many /data/rivals");
    }

    @Test
    void columns_are_fields_of_the_other_form_that_fit_in_a_line() {
        var refusal = catchThrowableOfType(Rejected.class, () -> world.publish("""
                {'kind':'form','key':'odd','title':'Odd','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'company','type':'link','props':{'form':'company','columns':['name','citty','files']}}]}}"""));

        assertThat(refusal.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly(
                        "field_unknown /model/fields/1/props/columns/1",
                        "picker_column_type /model/fields/1/props/columns/2");
    }

    private static JsonNode offered(String field, String search) {
        return FormWorld.wait(world.candidates(seller, "shop.deal", field, search))
                .path("items");
    }

    private static String company(String data) {
        return world.create(FormWorld.PLATFORM, "shop.company", data).id().toString();
    }

    private static List<String> refused(String data) {
        var refusal = catchThrowableOfType(Rejected.class, () -> world.create(seller, "shop.deal", data));
        return refusal == null
                ? List.of()
                : refusal.problems().stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList();
    }
}
