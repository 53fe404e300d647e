package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.model.FormDefinition;

/** What a form may be but is probably not meant to be. */
class FormLintTest {

    private static final ObjectKey KEY = new ObjectKey("t", "f");
    private static final Workshop WORKSHOP = new Workshop();
    private static final String LEVEL =
            "{'key':'level','type':'select','title':'级别','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}}";

    @Test
    void a_form_that_is_meant_so_has_no_warnings() {
        assertThat(lint(
                        "",
                        "{'key':'r','when':{'field':'level','op':'eq','value':'a'},'then':[{'act':'show','targets':['more']}]}",
                        ""))
                .isEmpty();
    }

    @Test
    void what_is_said_of_submitted_records_means_nothing_without_a_flow() {
        assertThat(lint(",{'key':'late','type':'text','title':'迟','afterSubmit':'free'}", "", ""))
                .contains("lint_after_submit_without_flow /model/fields/4/afterSubmit");
    }

    @Test
    void a_field_that_is_hidden_at_all_times_is_never_visible() {
        assertThat(lint("", "{'key':'r','then':[{'act':'hide','targets':['more']}]}", ""))
                .containsExactly("lint_never_visible /logic/rules/0/then/0");
        assertThat(lint(
                        "",
                        "{'key':'r','when':{'all':[{'field':'level','op':'eq','value':'a'},{'field':'level','op':'eq','value':'b'}]},'then':[{'act':'show','targets':['more']}]}",
                        ""))
                .containsExactly("lint_rule_never /logic/rules/0/when", "lint_never_visible /logic/rules/0/then/0");
    }

    @Test
    void showing_and_hiding_under_the_same_condition_contradicts() {
        var when = "'when':{'field':'level','op':'eq','value':'a'}";
        assertThat(lint(
                        "",
                        "{'key':'r'," + when + ",'then':[{'act':'show','targets':['more']}]},{'key':'q'," + when
                                + ",'then':[{'act':'hide','targets':['more']}]}",
                        ""))
                .containsExactly("lint_shown_and_hidden /logic/rules/1/then/0");
    }

    @Test
    void a_rule_that_is_off_does_nothing_to_others() {
        assertThat(lint("", "{'key':'r','enabled':false,'then':[{'act':'hide','targets':['more']}]}", ""))
                .isEmpty();
    }

    @Test
    void a_condition_over_an_option_that_is_gone_never_holds() {
        var found = warnings(
                "",
                "{'key':'r','when':{'field':'level','op':'in','value':['a','c']},'then':[{'act':'show','targets':['more']}]}",
                "");

        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("lint_option_unknown");
            assertThat(problem.path()).isEqualTo("/logic/rules/0/when/value/1");
        });
    }

    @Test
    void a_formula_that_compares_a_choice_with_what_an_option_is_called_is_told_its_key() {
        var found = warnings(
                ",{'key':'grade','type':'text','title':'等级','compute':'IF({level}=\\\"A\\\",\\\"x\\\",SWITCH({level},\\\"b\\\",\\\"y\\\",\\\"B\\\",\\\"z\\\",\\\"\\\"))'}",
                "",
                "");

        var told = found.stream()
                .filter(problem -> problem.code().equals("lint_formula_option_unknown"))
                .toList();
        assertThat(told).allMatch(problem -> problem.path().equals("/model/fields/4/compute"));
        assertThat(told)
                .extracting(problem -> problem.params().get("suggestion"))
                .containsExactly("a", "b");
    }

    @Test
    void a_formula_over_keys_of_options_and_other_texts_is_meant_so() {
        assertThat(warnings(
                        ",{'key':'grade','type':'text','title':'等级','compute':'IF(OR({level}=\\\"a\\\",{must}=\\\"A\\\",{level}=\\\"\\\"),\\\"A\\\",\\\"B\\\")'}",
                        "",
                        ""))
                .noneMatch(problem -> problem.code().startsWith("lint_formula"));
    }

    @Test
    void options_that_rules_always_leave_out_are_dead() {
        assertThat(lint("", "{'key':'r','then':[{'act':'options','targets':['level'],'options':['a']}]}", ""))
                .containsExactly("lint_option_dead /logic/rules/0/then/0");
    }

    @Test
    void bounds_that_cross_and_checks_that_always_fail_are_seen() {
        assertThat(
                        lint(
                                "",
                                "",
                                "{'key':'v','assert':{'all':[{'field':'n','op':'gt','value':'5'},{'field':'n','op':'lt','value':'3'}]},'message':'m'}"))
                .containsExactly("lint_validation_always_fails /logic/validations/0/assert");
        assertThat(
                        lint(
                                "",
                                "",
                                "{'key':'v','assert':{'all':[{'field':'n','op':'gt','value':'3'},{'field':'n','op':'lt','value':'5'}]},'message':'m'}"))
                .isEmpty();
    }

    @Test
    void fields_that_stand_nowhere_and_titles_that_stand_twice_are_told() {
        assertThat(lint(",{'key':'lost','type':'text','title':'级别'}", "", ""))
                .containsExactly("lint_title_twice /model/fields/4/title", "lint_not_placed /model/fields/4");
    }

    @Test
    void what_is_required_but_cannot_be_written_is_told() {
        assertThat(lint("", "{'key':'r','then':[{'act':'readonly','targets':['must']}]}", ""))
                .containsExactly("lint_required_unwritable /model/fields/0/required");
    }

    @Test
    void a_condition_at_a_field_that_contradicts_itself_is_told_where_it_is_written() {
        assertThat(lint(
                        ",{'key':'odd','type':'text','title':'怪','requiredWhen':{'all':[{'field':'level','op':'eq','value':'a'},{'field':'level','op':'eq','value':'b'}]}}",
                        "",
                        "",
                        "{'kind':'field','field':'odd'}"))
                .containsExactly("lint_condition_never /model/fields/4/requiredWhen");
    }

    @Test
    void a_check_that_is_never_asked_is_told() {
        assertThat(
                        lint(
                                "",
                                "",
                                "{'key':'v','when':{'all':[{'field':'n','op':'empty'},{'field':'n','op':'gt','value':'1'}]},'assert':{'field':'n','op':'gt','value':'3'},'message':'m'}"))
                .containsExactly("lint_validation_never /logic/validations/0/when");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            has to be filled in                   | 'required':true                                  | lint_required_not_placed
            need not be filled in                 |                                                  | lint_not_placed
            has a default                         | 'required':true,'default':{'value':'x'}          | lint_not_placed
            is computed                           | 'required':true,'compute':'{must}'               | lint_not_placed
            """)
    void a_field_that_stands_nowhere_and_has_to_be_filled_in_lets_nobody_save(
            String what, @Nullable String more, String code) {
        var props = more == null ? "" : "," + more;
        assertThat(lint(",{'key':'lost','type':'text','title':'丢'" + props + "}", "", ""))
                .containsExactly(code + " /model/fields/4");
    }

    @Test
    void a_field_that_phones_do_not_show_but_that_has_to_be_filled_in_is_told() {
        var phone = "{'kind':'field','field':'level'}";
        assertThat(lint("", "", "", "", phone)).containsExactly("lint_required_not_on_phone /model/fields/0");
        assertThat(lint("", "{'key':'r','then':[{'act':'set','targets':['must'],'value':'x'}]}", "", "", phone))
                .isEmpty();
        assertThat(lint("", "{'key':'r','then':[{'act':'hide','targets':['must']}]}", "", "", phone))
                .containsExactly("lint_never_visible /logic/rules/0/then/0");
        assertThat(lint("", "", "", "", "{'kind':'field','field':'must'}")).isEmpty();
    }

    @Test
    void options_that_nobody_tells_apart_and_defaults_that_nobody_can_choose_are_told() {
        assertThat(lint(
                        ",{'key':'twin','type':'select','title':'双','default':{'value':'z'},'props':{'options':[{'key':'x','label':'同'},{'key':'y','label':'同'}]}}",
                        "",
                        "",
                        "{'kind':'field','field':'twin'}"))
                .containsExactly(
                        "lint_option_twice /model/fields/4/props/options/1",
                        "lint_default_unknown_option /model/fields/4/default/value");
        assertThat(lint(
                        ",{'key':'gone','type':'select','title':'停','default':{'value':'x'},'props':{'options':[{'key':'x','label':'旧','retired':true},{'key':'y','label':'新'}]}}",
                        "",
                        "",
                        "{'kind':'field','field':'gone'}"))
                .containsExactly("lint_default_retired_option /model/fields/4/default/value");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the filter of a link        | 'type':'link','props':{'form':'f','filter':COND}                                            | /props/filter
            what a rollup reckons       | 'type':'rollup','props':{'form':'f','via':'self','function':'count','where':COND}            | /props/where
            records that give choices   | 'type':'select','props':{'optionsFrom':{'form':'f','value':'must','filter':COND}}            | /props/optionsFrom/filter
            a default that is looked up | 'type':'text','default':{'query':{'form':'f','pick':'must','where':COND}}                    | /default/query/where
            """)
    void conditions_that_are_no_rules_are_looked_at_as_rules_are(String what, String field, String place) {
        var placed = "{'kind':'field','field':'odd'}";
        var gone = "{'field':'level','op':'eq','value':'c'}";
        assertThat(lint(",{'key':'odd','title':'怪'," + field.replace("COND", gone) + "}", "", "", placed))
                .containsExactly("lint_option_unknown /model/fields/4" + place + "/value");
        var never = "{'all':[{'field':'level','op':'eq','value':'a'},{'field':'level','op':'eq','value':'b'}]}";
        assertThat(lint(",{'key':'odd','title':'怪'," + field.replace("COND", never) + "}", "", "", placed))
                .containsExactly("lint_condition_never /model/fields/4" + place);
        var fine = "{'field':'level','op':'eq','value':'a'}";
        assertThat(lint(",{'key':'odd','title':'怪'," + field.replace("COND", fine) + "}", "", "", placed))
                .isEmpty();
    }

    @Test
    void what_shall_be_unique_under_a_condition_that_never_holds_is_told() {
        var unique = "],'uniques':[{'fields':['more'],'when':{'field':'level','op':'eq','value':'z'}},"
                + "{'table':'rows','fields':['kind'],'when':{'field':'kind','op':'eq','value':'z'}}";
        var rows = ",{'key':'rows','type':'subtable','title':'行','fields':[{'key':'kind','type':'select','title':'类',"
                + "'props':{'options':[{'key':'k','label':'K'}]}}]}";
        assertThat(lint(rows + unique, "", "", "{'kind':'field','field':'rows'}"))
                .containsExactly(
                        "lint_option_unknown /model/uniques/0/when/value",
                        "lint_option_unknown /model/uniques/1/when/value");
    }

    @Test
    void a_layout_without_anything_shows_an_empty_page() {
        var doc = Json.parse("""
                {"kind":"form","key":"f","title":"F","model":{"titleField":"a","fields":[{"key":"a","type":"text","title":"A"}]},
                 "layouts":[{"key":"default","nodes":[]}]}
                """);
        assertThat(warnings(doc)).extracting(Problem::code).containsExactly("lint_layout_empty", "lint_not_placed");
    }

    /** Fields 4 to 8 with bounds, and what is told of a condition that a rule asks; nothing: it is meant so. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'field':'q','op':'gt','value':'100'}                    | lint_value_out_of_bounds /value
            {'field':'q','op':'gt','value':100}                      | lint_value_out_of_bounds /value
            {'field':'q','op':'gt','value':'99'}                     |
            {'field':'q','op':'gte','value':'100'}                   |
            {'field':'q','op':'gte','value':'100.5'}                 | lint_value_out_of_bounds /value
            {'field':'q','op':'lt','value':'0'}                      | lint_value_out_of_bounds /value
            {'field':'q','op':'lte','value':'0'}                     |
            {'field':'q','op':'lte','value':'-1'}                    | lint_value_out_of_bounds /value
            {'field':'q','op':'eq','value':'-1'}                     | lint_value_out_of_bounds /value
            {'field':'q','op':'in','value':['-1','1000']}            | lint_value_out_of_bounds /value
            {'field':'q','op':'in','value':['-1','10']}              |
            {'field':'q','op':'ne','value':'1000'}                   |
            {'field':'q','op':'between','value':['101','200']}       | lint_value_out_of_bounds /value
            {'field':'q','op':'between','value':['50','200']}        |
            {'field':'q','op':'gt','value':{'field':'n'}}            |
            {'all':[{'field':'q','op':'gt','value':'1000'}]}         | lint_value_out_of_bounds /all/0/value
            {'not':{'field':'q','op':'gt','value':'1000'}}           | lint_value_out_of_bounds /not/value
            {'field':'n','op':'gt','value':'1000'}                   |
            {'field':'d','op':'lt','value':'2020-01-01'}             | lint_value_out_of_bounds /value
            {'field':'d','op':'gt','value':'2019-01-01'}             |
            {'field':'d','op':'gt','value':{'relative':'today'}}     |
            {'field':'m','op':'lt','value':'2020-01-01'}             |
            {'field':'s','op':'eq','value':'abcd'}                   | lint_value_out_of_bounds /value
            {'field':'s','op':'eq','value':'abc'}                    |
            {'field':'s','op':'startsWith','value':'😀😀😀'}           |
            {'field':'s','op':'contains','value':'abcd'}             | lint_value_out_of_bounds /value
            {'field':'c','op':'gt','value':'1000'}                   |
            {'expr':'{level}=#B#'}                                   | lint_formula_option_unknown /expr
            {'expr':'{level}=#b#'}                                   |
            {'not':{'expr':'SWITCH({level},#x#,TRUE,FALSE)'}}        | lint_formula_option_unknown /not/expr
            {'field':'more','op':'eq','value':{'expr':'IF({level}=#B#,#x#,#y#)'}} | lint_formula_option_unknown /value/expr
            {'expr':'TEXT({level})=#B#'}                             |
            {'any':[{'field':'n','op':'empty'},{'field':'n','op':'notEmpty'}]}                 | lint_condition_always
            {'any':[{'field':'level','op':'empty'},{'field':'level','op':'in','value':['a','b']}]} | lint_condition_always
            {'any':[{'field':'level','op':'empty'},{'field':'level','op':'eq','value':'a'}]}   |
            {'any':[{'field':'level','op':'in','value':['a','b']},{'field':'n','op':'empty'}]} |
            {'expr':'TRUE'}                                          | lint_condition_always
            {'expr':'1<2'}                                           | lint_condition_always
            {'expr':'TODAY()>DATE(2020,1,1)'}                        |
            {'expr':'1>2'}                                           | lint_rule_never
            {'all':[]}                                               |
            """)
    void a_condition_that_never_holds_or_always_does_is_told_where_it_is_written(String when, @Nullable String told) {
        var bounded = ",{'key':'q','type':'number','title':'量','props':{'min':'0','max':100}},"
                + "{'key':'d','type':'date','title':'日','props':{'min':'2020-01-01'}},"
                + "{'key':'m','type':'date','title':'动','props':{'min':{'relative':'today'}}},"
                + "{'key':'s','type':'text','title':'短','props':{'maxLength':3}},"
                + "{'key':'c','type':'number','title':'算','compute':'{n}*2','props':{'max':'10'}}";
        var placed = "{'kind':'field','field':'q'},{'kind':'field','field':'d'},{'kind':'field','field':'m'},"
                + "{'kind':'field','field':'s'},{'kind':'field','field':'c'}";
        var rule = "{'key':'r','when':" + when.replace("#", "\\\"") + ",'then':[{'act':'require','targets':['more']}]}";
        var place = told == null ? -1 : told.indexOf(' ');
        var expected = told == null
                ? List.<String>of()
                : List.of(
                        place < 0
                                ? told + " /logic/rules/0/when"
                                : told.substring(0, place) + " /logic/rules/0/when" + told.substring(place + 1));

        assertThat(lint(bounded, rule, "", placed)).isEqualTo(expected);
    }

    @Test
    void formulas_everywhere_are_looked_at_for_options() {
        var wrong = "IF({level}=\\\"B\\\",\\\"x\\\",\\\"y\\\")";
        assertThat(lint(
                        "",
                        "{'key':'r','then':[{'act':'set','targets':['more'],'value':{'expr':'" + wrong + "'}}]}",
                        ""))
                .containsExactly("lint_formula_option_unknown /logic/rules/0/then/0/value/expr");
        assertThat(lint("", "", "{'key':'v','assert':{'expr':'{level}=\\\"B\\\"'},'message':'m'}"))
                .containsExactly("lint_formula_option_unknown /logic/validations/0/assert/expr");
        assertThat(lint(
                        ",{'key':'self','type':'link','title':'连','props':{'form':'f','filter':{'expr':'{level}=\\\"B\\\"'}}}",
                        "",
                        "",
                        "{'kind':'field','field':'self'}"))
                .containsExactly("lint_formula_option_unknown /model/fields/4/props/filter/expr");
    }

    @Test
    void a_check_that_refuses_nothing_is_told() {
        assertThat(
                        lint(
                                "",
                                "",
                                "{'key':'v','assert':{'any':[{'field':'n','op':'empty'},{'field':'n','op':'notEmpty'}]},'message':'m'}"))
                .containsExactly("lint_validation_always_holds /logic/validations/0/assert");
        assertThat(
                        lint(
                                "",
                                "",
                                "{'key':'v','when':{'expr':'TRUE'},'assert':{'field':'n','op':'gt','value':'3'},'message':'m'}"))
                .containsExactly("lint_condition_always /logic/validations/0/when");
    }

    @Test
    void a_fixed_default_of_what_must_be_unique_lets_one_record_be_made() {
        var field = ",{'key':'no','type':'text','title':'号','props':{'unique':true},'default':%s}";
        assertThat(lint(field.formatted("{'value':'1'}"), "", "", "{'kind':'field','field':'no'}"))
                .containsExactly("lint_default_unique /model/fields/4/default/value");
        assertThat(lint(field.formatted("{'expr':'\\\"1\\\"&\\\"2\\\"'}"), "", "", "{'kind':'field','field':'no'}"))
                .isEmpty();
    }

    private static List<String> lint(String fields, String rules, String validations) {
        return lint(fields, rules, validations, "");
    }

    private static List<String> lint(String fields, String rules, String validations, String placed) {
        return lint(fields, rules, validations, placed, "");
    }

    /** @param phone nodes of the layout for phones; empty when they have none */
    private static List<String> lint(String fields, String rules, String validations, String placed, String phone) {
        return warnings(doc(fields, rules, validations, placed, phone)).stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static List<Problem> warnings(String fields, String rules, String validations) {
        return warnings(doc(fields, rules, validations, "", ""));
    }

    private static List<Problem> warnings(JsonNode doc) {
        var definition = FormDefinition.parse(KEY, doc);
        var shape = WORKSHOP.shapes(MetadataSnapshot.empty()).compile(definition, 1);
        return new FormLint(definition, shape, MetadataSnapshot.empty(), FrameHosts.of()).warnings();
    }

    private static JsonNode doc(String fields, String rules, String validations, String placed, String phone) {
        var nodes = "{'kind':'section','key':'s','title':'节','children':[{'kind':'field','field':'must'},"
                + "{'kind':'field','field':'level'},{'kind':'field','field':'more'},{'kind':'field','field':'n'}"
                + (placed.isEmpty() ? "" : "," + placed) + "]}";
        var own = phone.isEmpty() ? "" : ",{'key':'phone','nodes':[" + phone + "]}";
        return Json.parse(
                ("{'key':'f','title':'F','model':{'titleField':'must','fields':[{'key':'must','type':'text','title':'必','required':true},"
                                + LEVEL
                                + ",{'key':'more','type':'text','title':'更多'},{'key':'n','type':'number','title':'数'}"
                                + fields
                                + "]},'layouts':[{'key':'default','nodes':[" + nodes + "]}" + own + "],"
                                + "'logic':{'rules':[" + rules + "],'validations':[" + validations + "]}}")
                        .replace('\'', '"'));
    }
}
