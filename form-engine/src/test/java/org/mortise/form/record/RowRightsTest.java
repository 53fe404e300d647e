package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;

/** Columns that somebody may look at, or not even that, and not set: rows are sent whole, and nothing of these counts. */
class RowRightsTest {

    private static final String PART = """
            {'kind':'form','key':'part','title':'Part','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'price','type':'money'}]}}""";
    private static final String ORDER = """
            {'kind':'form','key':'order','title':'Order','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'lines','type':'subtable','fields':[
                {'key':'part','type':'link','props':{'form':'part','fill':[{'from':'price','to':'price','mode':'copy'}]}},
                {'key':'price','type':'money','default':{'value':'9'}},
                {'key':'cost','type':'money','default':{'value':'4'}},
                {'key':'phone','type':'phone'},
                {'key':'margin','type':'money','compute':'{price}-{cost}'}]},
              {'key':'total','type':'money','compute':'SUM({lines.margin})'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'part','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'order','actions':['create','read','update'],'scope':'all',
                'fields':{'*':'write','lines.price':'read','lines.cost':'hidden','lines.phone':'masked'}}]}""";

    private static FormWorld world;
    private static Caller.User clerk;
    private static Record part;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(PART, ORDER, ROLE);
        clerk = world.person("clerk", "shop.clerk");
        part = world.create(PLATFORM, "shop.part", "{'name':'Nail','price':'100'}");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static JsonNode stored(Record order) {
        return world.read(PLATFORM, order).data();
    }

    @Test
    void a_new_record_takes_no_price_from_who_may_only_look_at_it() {
        var order = world.create(clerk, "shop.order", "{'lines':[{'price':'0.01','phone':'13812345678'}]}");

        var line = stored(order).path("lines").path(0);
        assertThat(line.path("price").asText()).isEqualTo("9");
        assertThat(line.has("phone")).isFalse();
        assertThat(stored(order).path("total").asText()).isEqualTo("5");
    }

    @Test
    void a_new_row_of_a_record_that_is_there_takes_what_the_form_gives() {
        var order = world.create(PLATFORM, "shop.order", "{'no':'1'}");

        world.update(
                clerk,
                world.read(clerk, order),
                "{'lines':[{'part':'%s','price':'0.01'},{'price':'0.02'}]}".formatted(part.id()));

        var lines = stored(order).path("lines");
        assertThat(lines.path(0).path("price").asText()).isEqualTo("100");
        assertThat(lines.path(1).path("price").asText()).isEqualTo("9");
        assertThat(stored(order).path("total").asText()).isEqualTo("101");
    }

    @Test
    void a_row_that_is_there_keeps_its_values_and_is_computed_with_them() {
        var order =
                world.create(PLATFORM, "shop.order", "{'lines':[{'price':'50','cost':'20','phone':'13812345678'}]}");
        var id = stored(order).path("lines").path(0).path("_id").asText();

        world.update(
                clerk,
                world.read(clerk, order),
                "{'lines':[{'_id':'%s','price':'0.01','phone':'138****5678'}]}".formatted(id));

        var line = stored(order).path("lines").path(0);
        assertThat(line.path("price").asText()).isEqualTo("50");
        assertThat(line.path("cost").asText()).isEqualTo("20");
        assertThat(line.path("phone").asText()).isEqualTo("13812345678");
        assertThat(stored(order).path("total").asText()).isEqualTo("30");
    }

    @Test
    void another_product_brings_its_price_also_to_who_may_not_set_prices() {
        var order = world.create(PLATFORM, "shop.order", "{'lines':[{'price':'50','cost':'20'}]}");
        var id = stored(order).path("lines").path(0).path("_id").asText();

        world.update(clerk, world.read(clerk, order), "{'lines':[{'_id':'%s','part':'%s'}]}".formatted(id, part.id()));

        assertThat(stored(order).path("lines").path(0).path("price").asText()).isEqualTo("100");
        assertThat(stored(order).path("total").asText()).isEqualTo("80");
    }
}
