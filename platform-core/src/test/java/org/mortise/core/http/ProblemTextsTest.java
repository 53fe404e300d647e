package org.mortise.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

class ProblemTextsTest {

    private final ProblemTexts texts = new ProblemTexts();

    @Test
    void every_code_has_a_sentence_in_every_language() {
        assertThat(texts.codes(Locale.US))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(texts.codes(Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void parameters_are_read_aloud_in_the_readers_language() {
        var problem = new Problem("too_long", "", Map.of("max", 5));

        assertThat(texts.text(problem, Locale.US)).isEqualTo("At most 5 characters.");
        assertThat(texts.text(problem, Locale.SIMPLIFIED_CHINESE)).isEqualTo("最多 5 个字符。");
        assertThat(ProblemTexts.plain(List.of(LocalizedText.of("客户", "Customer"), "x"), Locale.US))
                .isEqualTo("Customer, x");
    }

    @Test
    void what_stands_alone_names_the_field_and_the_row_once() {
        var title = LocalizedText.of("数量", "Quantity");
        var required = Problem.at("/data/qty", "required", Map.of("field", title));
        var row = Map.<String, Object>of(Problem.TABLE, LocalizedText.of("明细", "Items"), Problem.ROW, 3);

        assertThat(texts.text(required, Locale.SIMPLIFIED_CHINESE)).isEqualTo("必填。");
        assertThat(texts.placed(required, Locale.SIMPLIFIED_CHINESE)).isEqualTo("“数量”必填。");
        assertThat(texts.placed(required, Locale.US)).isEqualTo("“Quantity”: This is required.");
        assertThat(texts.placed(required.with(row), Locale.SIMPLIFIED_CHINESE)).isEqualTo("“明细”第 3 行“数量”必填。");
        assertThat(texts.placed(required.with(row), Locale.US))
                .isEqualTo("“Items”, row 3, “Quantity”: This is required.");
        var unique = Problem.at("/data/qty", "not_unique", Map.of("field", title));
        assertThat(texts.placed(unique, Locale.US)).isEqualTo(texts.text(unique, Locale.US));
        assertThat(texts.placed(unique.with(row), Locale.US))
                .isEqualTo("“Items”, row 3: Another record already has this value of Quantity.");
        assertThat(texts.placed(Problem.of("required"), Locale.US)).isEqualTo("This is required.");
    }

    @Test
    void what_was_kept_and_read_again_is_read_aloud_as_before() {
        var label = LocalizedText.of("客户", "Customer");
        var problem = new Problem("too_long", "", Map.of("max", label));
        var outer = new Problem("too_long", "", Map.of("max", new Problem("too_long", "", Map.of("max", label))));

        for (var said : List.of(problem, outer)) {
            var kept = Json.convert(Json.parse(Json.write(said)), Problem.class);
            assertThat(texts.text(kept, Locale.SIMPLIFIED_CHINESE))
                    .isEqualTo(texts.text(said, Locale.SIMPLIFIED_CHINESE))
                    .contains("客户");
        }
    }

    @Test
    void types_of_formulas_are_named_in_words() {
        Map<String, Object> params =
                Map.of("function", "ABS", "param", "x", "expected", "number|date*", "type", "list:ref:shop.order");

        assertThat(texts.text("fx_argument_type", params, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("ABS 的“x”要数字 / 日期，这里是一列关联记录。");
        assertThat(texts.text("fx_argument_type", params, Locale.US))
                .isEqualTo("“x” of ABS must be a number / a date and this is a column, each cell a linked record.");
    }

    @Test
    void the_best_language_of_those_asked_for_is_chosen() {
        assertThat(Locales.asked("de, en;q=0.8, zh;q=0.9")).contains(Locale.SIMPLIFIED_CHINESE);
        assertThat(Locales.asked("en-GB")).contains(Locale.US);
        assertThat(Locales.asked("fr")).isEmpty();
        assertThat(Locales.asked(";;")).isEmpty();
    }
}
