package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.model.FormDefinition;

/** What a form may not be. */
class FormCheckTest {

    private static final ObjectKey KEY = new ObjectKey("t", "f");
    private static final Workshop WORKSHOP = new Workshop();

    @Test
    void a_form_that_is_right_has_no_problems() {
        assertThat(check("""
                {'model':{'titleField':'name','ownerField':'boss','fields':[{'key':'name','type':'text'},{'key':'boss','type':'user'},
                  {'key':'a','type':'number'},{'key':'b','type':'number','compute':'{a}*2'}],'uniques':[{'fields':['name','a']}]},
                 'layouts':[{'key':'default','nodes':[{'kind':'section','key':'s','children':[{'kind':'field','field':'name'}]}]}],
                 'logic':{'rules':[{'key':'r','when':{'field':'a','op':'gt','value':'1'},'then':[{'act':'hide','targets':['s']}]}]}}""")).isEmpty();
    }

    @Test
    void keys_are_unique_and_not_reserved() {
        assertThat(check(fields(
                        "{'key':'x','type':'text'},{'key':'x','type':'text'},{'key':'created_at','type':'date'}")))
                .contains("key_duplicate /model/fields/2/key", "key_reserved /model/fields/3/key");
    }

    @Test
    void controls_are_known_and_their_settings_fit() {
        assertThat(
                        check(
                                fields(
                                        "{'key':'x','type':'magic'},{'key':'n','type':'number','props':{'scale':99}},{'key':'s','type':'select'},{'key':'l','type':'link','props':{}}")))
                .contains(
                        "control_unknown /model/fields/1/type",
                        "schema_too_large /model/fields/2/props/scale",
                        "options_missing /model/fields/3/props/options",
                        "schema_required /model/fields/4/props/form");
    }

    @Test
    void what_is_referred_to_exists() {
        assertThat(
                        check(
                                fields(
                                        "{'key':'l','type':'link','props':{'form':'nowhere'}},{'key':'s','type':'select','props':{'optionSet':'none'}},{'key':'no','type':'serial','props':{'numbering':'none'}}")))
                .contains(
                        "reference_missing /model/fields/1/props/form",
                        "reference_missing /model/fields/2/props/optionSet",
                        "reference_missing /model/fields/3/props/numbering");
        assertThat(check("{'model':{'titleField':'gone','ownerField':'name','fields':[{'key':'name','type':'text'}]}}"))
                .containsExactly("field_unknown /model/titleField", "mirrored_field_type /model/ownerField");
    }

    @Test
    void what_numbers_take_from_fields_is_there_and_can_be_written_in_a_number() {
        var numbering = new PublishedObject(
                new ObjectKey(KEY.pkg(), "n"),
                "numbering",
                1,
                json("{'segments':[{'field':'name'},{'field':'gone'},{'field':'day'},{'field':'no'},{'sequence':2}]}"),
                json("{}"));
        assertThat(codes(problems(
                        fields("{'key':'no','type':'serial','props':{'numbering':'n'}},{'key':'day','type':'date'}"),
                        null,
                        numbering)))
                .containsExactly(
                        "numbering_field_unfit /model/fields/1/props/numbering",
                        "numbering_field_unfit /model/fields/1/props/numbering",
                        "numbering_field_unfit /model/fields/1/props/numbering");
    }

    @Test
    void words_beside_an_option_have_an_option_and_a_text_of_the_form() {
        var other =
                "{'key':'%s','type':'radio','props':{'options':[{'key':'a','label':'A'}],'other':{'option':'%s','field':'%s'}}}";
        assertThat(check(fields("{'key':'words','type':'textarea'}," + other.formatted("s", "a", "words"))))
                .isEmpty();
        assertThat(check(fields(other.formatted("s", "b", "gone") + ",{'key':'day','type':'date'},"
                        + other.formatted("r", "a", "day"))))
                .contains(
                        "option_unknown /model/fields/1/props/other/option",
                        "field_unknown /model/fields/1/props/other/field",
                        "other_not_text /model/fields/3/props/other/field");
        assertThat(check(fields("{'key':'words','type':'text'},{'key':'rows','type':'subtable','fields':["
                        + other.formatted("s", "a", "words") + "]}")))
                .contains("field_unknown /model/fields/2/fields/0/props/other/field");
        assertThat(check(fields("{'key':'rows','type':'subtable','fields':[{'key':'words','type':'text'},"
                        + other.formatted("s", "a", "words") + "]}")))
                .isEmpty();
    }

    @Test
    void conditions_of_columns_speak_of_columns_and_then_of_the_form() {
        var rows = "{'key':'big','type':'switch'},{'key':'rows','type':'subtable','fields':["
                + "{'key':'n','type':'number'},{'key':'why','type':'text','%s':{'all':[%s]}}]}";
        var known = "{'field':'n','op':'gt','value':3},{'field':'big','op':'eq','value':true}";
        for (var when : List.of("visibleWhen", "requiredWhen", "readonlyWhen")) {
            assertThat(check(fields(rows.formatted(when, known)))).isEmpty();
            assertThat(check(fields(rows.formatted(when, "{'field':'gone','op':'notEmpty'}"))))
                    .containsExactly("condition_unknown_field /model/fields/2/fields/1/" + when + "/all/0/field");
        }
    }

    @Test
    void a_cell_that_hides_by_what_reads_it_goes_in_a_circle() {
        assertThat(
                        check(
                                fields(
                                        "{'key':'rows','type':'subtable','fields':[{'key':'n','type':'number','visibleWhen':{'field':'twice','op':'gt','value':1}},{'key':'twice','type':'number','compute':'{n}*2'}]}")))
                .anyMatch(problem -> problem.contains("cycle") || problem.contains("circle"));
    }

    @Test
    void bounds_of_days_are_points_in_time() {
        assertThat(check(fields("{'key':'d','type':'date','props':{'min':{'relative':'today-7d'},'max':'2026-03-05'}},"
                        + "{'key':'m','type':'datetime','props':{'min':{'relative':'now'},'weekdays':[1,5]}}")))
                .isEmpty();
        assertThat(check(fields("{'key':'d','type':'date','props':{'min':{'relative':'today+1d+1d+1d+1d+1d'}}}")))
                .containsExactly("relative_unknown /model/fields/1/props/min/relative");
        assertThat(check(fields("{'key':'d','type':'date','props':{'min':{'relative':'tomorrow'},'weekdays':[8]}}")))
                .anyMatch(problem -> problem.endsWith("/model/fields/1/props/weekdays/0"));
    }

    @Test
    void formulas_are_compiled_and_typed() {
        var problems = problems(
                fields(
                        "{'key':'amount','type':'number'},{'key':'b','type':'number','compute':'{amuont}*2'},{'key':'c','type':'date','compute':'{amount}+1'}"));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo("/model/fields/2/compute");
            assertThat(problem.params()).containsEntry("from", 0).containsEntry("suggestion", "amount");
        });
        assertThat(problems).anySatisfy(problem -> assertThat(problem)
                .isEqualTo(Problem.at(
                        "/model/fields/3/compute", "formula_type", Map.of("type", "number", "control", "date"))));
    }

    @Test
    void a_circle_of_formulas_is_shown() {
        var cycle = problems(
                        fields(
                                "{'key':'a','type':'number','compute':'{b}+1'},{'key':'b','type':'number','compute':'{c}'},{'key':'c','type':'number','compute':'{a}'}"))
                .stream()
                .filter(problem -> problem.code().equals("linkage_cycle"))
                .findFirst()
                .orElseThrow();

        assertThat(cycle.params()).containsEntry("path", "a → c → b → a");
    }

    @Test
    void a_circle_over_visibility_is_found_only_where_hiding_clears() {
        var doc = """
                {'model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'x','type':'number'},{'key':'y','type':'number','compute':'{x}'}]},
                 'logic':{'rules':[{'key':'r','when':{'field':'y','op':'gt','value':'1'},'then':[{'act':'hide','targets':['x']}]}]}%s}""";

        assertThat(check(doc.formatted(""))).containsExactly("linkage_cycle /model/fields/1");
        assertThat(check(doc.formatted(",'settings':{'onHide':'keep'}"))).isEmpty();
    }

    @Test
    void a_circle_over_options_is_found_only_where_choices_are_taken_back() {
        var doc = """
                {'model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'kind','type':'select','props':{'options':[{'key':'a','label':'A'}]}},
                  {'key':'says','type':'text','compute':'{kind}'}]},
                 'logic':{'rules':[{'key':'r','when':{'field':'says','op':'eq','value':'x'},'then':[{'act':'options','targets':['kind'],'options':['a']%s}]}]}}""";

        assertThat(check(doc.formatted(",'onInvalid':'clear'"))).containsExactly("linkage_cycle /model/fields/1");
        assertThat(check(doc.formatted(""))).isEmpty();
    }

    @Test
    void sub_tables_hold_what_rows_can_hold() {
        assertThat(
                        check(
                                fields(
                                        "{'key':'rows','type':'subtable','fields':[{'key':'no','type':'serial','props':{'numbering':'n'}},{'key':'t','type':'textarea','props':{'unique':true}}]},{'key':'none','type':'subtable'}")))
                .contains(
                        "control_not_in_rows /model/fields/1/fields/0/type",
                        "unique_not_possible /model/fields/1/fields/1/props/unique",
                        "columns_missing /model/fields/2/fields");
    }

    @Test
    void logic_of_rows_speaks_of_the_rows() {
        var form = """
                {'model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'cap','type':'number'},
                  {'key':'rows','type':'subtable','fields':[{'key':'qty','type':'number'},{'key':'rate','type':'number'}]}]},
                 'logic':{'rules':[{'key':'r','table':'%s','when':{'field':'qty','op':'gt','value':{'field':'cap'}},
                                    'then':[{'act':'set','targets':['%s'],'value':{'expr':'{qty}*2'}},{'act':'hide','targets':['rows.rate']}]}],
                          'validations':[{'key':'v','table':'rows','assert':{'field':'qty','op':'lte','value':{'field':'cap'}},'targets':[%s],'message':'m'}]}}""";
        assertThat(check(form.formatted("rows", "rows.rate", "'rows.qty'"))).isEmpty();
        assertThat(check(form.formatted("rows", "cap", "'name'")))
                .contains(
                        "rule_target_not_in_row /logic/rules/0/then/0/targets/0",
                        "rule_target_not_in_row /logic/validations/0/targets/0");
        assertThat(check(form.formatted("rows", "rows.rate", "")))
                .containsExactly("validation_of_rows_targets /logic/validations/0/targets");
        assertThat(check(form.formatted("cap", "rows.rate", "'rows.qty'")))
                .contains("field_unknown /logic/rules/0/table");
    }

    @Test
    void what_a_row_is_set_to_does_not_lead_back_to_itself() {
        assertThat(check("""
                {'model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'rows','type':'subtable','fields':[{'key':'a','type':'number'},{'key':'b','type':'number','compute':'{a}+1'}]}]},
                 'logic':{'rules':[{'key':'r','table':'rows','then':[{'act':'set','targets':['rows.a'],'value':{'field':'b'}}]}]}}""")).contains("linkage_cycle /model/fields/1");
    }

    @Test
    void layouts_and_logic_speak_of_what_is_there() {
        assertThat(check("""
                        {'model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'s','type':'select','props':{'options':[{'key':'a','label':'A'}]}},{'key':'c','type':'text','compute':'"x"'}]},
                         'layouts':[{'key':'default','nodes':[{'kind':'field','field':'name'},{'kind':'field','field':'name'},{'kind':'field','field':'gone'}]}],
                         'logic':{'rules':[{'key':'r','then':[{'act':'hide','targets':['gone']},{'act':'set','targets':['c'],'value':'x'},{'act':'options','targets':['s'],'options':['z']},{'act':'options','targets':['name'],'options':[]}]},
                                           {'key':'r','when':{'field':'nope','op':'empty'},'then':[]}],
                                  'validations':[{'key':'v','assert':{'expr':'{name}'},'targets':['gone'],'message':'m'}]}}""".replace("'\"x\"'", "'\\\"x\\\"'")))
                .contains(
                        "layout_field_twice /layouts/0/nodes/1/field",
                        "field_unknown /layouts/0/nodes/2/field",
                        "field_unknown /logic/rules/0/then/0/targets/0",
                        "rule_target_not_possible /logic/rules/0/then/1/targets/0",
                        "option_unknown /logic/rules/0/then/2/options/0",
                        "rule_target_not_possible /logic/rules/0/then/3/targets/0",
                        "key_duplicate /logic/rules/1/key",
                        "condition_unknown_field /logic/rules/1/when/field",
                        "field_unknown /logic/validations/0/targets/0",
                        "condition_expression_not_bool /logic/validations/0/assert/expr");
    }

    @Test
    void a_published_field_keeps_its_kind_of_value() {
        var before = fields("{'key':'a','type':'text'},{'key':'b','type':'number'},{'key':'c','type':'money'}");
        var after = fields("{'key':'a','type':'textarea'},{'key':'b','type':'date'},{'key':'c','type':'percent'}");

        assertThat(codes(problems(after, shape(before)))).containsExactly("field_type_change /model/fields/2/type");
    }

    private static final String CHILD = """
            {'kind':'form','key':'child','title':'Child','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'parent','type':'link','props':{'form':'f'}},{'key':'other','type':'link','props':{'form':'child'}},
              {'key':'amount','type':'money'},{'key':'files','type':'richtext'},{'key':'on','type':'date'}%s]}}""";

    @Test
    void lookups_and_rollups_lead_where_they_say_to_values_that_fit() {
        var problems = checkWith(CHILD.formatted(""), fields("""
                        {'key':'to','type':'link','props':{'form':'child'}},
                        {'key':'ok','type':'lookup','props':{'via':'to','field':'amount'}},
                        {'key':'a','type':'lookup','props':{'via':'gone','field':'amount'}},
                        {'key':'b','type':'lookup','props':{'via':'name','field':'amount'}},
                        {'key':'c','type':'lookup','props':{'via':'to','field':'gone'}},
                        {'key':'many','type':'links','props':{'form':'child'}},
                        {'key':'d','type':'lookup','props':{'via':'many','field':'amount'}},
                        {'key':'good','type':'rollup','props':{'form':'child','via':'parent','function':'sum','field':'amount','window':{'field':'on','within':'last30d'}}},
                        {'key':'e','type':'rollup','props':{'form':'child','via':'other'}},
                        {'key':'f','type':'rollup','props':{'form':'child','via':'parent','function':'sum','field':'name'}},
                        {'key':'g','type':'rollup','props':{'form':'child','via':'parent','function':'max'}},
                        {'key':'h','type':'rollup','props':{'form':'child','via':'parent','window':{'field':'name','within':'someday'}}},
                        {'key':'i','type':'rollup','props':{'form':'child','via':'parent','where':{'field':'gone','op':'empty'}}}"""));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "field_unknown /model/fields/3/props/via",
                        "via_not_a_link /model/fields/4/props/via",
                        "field_unknown /model/fields/5/props/field",
                        "lookup_many_not_possible /model/fields/7/props/field",
                        "via_leads_elsewhere /model/fields/9/props/via",
                        "rollup_not_possible /model/fields/10/props/field",
                        "rollup_field_missing /model/fields/11/props/field",
                        "window_not_a_date /model/fields/12/props/window/field",
                        "period_unknown /model/fields/12/props/window/within",
                        "condition_unknown_field /model/fields/13/props/where/field");
    }

    @Test
    void a_circle_over_several_forms_is_told_with_its_way() {
        var form = fields(
                "{'key':'total','type':'rollup','props':{'form':'child','via':'parent','function':'sum','field':'share'}}");
        var child = CHILD.formatted(",{'key':'share','type':'lookup','props':{'via':'parent','field':'total'}}");

        assertThat(problemsWith(child, form)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("derived_cycle");
            assertThat(problem.path()).isEqualTo("/model/fields/1");
            assertThat(problem.params()).containsEntry("path", "f.total → child.share → f.total");
        });
    }

    private static final String WITH_ROWS = """
            {'kind':'form','key':'child','title':'Child','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'total','type':'money'},{'key':'on','type':'date'},
              {'key':'items','title':'Lines','type':'subtable','fields':[
                {'key':'parent','type':'link','props':{'form':'f'}},{'key':'other','type':'link','props':{'form':'child'}},
                {'key':'amount','type':'money'},{'key':'note','type':'text'},{'key':'due','type':'date'}%s]}]}}""";

    @Test
    void rollups_over_rows_name_columns_of_the_same_rows_and_fields_of_their_record() {
        var problems = checkWith(WITH_ROWS.formatted(""), fields("""
                        {'key':'a','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.amount','where':{'all':[{'field':'items.note','op':'eq','value':'x'},{'field':'on','op':'notEmpty'}]},'window':{'field':'items.due','within':'last30d'}}},
                        {'key':'b','type':'rollup','props':{'form':'child','via':'items.parent','function':'max','field':'on'}},
                        {'key':'c','type':'rollup','props':{'form':'child','via':'items.gone'}},
                        {'key':'d','type':'rollup','props':{'form':'child','via':'items.note'}},
                        {'key':'e','type':'rollup','props':{'form':'child','via':'items.other'}},
                        {'key':'g','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.gone'}},
                        {'key':'h','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'total'}},
                        {'key':'i','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.note'}},
                        {'key':'j','type':'rollup','props':{'form':'child','via':'items.parent','where':{'field':'items.gone','op':'empty'}}},
                        {'key':'k','type':'rollup','props':{'form':'child','via':'items.parent','window':{'field':'items.note','within':'last30d'}}},
                        {'key':'l','type':'rollup','props':{'form':'child','via':'items'}}"""));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "field_unknown /model/fields/3/props/via",
                        "via_not_a_link /model/fields/4/props/via",
                        "via_leads_elsewhere /model/fields/5/props/via",
                        "field_unknown /model/fields/6/props/field",
                        "rollup_adds_record_per_row /model/fields/7/props/field",
                        "rollup_not_possible /model/fields/8/props/field",
                        "condition_unknown_field /model/fields/9/props/where/field",
                        "window_not_a_date /model/fields/10/props/window/field",
                        "via_not_a_link /model/fields/11/props/via");
    }

    @Test
    void a_circle_over_a_column_is_told_and_a_column_beside_it_is_none() {
        var form = fields(
                "{'key':'total','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.%s'}}");
        var child = WITH_ROWS.formatted(",{'key':'share','type':'lookup','props':{'via':'parent','field':'total'}}");

        assertThat(problemsWith(child, form.formatted("share"))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("derived_cycle");
            assertThat(problem.params()).containsEntry("path", "f.total → child.items.share → f.total");
        });
        assertThat(problemsWith(child, form.formatted("amount"))).isEmpty();
    }

    @Test
    void a_list_of_related_records_shows_those_with_a_row_that_points_here() {
        var layout =
                "{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}]},'layouts':[{'key':'default','nodes':[{'kind':'related','key':'r','form':'child','via':'%s'}]}]}";

        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items.parent")))
                .isEmpty();
        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items.other")))
                .containsExactly("via_leads_elsewhere /layouts/0/nodes/0/via");
        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items.gone")))
                .containsExactly("field_unknown /layouts/0/nodes/0/via");
        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items")))
                .containsExactly("via_not_a_link /layouts/0/nodes/0/via");
    }

    @Test
    void a_list_of_related_records_shows_those_that_point_here() {
        var layout =
                "{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}]},'layouts':[{'key':'default','nodes':[{'kind':'related','key':'r','form':'%s','via':'%s','columns':[{'field':'%s'}]}]}]}";

        assertThat(checkWith(CHILD.formatted(""), layout.formatted("child", "parent", "amount")))
                .isEmpty();
        assertThat(checkWith(CHILD.formatted(""), layout.formatted("child", "other", "gone")))
                .containsExactly(
                        "via_leads_elsewhere /layouts/0/nodes/0/via",
                        "field_unknown /layouts/0/nodes/0/columns/0/field");
        assertThat(checkWith(CHILD.formatted(""), layout.formatted("nowhere", "parent", "amount")))
                .containsExactly("reference_missing /layouts/0/nodes/0/form");
    }

    private static List<String> checkWith(String child, String doc) {
        return codes(problemsWith(child, doc));
    }

    private static List<Problem> problemsWith(String child, String text) {
        var other = new ObjectKey("t", "child");
        var bare = MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                new PublishedObject(KEY, "form", 1, json(text), null),
                                new PublishedObject(other, "form", 1, json(child), null)));
        var childShape = WORKSHOP.shapes(bare).compile(FormDefinition.parse(other, json(child)), 1);
        var shape = WORKSHOP.shapes(bare).compile(FormDefinition.parse(KEY, json(text)), 1);
        var world = bare.with(
                1,
                List.of(
                        new PublishedObject(KEY, "form", 1, json(text), shape.toJson()),
                        new PublishedObject(other, "form", 1, json(child), childShape.toJson())));
        return new ArrayList<>(new FormCheck(
                        FormDefinition.parse(KEY, json(text)), shape, null, WORKSHOP.controls(), world, FrameHosts.of())
                .problems());
    }

    private static String fields(String fields) {
        return "{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}," + fields + "]}}";
    }

    private static List<String> check(String doc) {
        return codes(problems(doc));
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static List<Problem> problems(String doc) {
        return problems(doc, null);
    }

    private static List<Problem> problems(String text, @Nullable FormShape published, PublishedObject... besides) {
        var doc = json(text);
        var definition = FormDefinition.parse(KEY, doc);
        var objects = new ArrayList<>(List.of(besides));
        objects.add(new PublishedObject(KEY, "form", 1, doc, shape(text).toJson()));
        var lookup = MetadataSnapshot.empty().with(1, objects);
        return new ArrayList<>(
                new FormCheck(definition, shape(text), published, WORKSHOP.controls(), lookup, FrameHosts.of())
                        .problems());
    }

    private static FormShape shape(String text) {
        return WORKSHOP.shapes(MetadataSnapshot.empty()).compile(FormDefinition.parse(KEY, json(text)), 1);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
