package org.mortise.form.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mortise.core.kernel.Json;

/**
 * The shared corpus {@code cases/steps.jsonl}: what choosing another option would bring up. The browser foretells it, the server
 * decides it; both have to say the same.
 */
class StepsTest {

    @TestFactory
    Stream<DynamicTest> the_corpus_of_steps_holds() {
        return PassCases.text("/cases/steps.jsonl")
                .lines()
                .map(Json::parse)
                .map(theCase -> DynamicTest.dynamicTest(theCase.path("name").asText(), () -> holds(theCase)));
    }

    private static void holds(JsonNode theCase) {
        var now = problems(theCase);
        theCase.path("expect").properties().forEach(step -> {
            var then = new ArrayList<>(problems(choosing(theCase, step.getKey())));
            then.removeAll(now);
            assertThat(then)
                    .as(step.getKey())
                    .containsExactlyElementsOf(
                            step.getValue().valueStream().map(JsonNode::asText).toList());
        });
    }

    private static JsonNode choosing(JsonNode theCase, String option) {
        ObjectNode copy = theCase.deepCopy();
        ((ObjectNode) copy.path("input")).put(theCase.path("field").asText(), option);
        return copy;
    }

    private static List<String> problems(JsonNode theCase) {
        return PassCases.run(theCase).problems().stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }
}
