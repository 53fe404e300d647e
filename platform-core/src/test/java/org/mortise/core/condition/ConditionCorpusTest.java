package org.mortise.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

class ConditionCorpusTest {

    private static final ConditionFixtures.Fields FIELDS = ConditionFixtures.fields();

    @ParameterizedTest
    @MethodSource("cases")
    void every_case_of_the_corpus_holds(JsonNode aCase) {
        if (aCase.has("problems")) {
            var expected = new ArrayList<String>();
            aCase.get("problems").forEach(problem -> expected.add(problem.textValue()));
            assertThat(problems(aCase)).isEqualTo(expected);
            return;
        }
        assertThat(problems(aCase)).isEmpty();
        var condition = Conditions.parse(Json.plain(aCase.get("condition")));
        var truth = ConditionEvaluation.evaluate(condition, FIELDS, ConditionFixtures.sample(aCase));
        assertThat(truth).hasToString(aCase.get("expect").textValue());
    }

    @Test
    void the_corpus_is_large() {
        assertThat(cases()).hasSizeGreaterThan(600);
    }

    @Test
    void a_condition_survives_the_way_through_JSON() {
        for (var aCase : ConditionFixtures.lines("cases.jsonl")) {
            if (aCase.has("expect")) {
                var condition = Conditions.parse(Json.plain(aCase.get("condition")));
                assertThat(Conditions.parse(condition.toJson())).isEqualTo(condition);
                assertThat(Json.write(condition.toJson()))
                        .isEqualTo(aCase.get("condition").toString());
            }
        }
    }

    @Test
    void an_unknown_field_comes_with_the_nearest_known_one() {
        var condition = Conditions.parse(Map.of("field", "custmer.level", "op", "empty"));
        assertThat(ConditionCheck.check(condition, FIELDS, ConditionCheck.Place.RECORD))
                .containsExactly(Problem.at(
                        "/field",
                        "condition_unknown_field",
                        Map.of("field", "custmer.level", "suggestion", "customer.level")));
    }

    @Test
    void the_fields_of_a_condition_include_those_of_values_and_formulas() {
        var condition = Conditions.parse(Map.of(
                "all",
                List.of(
                        Map.of("field", "amount", "op", "gt", "value", Map.of("field", "limit")),
                        Map.of("not", Map.of("expr", "{due} < TODAY() && {customer.level} = \"A\"")),
                        Map.of("field", "title", "op", "in", "value", List.of(Map.of("expr", "{note}"), "x")))));
        assertThat(Conditions.fields(condition, FIELDS))
                .extracting(FieldPath::toString)
                .containsExactlyInAnyOrder("amount", "limit", "due", "customer.level", "title", "note");
    }

    static Stream<JsonNode> cases() {
        return ConditionFixtures.lines("cases.jsonl").stream();
    }

    private static List<String> problems(JsonNode aCase) {
        try {
            var condition = Conditions.parse(Json.plain(aCase.get("condition")));
            var onChange = aCase.has("old") || aCase.path("place").asText().equals("change");
            var place = onChange ? ConditionCheck.Place.CHANGE : ConditionCheck.Place.RECORD;
            return written(ConditionCheck.check(condition, FIELDS, place));
        } catch (Rejected rejected) {
            return written(rejected.problems());
        }
    }

    private static List<String> written(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + "@" + problem.path())
                .toList();
    }
}
