package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.model.FormDefinition;

/** What the course of a stage field may not be, and what it is probably not meant to be. */
class StageCourseTest {

    private static final ObjectKey KEY = new ObjectKey("t", "f");
    private static final Workshop WORKSHOP = new Workshop();
    private static final String AT = "/model/fields/1/props/options/";

    @Test
    void a_course_that_is_meant_so_has_neither_errors_nor_warnings() {
        var course = "{'key':'a','label':'A','probability':10,'next':['b']},{'key':'b','label':'B','require':['n'],"
                + "'gate':{'field':'n','op':'gt','value':'0'},'message':'some'},{'key':'c','label':'C','category':'lost','next':[]}";
        assertThat(errors(course)).isEmpty();
        assertThat(warnings(course)).isEmpty();
    }

    @Test
    void a_step_to_nowhere_is_told_where_it_stands_with_what_was_meant() {
        assertThat(problems("{'key':'offer','label':'A','next':['offer','ofer']},{'key':'b','label':'B'}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code() + " " + problem.path())
                            .isEqualTo("stage_next_unknown " + AT + "0/next/1");
                    assertThat(problem.params()).containsEntry("suggestion", "offer");
                });
    }

    @Test
    void a_gate_reads_and_asks_only_for_fields_that_exist() {
        assertThat(errors("{'key':'a','label':'A','require':['n','m'],'gate':{'field':'m','op':'notEmpty'}}"))
                .containsExactlyInAnyOrder(
                        "field_unknown " + AT + "0/require/1", "condition_unknown_field " + AT + "0/gate/field");
    }

    @Test
    void probabilities_and_categories_are_held_to_what_they_can_be() {
        assertThat(errors("{'key':'a','label':'A','probability':101},{'key':'b','label':'B','category':'maybe'}"))
                .contains("schema_too_large " + AT + "0/probability", "schema_value " + AT + "1/category");
    }

    @Test
    void a_stage_that_nobody_reaches_is_told() {
        assertThat(
                        warnings(
                                "{'key':'a','label':'A','next':['b']},{'key':'b','label':'B','next':['a']},{'key':'c','label':'C'}"))
                .containsExactly("lint_stage_unreachable " + AT + "2");
        assertThat(warnings("{'key':'a','label':'A'},{'key':'b','label':'B','next':['a']},{'key':'c','label':'C'}"))
                .isEmpty();
    }

    @Test
    void where_records_begin_is_reached() {
        var course =
                "{'key':'a','label':'A','next':['b']},{'key':'b','label':'B','next':['a']},{'key':'c','label':'C','next':['a']}";
        assertThat(codes(new FormLint(
                                definition(course, "'default':{'value':'c'},"),
                                shape(course),
                                MetadataSnapshot.empty(),
                                FrameHosts.of())
                        .warnings()))
                .isEmpty();
    }

    @Test
    void an_open_stage_that_nothing_follows_and_a_gate_without_words_are_told() {
        assertThat(
                        warnings(
                                "{'key':'a','label':'A'},{'key':'b','label':'B','next':[],'gate':{'field':'n','op':'notEmpty'}}"))
                .containsExactly("lint_stage_dead_end " + AT + "1/next", "lint_gate_silent " + AT + "1/message");
    }

    @Test
    void a_gate_that_nobody_passes_is_told_at_the_gate() {
        assertThat(warnings("{'key':'a','label':'A'},{'key':'b','label':'B','message':'no','gate':"
                        + "{'all':[{'field':'n','op':'gt','value':'5'},{'field':'n','op':'lt','value':'4'}]}}"))
                .containsExactly("lint_validation_always_fails " + AT + "1/gate");
    }

    private static List<String> errors(String course) {
        return codes(problems(course));
    }

    private static List<Problem> problems(String course) {
        return new FormCheck(
                        definition(course, ""),
                        shape(course),
                        null,
                        WORKSHOP.controls(),
                        MetadataSnapshot.empty(),
                        FrameHosts.of())
                .problems();
    }

    private static List<String> warnings(String course) {
        return codes(new FormLint(definition(course, ""), shape(course), MetadataSnapshot.empty(), FrameHosts.of())
                .warnings());
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static FormShape shape(String course) {
        return WORKSHOP.shapes(MetadataSnapshot.empty()).compile(definition(course, ""), 1);
    }

    private static FormDefinition definition(String course, String beginning) {
        return FormDefinition.parse(
                KEY,
                Json.parse(
                        ("{'key':'f','title':'F','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'},"
                                        + "{'key':'stage','type':'stage','title':'Stage'," + beginning
                                        + "'props':{'options':[" + course
                                        + "]}},{'key':'n','type':'number','title':'N'}]}}")
                                .replace('\'', '"')));
    }
}
