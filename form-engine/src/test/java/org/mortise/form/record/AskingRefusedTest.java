package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;

/** Formulas that ask other forms for what cannot be asked; nothing of them is published. */
class AskingRefusedTest {

    private static FormWorld world;

    @BeforeAll
    static void open() {
        world = AskingForms.world();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_default_that_asks_for_what_is_not_there_is_refused() {
        var doc = """
                {'kind':'form','key':'wrong','title':'Wrong','model':{'titleField':'no','fields':[
                  {'key':'no','type':'text'},{'key':'x','type':'text','default':{'query':{'form':'ware','pick':'%s','where':%s}}}]}}""";

        assertThat(refused(doc.formatted("nmae", "{'all':[]}")).get(0).code()).isEqualTo("fx_unknown_form_field");
        assertThat(refused(doc.formatted("name", "{'any':[]}")).get(0).code())
                .isEqualTo("query_condition_not_possible");
        assertThat(refused(doc.formatted("price", "{'all':[]}")).get(0).code()).isEqualTo("formula_type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOOKUP(`wares.price`,`sku`,{no})      | fx_unknown_form       | ware.price",
                "LOOKUP(`ware.prize`,`sku`,{no})       | fx_unknown_form_field | ware.price",
                "MAPX(`total`,{no},`ware.sku`,`ware.price`) | fx_unknown_pick  |",
                "ROLLUP(`sum`,`receipt.amount`,`no`)   | fx_link_needed        |",
                "QUERY(`sum`,`ware.price`,{row.price}>{row.price}) | fx_query_condition |",
            })
    void what_is_not_there_is_refused_when_the_form_is_published(
            String formula, String code, @org.jspecify.annotations.Nullable String meant) {
        var refused = refused("""
                {'kind':'form','key':'wrong','title':'Wrong','model':{'titleField':'no','fields':[
                  {'key':'no','type':'text'},{'key':'x','type':'money','compute':'%s'}]}}""".formatted(formula.replace("`", "\\'")));

        assertThat(refused.get(0).code()).isEqualTo(code);
        assertThat(refused.get(0).params().get("suggestion")).isEqualTo(meant);
    }

    @Test
    void a_condition_cannot_ask_another_form() {
        var refused = refused("""
                {'kind':'form','key':'wrong','title':'Wrong','model':{'titleField':'no','fields':[{'key':'no','type':'text'}]},
                 'logic':{'rules':[{'key':'r','when':{'expr':'LOOKUP(\\'ware.price\\',\\'sku\\',{no})>1'},'then':[{'act':'hide','targets':['no']}]}]}}""");

        assertThat(refused.get(0).code()).isEqualTo("fx_form_not_here");
    }

    @Test
    void a_circle_over_forms_is_refused_with_the_way() {
        world.publish("""
                {'kind':'form','key':'hen','title':'Hen','model':{'titleField':'no','fields':[
                  {'key':'no','type':'text'},{'key':'eggs','type':'number'}]}}""", """
                {'kind':'form','key':'egg','title':'Egg','model':{'titleField':'no','fields':[
                  {'key':'no','type':'text'},{'key':'hens','type':'number','compute':'LOOKUP(`hen.eggs`,`no`,{no})'}]}}""".replace("`", "\\'"));

        var refused = refused("""
                {'kind':'form','key':'hen','title':'Hen','model':{'titleField':'no','fields':[
                  {'key':'no','type':'text'},{'key':'eggs','type':'number','compute':'LOOKUP(`egg.hens`,`no`,{no})'}]}}""".replace("`", "\\'"));

        assertThat(refused.get(0).code()).isEqualTo("derived_cycle");
        assertThat(refused.get(0).params()).containsEntry("path", "hen.eggs → egg.hens → hen.eggs");
    }

    @Test
    void a_field_that_asks_the_others_of_its_form_for_itself_is_refused() {
        var refused = refused("""
                {'kind':'form','key':'ring','title':'Ring','model':{'titleField':'no','fields':[
                  {'key':'no','type':'text'},{'key':'x','type':'number','compute':'LOOKUP(`ring.x`,`no`,{no})+1'}]}}""".replace("`", "\\'"));

        assertThat(refused.get(0).code()).isEqualTo("derived_cycle");
    }

    @Test
    void a_field_that_others_ask_for_is_used_and_cannot_be_taken_away() {
        var ware = new MetadataId("form", ObjectKey.parse("shop.ware"));

        assertThat(FormWorld.wait(world.desk().uses(ware, "price")))
                .anySatisfy(use -> assertThat(use.id().key()).isEqualTo(ObjectKey.parse("shop.sale")));
        assertThat(FormWorld.wait(world.desk().uses(ware, null)))
                .anySatisfy(use -> assertThat(use.problem().code()).isEqualTo("fx_unknown_form"));
        assertThat(refused(AskingForms.WARE.replace("{'key':'price','type':'money'},", ""))
                        .get(0)
                        .code())
                .isEqualTo("breaks_other");
    }

    private static List<org.mortise.core.kernel.Problem> refused(String doc) {
        try {
            world.publish(doc);
        } catch (Rejected refused) {
            return Objects.requireNonNull(refused.problems());
        }
        throw new AssertionError("was published: " + doc);
    }
}
