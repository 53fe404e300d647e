package org.mortise.form.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"field\":\"cost\",\"op\":\"empty\"}",
                "{\"field\":\"cost.probability\"}",
                "{\"var\":\"record.cost\"}",
                "{\"expr\":\"{cost}>1\"}",
                "{\"expr\":\"1<{ cost }\"}",
                "{\"expr\":\"{\\n\\tcost}>1\"}",
                "{\"expr\":\"｛cost｝>1\"}",
                "{\"expr\":\"｛　cost｝>1\"}",
                "{\"expr\":\"{cost．probability}\"}",
                "{\"expr\":\"SUM({lines.price})\"}",
                "{\"expr\":\"SUM({lines．price})\"}",
                "{\"targets\":[\"lines.price\"]}",
                "{\"expr\":\"ANY(\\\"cost\\\")\"}"
            })
    void a_field_is_found_however_it_is_written(String part) {
        assertThat(Mentions.of(List.of("cost", "lines.price")).matcher(part).find())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"field\":\"cost_center\"}",
                "{\"expr\":\"{cost_center}+{costs}\"}",
                "{\"field\":\"low.cost\"}",
                "{\"message\":\"cost is too high\"}",
                "{\"expr\":\"SUM({lines.prices})\"}"
            })
    void what_is_called_alike_is_another(String part) {
        assertThat(Mentions.of(List.of("cost", "lines.price")).matcher(part).find())
                .isFalse();
    }

    @Test
    void no_field_is_found_nowhere() {
        assertThat(Mentions.of(List.of()).matcher("{\"field\":\"\"}").find()).isFalse();
    }
}
