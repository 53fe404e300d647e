package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.kernel.Json;

class RichtextControlTest {

    private static final RichtextControl RICHTEXT = new RichtextControl();
    private static final TextSettings SETTINGS = RICHTEXT.settings(new FieldProps(Json.object(), List.of()));
    private static final Coercion SHANGHAI = new Coercion(ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a</p><script>alert(1)</script>",
                "<img src=x onerror=alert(1)><p>a</p>",
                "<a href=\"javascript:alert(1)\">a</a>",
                "<a href=\"  java\tscript:alert(1)\">a</a>",
                "<svg><script>alert(1)</script></svg><p>a</p>",
                "<p onclick=alert(1)>a</p>",
                "<p style=\"background:url(javascript:alert(1))\">a</p>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><p>a</p>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math><p>a</p>",
                "<form action=//evil><input name=a></form><p>a</p>",
                "<p>a<!--<img src=x onerror=alert(1)>--></p>",
                "<object data=x></object><embed src=x><base href=//evil><p>a</p>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript><p>a</p>",
            })
    void nothing_that_runs_is_kept(String html) {
        var kept = RICHTEXT.coerce(SETTINGS, TextNode.valueOf(html), SHANGHAI)
                .value()
                .asText();

        assertThat(kept)
                .contains("a")
                .doesNotContainPattern("(?i)<(script|img|svg|iframe|math|form|input|object|embed|base|style)")
                .doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)href=\"\\s*java");
    }

    @Test
    void the_harmless_elements_stay_and_reading_twice_changes_nothing() {
        var html = "<h2>一</h2><ul><li><b>二</b></li></ul><a href=\"https://mortise.dev\">三</a>";

        var once = RICHTEXT.coerce(SETTINGS, TextNode.valueOf(html), SHANGHAI).value();
        var twice = RICHTEXT.coerce(SETTINGS, once, SHANGHAI).value();

        assertThat(once.asText()).contains("<h2>一</h2>", "<li><b>二</b></li>", "rel=\"nofollow\"");
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void plain_text_becomes_paragraphs_and_empty_elements_are_blank() {
        var plain = RICHTEXT.coerce(SETTINGS, TextNode.valueOf("1 < 2\n3 & 4"), SHANGHAI);
        var empty = RICHTEXT.coerce(SETTINGS, TextNode.valueOf("<p><br></p>"), SHANGHAI);

        assertThat(plain.value().asText()).isEqualTo("<p>1 &lt; 2</p><p>3 &amp; 4</p>");
        assertThat(empty.value().isNull()).isTrue();
    }
}
