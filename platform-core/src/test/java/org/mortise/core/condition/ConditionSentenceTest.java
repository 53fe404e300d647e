package org.mortise.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;

class ConditionSentenceTest {

    private static final Labels CHINESE = new Labels(
            Map.of("amount", "预计金额", "customer.level", "客户.级别", "limit", "限额"),
            Map.of("customer.level=A", "甲级", "customer.level=B", "乙级", "stage=won", "赢单"));
    private static final Labels ENGLISH = new Labels(
            Map.of("amount", "Amount", "customer.level", "Customer.Level", "limit", "Limit"),
            Map.of("customer.level=A", "Tier A", "customer.level=B", "Tier B", "stage=won", "Won"));

    private record Labels(Map<String, String> fields, Map<String, String> values) implements ConditionLabels {
        @Override
        public String field(FieldPath path) {
            return fields.getOrDefault(path.toString(), path.toString());
        }

        @Override
        public @Nullable String value(FieldPath path, String literal) {
            return values.get(path + "=" + literal);
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void a_condition_reads_as_a_sentence_in_both_languages(JsonNode sentence) {
        var condition = Conditions.parse(Json.plain(sentence.get("condition")));
        assertThat(ConditionSentence.describe(condition, CHINESE, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(sentence.get("zh-CN").textValue());
        assertThat(ConditionSentence.describe(condition, ENGLISH, Locale.US))
                .isEqualTo(sentence.get("en-US").textValue());
    }

    static Stream<JsonNode> sentences() {
        return ConditionFixtures.lines("sentences.jsonl").stream();
    }
}
