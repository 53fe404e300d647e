package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.definition.FormChecks.KEY;
import static org.mortise.form.definition.FormChecks.check;
import static org.mortise.form.definition.FormChecks.codes;
import static org.mortise.form.definition.FormChecks.fields;
import static org.mortise.form.definition.FormChecks.json;
import static org.mortise.form.definition.FormChecks.problems;
import static org.mortise.form.definition.FormChecks.shape;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.PublishedObject;

/** What a form may not be. */
class FormCheckTest {

    @Test
    void a_form_that_is_right_has_no_problems() {
        assertThat(check("""
                {'model':{'titleField':'name','ownerField':'boss','fields':[{'key':'name','type':'text'},{'key':'boss','type':'user'},
                  {'key':'a','type':'number'},{'key':'b','type':'number','compute':'{a}*2'}],'uniques':[{'fields':['name','a']}]},
                 'layouts':[{'key':'default','nodes':[{'kind':'section','key':'s','children':[{'kind':'field','field':'name'}]}]}],
                 'logic':{'rules':[{'key':'r','when':{'field':'a','op':'gt','value':'1'},'then':[{'act':'hide','targets':['s']}]}]}}""")).isEmpty();
    }

    @Test
    void an_option_that_a_rule_sets_and_that_is_not_there_is_told_once() {
        var field =
                "{'key':'level','type':'%s','props':{'options':[{'key':'a','label':'A'}]}}]},'logic':{'rules':[{'key':'r',"
                        + "'then':[{'act':'set','targets':['level'],'value':%s}]}]},'more':{'x':[";
        assertThat(check(fields(field.formatted("select", "'b'"))))
                .containsExactly("option_unknown /logic/rules/0/then/0/value");
        assertThat(check(fields(field.formatted("multiselect", "['a','b']"))))
                .containsExactly("option_unknown /logic/rules/0/then/0/value/1");
        assertThat(check(fields(field.formatted("select", "'a'")))).isEmpty();
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
    void a_translation_is_held_by_one_field_of_the_same_kind_that_is_as_secret() {
        var text = "{'key':'%s','type':'text','props':{%s'translations':{'%s':'%s'}}}";
        assertThat(check(fields(text.formatted("t", "", "en-US", "u") + ",{'key':'u','type':'text'}")))
                .isEmpty();
        assertThat(check(fields(text.formatted("t", "", "xx", "gone")
                        + "," + text.formatted("r", "", "en-US", "day") + ",{'key':'day','type':'date'},"
                        + text.formatted("s", "'encrypted':true,", "en-US", "u") + ","
                        + text.formatted("v", "", "en-US", "u") + ",{'key':'u','type':'text'}")))
                .contains(
                        "translation_language /model/fields/1/props/translations/xx",
                        "field_unknown /model/fields/1/props/translations/xx",
                        "translation_unfit /model/fields/2/props/translations/en-US",
                        "translation_in_clear /model/fields/4/props/translations/en-US",
                        "translation_twice /model/fields/5/props/translations/en-US");
        assertThat(check(fields("{'key':'u','type':'text'},{'key':'rows','type':'subtable','fields':["
                        + text.formatted("t", "", "en-US", "u") + "]}")))
                .contains("field_unknown /model/fields/2/fields/0/props/translations/en-US");
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
                        "/model/fields/3/compute",
                        "formula_type",
                        Map.of("type", "number", "control", "date", "field", LocalizedText.of("c")))));
    }

    @Test
    void what_is_wrong_with_a_default_is_said_of_its_field() {
        assertThat(problems(
                        fields("{'key':'n','type':'number','title':'N','props':{'min':'5'},'default':{'value':'1'}}")))
                .anySatisfy(problem -> {
                    assertThat(problem.path()).isEqualTo("/model/fields/1/default/value");
                    assertThat(problem.params()).containsEntry("field", LocalizedText.of("N"));
                });
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
    void what_stands_below_rows_can_be_made_of_them() {
        var rows = "{'key':'rows','type':'subtable','fields':["
                + "{'key':'n','type':'money','total':'avg'},{'key':'d','type':'date','total':'max'},"
                + "{'key':'t','type':'text','total':'countDistinct'}]}";
        assertThat(check(fields(rows))).isEmpty();
        assertThat(check(fields(rows.replace("'max'", "'sum'")
                        .replace("'countDistinct'", "'min'")
                        .replace("]}", "]},{'key':'x','type':'number','total':'sum'}"))))
                .containsExactly(
                        "total_not_possible /model/fields/1/fields/1/total",
                        "total_not_possible /model/fields/1/fields/2/total",
                        "total_not_possible /model/fields/2/total");
    }

    @Test
    void roles_that_can_be_chosen_exist() {
        assertThat(
                        check(
                                fields(
                                        "{'key':'r','type':'roles','props':{'roles':[{'role':'t.nobody','label':'N'},{'role':'no role','label':'M'}]}}")))
                .containsExactly(
                        "reference_missing /model/fields/1/props/roles/0/role",
                        "reference_missing /model/fields/1/props/roles/1/role");
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
}
