package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.PLATFORM;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.Use;

/** Changing a form that has records and is used elsewhere. */
class FormChangeTest {

    private static final MetadataId ITEM = new MetadataId("form", ObjectKey.parse("shop.item"));
    private static final String ORDER =
            "{'kind':'form','key':'order','title':'订单','model':{'titleField':'name','fields':[{'key':'name','type':'text'},"
                    + "{'key':'item','type':'link','props':{'form':'item','fill':[{'from':'size','to':'size'}]}},{'key':'size','type':'text'},"
                    + "{'key':'code','type':'text','compute':'{item.size}'}]}}";
    private static final String VIEW =
            "{'kind':'view','key':'items','form':'item','title':'全部','type':'list','columns':[{'field':'name'},{'field':'size'}]}";

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void publish() {
        world.publish(item("text", ""), ORDER, VIEW);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void every_place_that_uses_a_field_is_found() {
        var uses = FormWorld.wait(world.desk().uses(ITEM, "size"));

        assertThat(uses)
                .extracting(use -> use.id() + " " + use.problem().path())
                .containsExactlyInAnyOrder(
                        "form shop.item /logic/rules/0/when/field",
                        "form shop.order /model/fields/1/props/fill/0/from",
                        "form shop.order /model/fields/3/compute",
                        "view shop.items /columns/1/field");
        assertThat(FormWorld.wait(world.desk().uses(ITEM, "nothing"))).isEmpty();
        assertThat(FormWorld.wait(world.desk().uses(ITEM, "level#a")))
                .extracting(Use::problem)
                .extracting(Problem::code)
                .containsExactly("lint_option_unknown");
        assertThat(FormWorld.wait(world.desk().uses(ITEM, null)))
                .extracting(use -> use.id().toString())
                .contains("form shop.order", "view shop.items");
    }

    @Test
    void a_form_is_not_removed_unnoticed_while_a_button_begins_records_of_it() {
        world.publish(
                "{'kind':'form','key':'desk','title':'台','model':{'titleField':'name','fields':[{'key':'name','type':'text'}]},"
                        + "'layouts':[{'key':'default','nodes':[{'kind':'field','field':'name'},{'kind':'button','key':'b','title':'新建',"
                        + "'action':{'do':'create','form':'item','values':{'level':'a'}}}]}]}");

        assertThat(FormWorld.wait(world.desk().uses(ITEM, null)))
                .extracting(use -> use.id() + " " + use.problem().path())
                .contains("form shop.desk /layouts/0/nodes/1/action/form");
        assertThat(FormWorld.wait(world.desk().uses(ITEM, "level#a")))
                .extracting(use -> use.id() + " " + use.problem().path())
                .contains("form shop.desk /layouts/0/nodes/1/action/values/level");
    }

    @Test
    void a_field_in_use_cannot_be_removed() {
        var refusal = catchThrowableOfType(
                Rejected.class,
                () -> world.publish(
                        "{'kind':'form','key':'item','title':'物料','model':{'titleField':'name','fields':[{'key':'name','type':'text'}]}}"));

        assertThat(refusal.problems()).extracting(Problem::code).containsOnly("breaks_other");
        assertThat(refusal.problems())
                .extracting(problem -> problem.params().get("key"))
                .containsExactlyInAnyOrder("shop.order", "shop.order", "shop.items");
    }

    @Test
    void values_that_disappear_from_sight_are_counted() {
        world.create(PLATFORM, "shop.item", "{'name':'a','note':'x'}");
        world.create(PLATFORM, "shop.item", "{'name':'b','note':'y'}");
        world.create(PLATFORM, "shop.item", "{'name':'c'}");
        world.draft(ITEM, item("text", "").replace(",{'key':'note','type':'text'}", ""));

        assertThat(FormWorld.wait(world.desk().effects(ITEM, null)))
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.code()).isEqualTo("effect_values_hidden");
                    assertThat(effect.params()).containsEntry("count", 2L);
                });
    }

    @Test
    void values_that_are_missing_once_a_field_is_required_are_counted() {
        world.create(PLATFORM, "shop.item", "{'name':'a','note':'x'}");
        world.create(PLATFORM, "shop.item", "{'name':'c'}");
        world.draft(ITEM, item("text", "").replace("'key':'note',", "'key':'note','required':true,"));

        assertThat(FormWorld.wait(world.desk().effects(ITEM, null)))
                .extracting(effect -> effect.code() + " " + effect.params().get("count"))
                .containsExactly("effect_values_missing 1");
    }

    @Test
    void an_option_that_a_set_loses_is_told_with_the_forms_whose_records_hold_it() {
        var set =
                "{'kind':'optionset','key':'grade','title':'等级','options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}";
        world.publish(
                set,
                "{'kind':'form','key':'ware','title':'货品','model':{'titleField':'name','fields':[{'key':'name','type':'text'},"
                        + "{'key':'grade','type':'select','title':'等级','props':{'optionSet':'grade'}}]}}");
        world.create(PLATFORM, "shop.ware", "{'name':'x','grade':'b'}");
        world.create(PLATFORM, "shop.ware", "{'name':'y','grade':'a'}");
        var id = new MetadataId("optionset", ObjectKey.parse("shop.grade"));

        world.draft(id, set.replace(",{'key':'b','label':'B'}", ""));
        assertThat(FormWorld.wait(world.desk().effects(id, null)))
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.code()).isEqualTo("effect_option_held");
                    assertThat(effect.params())
                            .containsEntry("count", 1L)
                            .containsEntry("form", LocalizedText.of("货品"));
                });

        world.draft(id, set.replace("'label':'B'", "'label':'B','retired':true"));
        assertThat(FormWorld.wait(world.desk().effects(id, null))).isEmpty();
    }

    @Test
    void an_option_that_records_hold_is_told_before_it_goes() {
        world.create(PLATFORM, "shop.item", "{'name':'a','size':'L','level':'b'}");
        world.draft(ITEM, item("text", "").replace(",{'key':'b','label':'B'}", ""));

        assertThat(FormWorld.wait(world.desk().effects(ITEM, null)))
                .extracting(effect -> effect.code() + " " + effect.params().get("count"))
                .containsExactly("effect_option_held 1");
    }

    @Test
    void what_restoring_a_version_would_do_is_told_before_it_is_done() {
        world.publish(item("text", "").replace(",{'key':'note','type':'text'}", ""));
        world.publish(item("text", ""));
        world.create(PLATFORM, "shop.item", "{'name':'a','note':'x'}");

        assertThat(FormWorld.wait(world.desk().effects(ITEM, 2)))
                .extracting(effect -> effect.code() + " " + effect.params().get("count"))
                .containsExactly("effect_values_hidden 1");
        assertThat(FormWorld.wait(world.desk().effects(ITEM, 1))).isEmpty();
        assertThat(FormWorld.wait(world.desk().check(ITEM, 1)).errors()).isEmpty();
    }

    @Test
    void a_version_that_others_can_no_longer_live_with_is_refused_before_it_is_restored() {
        world.publish(item("text", "").replace("]}}]},", "]}},{'key':'more','type':'text'}]},"));
        world.publish(VIEW.replace("{'field':'size'}", "{'field':'more'}"));

        assertThat(FormWorld.wait(world.desk().check(ITEM, 1)).errors())
                .extracting(Problem::code)
                .containsExactly("breaks_other");
    }

    @Test
    void texts_become_numbers_when_all_of_them_are() {
        var first = world.create(PLATFORM, "shop.item", "{'name':'a','note':'1,200.50'}");
        world.create(PLATFORM, "shop.item", "{'name':'b','note':'7'}");

        world.publish(item("number", ",'props':{'scale':2}"));

        assertThat(world.read(PLATFORM, first).data().path("note").asText()).isEqualTo("1200.5");
        assertThat(world.rows("SELECT sum(note) AS total FROM app.shop_item")
                        .get(0)
                        .getNumeric("total")
                        .bigDecimalValue())
                .isEqualByComparingTo("1207.50");

        world.publish(item("text", ""));
        assertThat(world.read(PLATFORM, first).data().path("note").asText()).isEqualTo("1200.5");
    }

    @Test
    void a_change_of_type_is_refused_while_values_do_not_fit_and_nothing_is_lost() {
        var good = world.create(PLATFORM, "shop.item", "{'name':'a','note':'12'}");
        var bad = world.create(PLATFORM, "shop.item", "{'name':'b','note':'a dozen'}");
        world.draft(ITEM, item("number", ""));

        assertThat(FormWorld.wait(world.desk().effects(ITEM, null)))
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.code()).isEqualTo("effect_values_unfit");
                    assertThat(effect.params())
                            .containsEntry("count", 2L)
                            .containsEntry("bad", 1L)
                            .containsEntry("samples", List.of("a dozen"));
                });
        var refusal = catchThrowableOfType(Rejected.class, () -> world.publish(item("number", "")));
        assertThat(refusal.problems()).extracting(Problem::code).containsExactly("effect_values_unfit");
        assertThat(world.read(PLATFORM, good).data().path("note").asText()).isEqualTo("12");
        assertThat(world.read(PLATFORM, bad).data().path("note").asText()).isEqualTo("a dozen");
    }

    @Test
    void texts_become_options_by_their_labels_and_go_back_to_texts() {
        var record = world.create(PLATFORM, "shop.item", "{'name':'a','note':'大'}");

        world.publish(item("select", ",'props':{'options':[{'key':'big','label':'大'}]}"));
        assertThat(world.read(PLATFORM, record).data().path("note").asText()).isEqualTo("big");

        world.publish(item("multiselect", ",'props':{'options':[{'key':'big','label':'大'}]}"));
        assertThat(world.read(PLATFORM, record).data().path("note").get(0).asText())
                .isEqualTo("big");

        world.publish(item("text", ""));
        assertThat(world.read(PLATFORM, record).data().path("note").asText()).isEqualTo("大");
    }

    @Test
    void days_become_the_moments_at_which_they_begin() {
        var record = world.create(PLATFORM, "shop.item", "{'name':'a','note':'2026-03-05'}");
        world.publish(item("date", ""));

        world.publish(item("datetime", ""));

        assertThat(world.read(PLATFORM, record).data().path("note").asText()).isEqualTo("2026-03-04T16:00:00.000Z");
        assertThat(world.rows("SELECT count(*) AS n FROM app.shop_item WHERE note = '2026-03-04T16:00:00Z'")
                        .get(0)
                        .getLong("n"))
                .isEqualTo(1);
    }

    @Test
    void another_kind_of_field_for_the_same_kind_of_value_takes_over_only_what_fits() {
        var first = world.create(PLATFORM, "shop.item", "{'name':'a','note':'138 1234 5678'}");
        var second = world.create(PLATFORM, "shop.item", "{'name':'b','note':'none'}");
        world.draft(ITEM, item("phone", ""));

        assertThat(FormWorld.wait(world.desk().effects(ITEM, null)))
                .singleElement()
                .satisfies(effect -> assertThat(effect.params())
                        .containsEntry("count", 2L)
                        .containsEntry("bad", 1L)
                        .containsEntry("samples", List.of("none")));
        assertThat(catchThrowableOfType(Rejected.class, () -> world.publish(item("phone", "")))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("effect_values_unfit");

        world.update(PLATFORM, second, "{'note':'13912345678'}");
        world.publish(item("phone", ""));
        assertThat(world.read(PLATFORM, first).data().path("note").asText()).isEqualTo("13812345678");
        assertThat(world.rows("SELECT count(*) AS n FROM app.shop_item WHERE note = '13812345678'")
                        .get(0)
                        .getLong("n"))
                .isEqualTo(1);
    }

    @Test
    void values_of_rows_are_converted_like_those_of_records() {
        var before =
                "{'kind':'form','key':'bill','title':'单','model':{'titleField':'name','fields':[{'key':'name','type':'text'},"
                        + "{'key':'lines','type':'subtable','fields':[{'key':'day','type':'date'},{'key':'size','type':'text'}]}]}}";
        world.publish(before);
        var record = world.create(
                PLATFORM, "shop.bill", "{'name':'a','lines':[{'day':'2026-03-05','size':'7'},{'size':'1,200'}]}");

        world.publish(before.replace("'type':'date'", "'type':'datetime'")
                .replace("'size','type':'text'", "'size','type':'number'"));

        var lines = world.read(PLATFORM, record).data().path("lines");
        assertThat(lines.get(0).path("day").asText()).isEqualTo("2026-03-04T16:00:00.000Z");
        assertThat(lines.get(1).path("size").asText()).isEqualTo("1200");
        assertThat(world.read(
                                PLATFORM,
                                world.create(
                                        PLATFORM,
                                        "shop.bill",
                                        "{'name':'b','lines':[{'day':'2026-03-05T02:00:00Z','size':'2'}]}"))
                        .data()
                        .path("lines")
                        .get(0)
                        .path("size")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void more_values_than_are_looked_at_at_once_are_converted_too() {
        world.create(PLATFORM, "shop.item", "{'name':'a','note':'0'}");
        world.rows(
                "INSERT INTO rec.shop__item SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),"
                        + " 'data', jsonb_build_object('name', 'x', 'note', n::text)))).* FROM rec.shop__item r,"
                        + " generate_series(1, 12000) n RETURNING id");

        world.publish(item("number", ""));

        assertThat(world.rows("SELECT sum(note) AS total FROM app.shop_item")
                        .get(0)
                        .getNumeric("total")
                        .bigDecimalValue())
                .isEqualByComparingTo("72006000");
    }

    @Test
    void an_index_is_built_over_the_fields_and_columns_that_ask_for_one() {
        world.publish(item("text", ",'index':true"));
        world.publish(
                "{'kind':'form','key':'bill','title':'单','model':{'titleField':'name','fields':[{'key':'name','type':'text'},"
                        + "{'key':'lines','type':'subtable','fields':[{'key':'day','type':'date','index':true},{'key':'size','type':'text'}]}]}}");

        assertThat(world.rows("SELECT payload->>'table' || ' ' || (payload->>'columns') AS wish FROM job"
                        + " WHERE kind = 'form.index'"))
                .extracting(row -> row.getString("wish"))
                .contains("shop__item [\"t_note\"]", "shop__bill__r_lines [\"d_day\"]");
    }

    @Test
    void one_link_becomes_many_with_what_it_holds_also_in_the_trash_and_many_never_become_one() {
        var bill =
                "{'kind':'form','key':'bill','title':'单','model':{'titleField':'name','fields':[{'key':'name','type':'text'},"
                        + "{'key':'item','type':'TYPE','props':{'form':'item'}},"
                        + "{'key':'lines','type':'subtable','fields':[{'key':'what','type':'TYPE','props':{'form':'item'}}]}]}}";
        world.publish(bill.replace("TYPE", "link"));
        var item = world.create(PLATFORM, "shop.item", "{'name':'a'}").id();
        var kept = world.create(
                PLATFORM, "shop.bill", "{'name':'x','item':'" + item + "','lines':[{'what':'" + item + "'}]}");
        var none = world.create(PLATFORM, "shop.bill", "{'name':'y'}");
        var gone = world.create(PLATFORM, "shop.bill", "{'name':'z','item':'" + item + "'}");
        world.delete(PLATFORM, gone);

        world.publish(bill.replace("TYPE", "links"));
        FormWorld.wait(world.records().restore(PLATFORM, ObjectKey.parse("shop.bill"), gone.id()));

        var many = FormWorld.json("{'many':['" + item + "']}").path("many");
        assertThat(world.read(PLATFORM, kept).data().path("item")).isEqualTo(many);
        assertThat(world.read(PLATFORM, kept).data().at("/lines/0/what")).isEqualTo(many);
        assertThat(world.read(PLATFORM, none).data().path("item").isEmpty()).isTrue();
        assertThat(world.read(PLATFORM, gone).data().path("item")).isEqualTo(many);

        world.draft(new MetadataId("form", ObjectKey.parse("shop.bill")), bill.replace("TYPE", "link"));
        assertThat(FormWorld.wait(world.desk().check(new MetadataId("form", ObjectKey.parse("shop.bill")), null))
                        .errors())
                .extracting(Problem::code)
                .contains("field_type_change");
    }

    @Test
    void an_index_is_dropped_when_its_hint_is_turned_off_unless_a_link_needs_it() {
        var bill =
                "{'kind':'form','key':'bill','title':'单','model':{'titleField':'name','fields':[{'key':'name','type':'text'%1$s},"
                        + "{'key':'item','type':'link','props':{'form':'item'}%1$s},"
                        + "{'key':'lines','type':'subtable','fields':[{'key':'day','type':'date'%1$s}]}]}}";
        world.publish(item("text", ""));
        world.publish(bill.formatted(",'index':true"));
        world.publish(bill.formatted(""));

        assertThat(world.rows("SELECT payload->>'dropped' AS dropped FROM job WHERE kind = 'form.index'"
                        + " AND payload ? 'dropped'"))
                .extracting(row -> row.getString("dropped"))
                .containsExactlyInAnyOrder("i_shop__bill_t_name", "i_shop__bill__r_lines_d_day");
    }

    private static String item(String type, String rest) {
        return "{'kind':'form','key':'item','title':'物料','model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'size','type':'text'},"
                + "{'key':'note','type':'text'},{'key':'level','type':'select','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}}]},"
                        .replace("'key':'note','type':'text'", "'key':'note','type':'" + type + "'" + rest)
                + "'logic':{'rules':[{'key':'r','when':{'field':'size','op':'empty'},'then':[{'act':'hide','targets':['level']}]},"
                + "{'key':'q','when':{'field':'level','op':'eq','value':'a'},'then':[{'act':'require','targets':['name']}]}]}}";
    }
}
