package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.PLATFORM;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Lookups as columns of sub-tables, and formulas of rows that people overrule, on a real database. */
class ComputedRowsTest {

    private static final String PART = """
            {'kind':'form','key':'part','title':'Part','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'price','type':'money'},
              {'key':'kind','type':'select','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}}]}}""";
    private static final String BILL = """
            {'kind':'form','key':'bill','title':'Bill','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'lines','type':'subtable','fields':[
                {'key':'part','type':'link','props':{'form':'part'}},
                {'key':'price','type':'lookup','props':{'via':'part','field':'price'}},
                {'key':'kind','type':'lookup','props':{'via':'part','field':'kind'}},
                {'key':'qty','type':'number'},
                {'key':'amount','type':'money','compute':'{price}*{qty}','override':true},
                {'key':'cost','type':'money','compute':'{qty}*1','override':true}]},
              {'key':'total','type':'money','compute':'SUM({lines.amount})'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'part','actions':['read'],'scope':'all','fields':{'*':'read','price':'hidden'}},
              {'form':'bill','actions':['create','read','update'],'scope':'all','fields':{'*':'write','lines.cost':'hidden'}}]}""";

    private static FormWorld world;
    private static Caller.User clerk;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(PART, BILL, ROLE);
        clerk = world.person("clerk", "shop.clerk");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record part(String price) {
        return world.create(PLATFORM, "shop.part", "{'name':'Nail','price':'%s','kind':'a'}".formatted(price));
    }

    private static Record bill(Record part, String more) {
        return world.create(PLATFORM, "shop.bill", "{'lines':[{'part':'%s','qty':'2'%s}]}".formatted(part.id(), more));
    }

    private static JsonNode line(Record bill) {
        return world.read(PLATFORM, bill).data().path("lines").path(0);
    }

    private static Record change(Caller who, Record bill, String cells) {
        var id = line(bill).path("_id").asText();
        return world.update(who, world.read(who, bill), "{'lines':[{'_id':'%s',%s}]}".formatted(id, cells));
    }

    @Test
    void a_lookup_in_a_row_is_there_when_the_record_is_saved_and_follows_its_source() {
        var part = part("3");
        var bill = bill(part, "");
        assertThat(line(bill).path("price").asText()).isEqualTo("3");
        assertThat(line(bill).path("kind").asText()).isEqualTo("a");

        world.update(PLATFORM, part, "{'price':'5','kind':'b'}");
        world.settle();

        assertThat(line(bill).path("price").asText()).isEqualTo("5");
        assertThat(line(bill).path("kind").asText()).isEqualTo("b");
        assertThat(line(bill).path("amount").asText()).isEqualTo("10");
        assertThat(world.read(PLATFORM, bill).data().path("total").asText()).isEqualTo("10");
    }

    @Test
    void nobody_writes_a_lookup_in_a_row_and_it_does_not_depend_on_who_saves() {
        var bill = bill(part("3"), "");

        world.update(
                clerk,
                world.read(clerk, bill),
                "{'lines':[{'_id':'%s','price':'99','qty':'4'}]}"
                        .formatted(line(bill).path("_id").asText()));

        assertThat(line(bill).path("price").asText()).isEqualTo("3");
        assertThat(line(bill).path("amount").asText()).isEqualTo("12");
    }

    @Test
    void what_is_looked_up_in_rows_has_columns_of_its_own_and_the_options_of_its_source() {
        var bill = bill(part("7"), "");

        var table = FormWorld.wait(world.gate.of(PLATFORM))
                .form(ObjectKey.parse("shop.bill"))
                .shape()
                .field("lines")
                .orElseThrow();
        var columns = table.fields().stream()
                .filter(column -> column.borrowed() != null)
                .toList();
        assertThat(world.rows(
                        "SELECT 1 FROM rec.%s WHERE parent_id = $1 AND %s = 7 AND %s = 'a'"
                                .formatted(
                                        table.table(),
                                        columns.get(0).column(),
                                        columns.get(1).column()),
                        bill.id()))
                .hasSize(1);

        world.publish(PART.replace("{'key':'b','label':'B'}", "{'key':'b','label':'B'},{'key':'c','label':'C'}"));
        var shape = FormWorld.wait(world.gate.of(PLATFORM))
                .form(ObjectKey.parse("shop.bill"))
                .shape();
        assertThat(shape.field("lines")
                        .orElseThrow()
                        .field("kind")
                        .orElseThrow()
                        .option("c"))
                .isPresent();
        world.publish(PART);
    }

    @Test
    void an_overruled_formula_of_a_row_is_kept_with_its_mark_until_nothing_is_given() {
        var part = part("3");
        var bill = bill(part, ",'amount':'9'");
        assertThat(line(bill).path("_own").toString()).isEqualTo("[\"amount\"]");
        assertThat(bill.data().path("total").asText()).isEqualTo("9");

        change(PLATFORM, bill, "'qty':'8'");
        assertThat(line(bill).path("amount").asText()).isEqualTo("9");

        world.update(PLATFORM, part, "{'price':'4'}");
        world.settle();
        assertThat(line(bill).path("amount").asText()).isEqualTo("9");
        assertThat(line(bill).path("price").asText()).isEqualTo("4");

        change(PLATFORM, bill, "'amount':null");
        assertThat(line(bill).path("amount").asText()).isEqualTo("32");
        assertThat(line(bill).has("_own")).isFalse();
    }

    @Test
    void overruling_with_the_value_that_the_row_has_is_a_change_too() {
        var bill = world.create(PLATFORM, "shop.bill", "{'lines':[{'qty':'2','cost':'2'}]}");

        assertThat(line(bill).path("_own").toString()).isEqualTo("[\"cost\"]");
        change(PLATFORM, bill, "'cost':null");
        assertThat(line(bill).has("_own")).isFalse();
    }

    @Test
    void a_row_that_is_read_and_sent_back_is_taken_with_its_mark_and_nothing_changes() {
        var bill = bill(part("3"), ",'amount':'9'");
        var read = world.read(PLATFORM, bill);

        var saved = world.update(
                PLATFORM, read, "{'lines':%s}".formatted(read.data().path("lines")));

        assertThat(saved.version()).isEqualTo(read.version());
        assertThat(line(bill).path("_own").toString()).isEqualTo("[\"amount\"]");
    }

    @Test
    void that_a_hidden_formula_of_a_row_is_overruled_is_hidden_as_well() {
        var bill = bill(part("3"), ",'amount':'9','cost':'8'");
        assertThat(line(bill).path("_own").toString()).isEqualTo("[\"amount\",\"cost\"]");

        var seen = world.read(clerk, bill).data().path("lines").path(0);
        var evaluated =
                FormWorld.wait(world.evaluation.evaluate(clerk, bill.form(), bill.id(), FormWorld.json("{'no':'x'}")));

        assertThat(seen.path("_own").toString()).isEqualTo("[\"amount\"]");
        assertThat(evaluated.data().path("lines").path(0).path("_own").toString())
                .isEqualTo("[\"amount\"]");
        change(clerk, bill, "'qty':'5'");
        assertThat(line(bill).path("_own").toString()).isEqualTo("[\"amount\",\"cost\"]");
    }

    @Test
    void who_deletes_and_restores_keeps_what_was_overruled_in_rows() {
        var bill = bill(part("3"), ",'amount':'9'");
        world.delete(PLATFORM, bill);

        FormWorld.wait(world.records().restore(PLATFORM, bill.form(), bill.id()));

        assertThat(line(bill).path("_own").toString()).isEqualTo("[\"amount\"]");
    }

    @Test
    void a_lookup_in_a_row_needs_a_link_beside_it_and_a_field_that_is_there() {
        var form = """
                {'kind':'form','key':'odd','title':'Odd','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'part','type':'link','props':{'form':'part'}},
                  {'key':'lines','type':'subtable','fields':[{'key':'own','type':'link','props':{'form':'part'}},%s]}]}}""";

        assertThat(wrong(form.formatted("{'key':'x','type':'lookup','props':{'via':'part','field':'price'}}")))
                .isEqualTo("field_unknown /model/fields/2/fields/1/props/via");
        assertThat(wrong(form.formatted("{'key':'x','type':'lookup','props':{'via':'own','field':'gone'}}")))
                .isEqualTo("field_unknown /model/fields/2/fields/1/props/field");
        assertThat(wrong(form.formatted("{'key':'x','type':'rollup','props':{'form':'bill','via':'lines'}}")))
                .startsWith("control_not_in_rows /model/fields/2/fields/1/type");
    }

    private static String wrong(String form) {
        var problems =
                catchThrowableOfType(Rejected.class, () -> world.publish(form)).problems();
        return problems.stream()
                .map((Problem problem) -> problem.code() + " " + problem.path())
                .findFirst()
                .orElseThrow();
    }
}
