package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.Schemas;
import org.mortise.form.model.FormDefinition;

/** What the buttons of a form may not do. */
class ButtonNodeTest {

    private static final ObjectKey KEY = new ObjectKey("t", "f");
    private static final Workshop WORKSHOP = new Workshop();
    private static final String AT = "/layouts/0/nodes/0/action";
    private static final MetadataSnapshot WORLD = world();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'do':'open','url':'https://example.com/{name}?n={n}'}",
                "{'do':'open','url':'mailto:{name}'}",
                "{'do':'open','url':'tel:{name}'}",
                "{'do':'open','url':'/f/t.g?q={name}'}",
                "{'do':'submit'}",
                "{'do':'create','form':'g','values':{'title':{'field':'name'},'sum':{'expr':'{n}*2'},'back':{'field':'id'}}}",
                "{'do':'run','rule':'by_hand'}"
            })
    void a_button_that_is_right_has_no_problems(String action) {
        assertThat(found(action)).isEmpty();
    }

    @Test
    void an_address_names_only_fields_that_exist_with_what_was_meant() {
        assertThat(problems("{'do':'open','url':'https://e.com/{nam}/{name}/{x y}'}"))
                .first()
                .satisfies(problem -> {
                    assertThat(problem.code() + " " + problem.path()).isEqualTo("field_unknown " + AT + "/url");
                    assertThat(problem.params()).containsEntry("suggestion", "name");
                });
        assertThat(problems("{'do':'open','url':'https://e.com/{nam}/{name}/{x y}'}"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://e.com",
                "//e.com",
                "/\\\\e.com",
                "{name}",
                " https://e.com"
            })
    void an_address_leads_nowhere_else(String url) {
        assertThat(schema("{'do':'open','url':'" + url + "'}")).contains("schema_pattern " + AT + "/url");
    }

    @Test
    void a_new_record_is_of_a_form_that_exists_with_values_that_fit() {
        assertThat(found("{'do':'create','form':'h'}")).containsExactly("reference_missing " + AT + "/form");
        assertThat(
                        found(
                                "{'do':'create','form':'g','values':{'titel':'x','twice':'1','title':{'field':'nam'},'sum':{'field':'name'}}}"))
                .containsExactlyInAnyOrder(
                        "field_unknown " + AT + "/values/titel",
                        "button_value_not_settable " + AT + "/values/twice",
                        "condition_unknown_field " + AT + "/values/title/field",
                        "condition_value_type " + AT + "/values/sum");
    }

    @Test
    void a_rule_is_there_of_this_form_and_run_by_people() {
        assertThat(found("{'do':'run','rule':'none'}")).containsExactly("reference_missing " + AT + "/rule");
        assertThat(found("{'do':'run','rule':'by_itself'}")).containsExactly("button_rule_runs_itself " + AT + "/rule");
        assertThat(found("{'do':'run','rule':'elsewhere'}")).containsExactly("button_rule_elsewhere " + AT + "/rule");
    }

    private static List<String> found(String action) {
        return problems(action).stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static List<Problem> problems(String action) {
        var definition = definition(action);
        var shape = WORKSHOP.shapes(WORLD).compile(definition, 1);
        return new FormCheck(definition, shape, null, WORKSHOP.controls(), WORLD, FrameHosts.of()).problems();
    }

    private static List<String> schema(String action) {
        return SchemaCheck.of(Schemas.document("form")).check(Json.parse(document(action))).stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static FormDefinition definition(String action) {
        return FormDefinition.parse(KEY, Json.parse(document(action)));
    }

    private static String document(String action) {
        return ("{'kind':'form','key':'f','title':'F','model':{'titleField':'name','fields':[{'key':'name','type':'text'},"
                        + "{'key':'n','type':'number'}]},'layouts':[{'key':'default','nodes':[{'kind':'button','key':'b','title':'B','action':"
                        + action + "}]}]}")
                .replace('\'', '"');
    }

    private static MetadataSnapshot world() {
        var other =
                "{'kind':'form','key':'g','title':'G','model':{'titleField':'title','fields':[{'key':'title','type':'text'},"
                        + "{'key':'sum','type':'number'},{'key':'twice','type':'number','compute':'{sum}*2'},{'key':'back','type':'link','props':{'form':'f'}}]}}";
        var doc = Json.parse(other.replace('\'', '"'));
        var key = new ObjectKey("t", "g");
        var shape = WORKSHOP.shapes(MetadataSnapshot.empty()).compile(FormDefinition.parse(key, doc), 1);
        return MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                new PublishedObject(key, "form", 1, doc, shape.toJson()),
                                rule("by_hand", "f", "manual"),
                                rule("by_itself", "f", "record"),
                                rule("elsewhere", "g", "manual")));
    }

    private static PublishedObject rule(String key, String form, String trigger) {
        var doc = Json.object().put("kind", "rule").put("key", key).put("form", form);
        doc.putObject("trigger").put("type", trigger);
        return new PublishedObject(new ObjectKey("t", key), "rule", 1, doc, null);
    }
}
