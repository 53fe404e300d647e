package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    private static List<String> lint(String fields, String rules, String validations) {
        return warnings(fields, rules, validations).stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static List<Problem> warnings(String fields, String rules, String validations) {
        var doc = Json.parse(
                ("{'key':'f','title':'F','model':{'titleField':'must','fields':[{'key':'must','type':'text','title':'必','required':true},"
                                + LEVEL
                                + ",{'key':'more','type':'text','title':'更多'},{'key':'n','type':'number','title':'数'}"
                                + fields
                                + "]},'layouts':[{'key':'default','nodes':[{'kind':'section','key':'s','title':'节','children':["
                                + "{'kind':'field','field':'must'},{'kind':'field','field':'level'},{'kind':'field','field':'more'},{'kind':'field','field':'n'}]}]}],"
                                + "'logic':{'rules':[" + rules + "],'validations':[" + validations + "]}}")
                        .replace('\'', '"'));
        var definition = FormDefinition.parse(KEY, doc);
        var shape = WORKSHOP.shapes(MetadataSnapshot.empty()).compile(definition, 1);
        return new FormLint(definition, shape, MetadataSnapshot.empty()).warnings();
    }
}
