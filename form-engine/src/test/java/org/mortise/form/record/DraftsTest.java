package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.json;
import static org.mortise.form.record.FormWorld.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.FieldRight;
import org.mortise.core.formula.Blanks;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Forms and formulas that are tried while they are being designed, and records that are tried by whoever has a task with them. */
class DraftsTest {

    private static final ObjectKey SALE = ObjectKey.parse("shop.sale");
    private static final String BUYER = """
            {'kind':'role','key':'buyer','title':'Buyer','grants':[
              {'form':'ware','actions':['read'],'scope':'all','fields':{'*':'read','since':'hidden'}},
              {'form':'sale','actions':['read'],'scope':'all','fields':{'*':'read'}}]}""";

    private static FormWorld world;
    private static Caller.User buyer;
    private static Caller.User nobody;

    @BeforeAll
    static void open() {
        world = AskingForms.world();
        world.publish(BUYER);
        buyer = world.person("bea", "shop.buyer");
        nobody = world.person("nora");
        world.create(FormWorld.PLATFORM, "shop.ware", "{'sku':'A1','name':'Lamp','price':'12.5','since':'2026-01-01'}");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void nothing_is_lent_any_more() {
        world.lent.clear();
    }

    private static @Nullable Object tried(Caller caller, String formula, String values) {
        return tried(caller, formula, null, values, null);
    }

    private static @Nullable Object tried(
            Caller caller, String formula, @Nullable String table, String values, @Nullable UUID record) {
        var byPath = new HashMap<String, JsonNode>();
        json(values).properties().forEach(entry -> byPath.put(entry.getKey(), entry.getValue()));
        var asked = new FormulaTrial.Tried(
                json(AskingForms.SALE), formula.replace('\'', '"'), table, byPath, record, Blanks.ZERO);
        return FormWorld.wait(world.trial.value(caller, SALE, asked));
    }

    @Test
    void a_formula_that_asks_another_form_is_tried_with_values_that_nobody_has_saved() {
        assertThat(tried(buyer, "LOOKUP('ware.price','sku',{sku})*{qty}", "{'sku':'A1','qty':'2'}"))
                .isEqualTo(new BigDecimal("25"));
        assertThat(tried(buyer, "LOOKUP('ware.price','sku',{sku})", "{'sku':'B1'}"))
                .isNull();
        assertThat(tried(
                        buyer,
                        "QUERY('count','ware.price',{row.price}>MAX({lines.qty}))",
                        "{'lines.qty':['3','11',null]}"))
                .isEqualTo(BigDecimal.ONE);
    }

    @Test
    void a_column_is_tried_with_the_values_of_its_row() {
        assertThat(tried(buyer, "LOOKUP('ware.name','sku',{sku})&{no}", "lines", "{'sku':'A1','no':'!'}", null))
                .isEqualTo("Lamp!");
    }

    @Test
    void one_answer_may_lead_to_the_next_question() {
        assertThat(tried(buyer, "LOOKUP('ware.name','price',LOOKUP('ware.price','sku',{sku}))", "{'sku':'A1'}"))
                .isEqualTo("Lamp");
    }

    @Test
    void whoever_tries_finds_only_what_he_may_see() {
        assertThat(tried(nobody, "LOOKUP('ware.price','sku',{sku})", "{'sku':'A1'}"))
                .isNull();
        assertThat(tried(nobody, "QUERY('count','ware.price')", "{}")).isEqualTo(BigDecimal.ZERO);
        assertThat(tried(buyer, "LOOKUP('ware.since','sku',{sku})", "{'sku':'A1'}"))
                .isNull();
    }

    @Test
    void a_record_is_none_of_the_others_that_its_formula_asks_for() {
        var sale = world.create(FormWorld.PLATFORM, "shop.sale", "{'phone':'555'}");

        assertThat(tried(buyer, "QUERY('count','sale',{row.phone}={phone})", null, "{'phone':'555'}", null))
                .isEqualTo(BigDecimal.ONE);
        assertThat(tried(buyer, "QUERY('count','sale',{row.phone}={phone})", null, "{'phone':'555'}", sale.id()))
                .isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void what_cannot_be_tried_is_refused_with_its_place() {
        assertThatThrownBy(() -> tried(buyer, "LOOKUP('wear.price','sku',{sku})", "{}"))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("fx_unknown_form"));
        var broken = new FormulaTrial.Tried(json("{'kind':'form'}"), "1", null, Map.of(), null, Blanks.ZERO);
        assertThatThrownBy(() -> FormWorld.wait(world.trial.value(buyer, SALE, broken)))
                .isInstanceOf(Rejected.class);
    }

    private static ObjectNode draft(Caller caller, String form, String document, String data) {
        return FormWorld.wait(world.evaluation.evaluate(caller, ObjectKey.parse(form), json(document), json(data)))
                .data();
    }

    private static final String QUOTE = """
            {'kind':'form','key':'quote','title':'Quote','model':{'titleField':'sku','fields':[
              {'key':'sku','type':'text','title':'SKU'},
              {'key':'price','type':'money','title':'Price','compute':'LOOKUP(`ware.price`,`sku`,{sku})'},
              {'key':'double','type':'money','title':'Double','compute':'{price}*2'},
              {'key':'name','type':'text','title':'Name','default':{'query':{'form':'ware','pick':'name','where':{'all':[
                {'field':'sku','op':'eq','value':{'var':'record.sku'}}]}}}}]}}""".replace("`", "\\'");

    @Test
    void a_form_that_was_never_published_is_filled_in_as_it_will_be() {
        var data = draft(buyer, "shop.quote", QUOTE, "{'sku':'A1'}");

        assertThat(List.of("price", "double", "name"))
                .extracting(key -> text(data, key))
                .containsExactly("12.5", "25", "Lamp");
        assertThat(text(draft(nobody, "shop.quote", QUOTE, "{'sku':'A1'}"), "price"))
                .isNull();
    }

    @Test
    void a_draft_with_mistakes_is_refused_with_them() {
        assertThatThrownBy(() -> draft(buyer, "shop.quote", QUOTE.replace("{price}*2", "{prise}*2"), "{}"))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("fx_unknown_field"));
    }

    @Test
    void whoever_has_a_task_with_a_record_may_try_what_the_task_lets_him_write() {
        var sale = world.create(FormWorld.PLATFORM, "shop.sale", "{'sku':'B1','no':'1','phone':'555'}");
        assertThatThrownBy(() -> tried(nobody, sale.id())).isInstanceOf(Rejected.class);

        world.lent.putAll(Map.of("sku", FieldRight.WRITE, "first", FieldRight.READ, "no", FieldRight.READ));
        var data = tried(nobody, sale.id()).data();

        assertThat(text(data, "first")).isEqualTo("12.5");
        assertThat(text(data, "no")).isEqualTo("1");
        assertThat(data.has("phone")).isFalse();
        assertThat(data.has("last")).isFalse();
    }

    private static Evaluation.Outcome tried(Caller caller, UUID id) {
        return FormWorld.wait(world.evaluation.evaluate(caller, SALE, id, json("{'sku':'A1','no':'2'}")));
    }
}
