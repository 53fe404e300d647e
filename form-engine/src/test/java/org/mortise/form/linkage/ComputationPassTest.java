package org.mortise.form.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mortise.core.kernel.Json;

class ComputationPassTest {

    @TestFactory
    Stream<DynamicTest> the_corpus_holds() {
        return PassCases.all()
                .map(theCase -> DynamicTest.dynamicTest(theCase.path("name").asText(), () -> holds(theCase)));
    }

    @Test
    void the_corpus_is_not_small() {
        assertThat(PassCases.all()).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void names_of_cases_are_unique() {
        assertThat(PassCases.all().map(theCase -> theCase.path("name").asText()))
                .doesNotHaveDuplicates();
    }

    private static void holds(JsonNode theCase) {
        var result = PassCases.run(theCase);
        var expected = theCase.path("expect");
        assertThat(Json.canonical(result.data())).isEqualTo(Json.canonical(expected.path("data")));
        var problems = new ArrayList<String>();
        expected.path("problems")
                .forEach(problem -> problems.add(problem.path("code").asText() + " "
                        + problem.path("path").asText()));
        assertThat(result.problems().stream().map(problem -> problem.code() + " " + problem.path()))
                .containsExactlyElementsOf(problems);
        expected.path("states").properties().forEach(state -> assertThat(state.getKey() + " "
                        + Json.canonical(
                                Json.mapper().valueToTree(result.states().get(state.getKey()))))
                .isEqualTo(state.getKey() + " " + Json.canonical(state.getValue())));
    }
}
