package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.SchemaCheck;

/** Reading and judging values, control by control. */
class ControlsTest {

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();
    private static final Coercion SHANGHAI = new Coercion(ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest(name = "{0} {1} reads {2} as {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text|{}|'  合同 '|'合同'",
                "text|{}|''|null",
                "text|{}|'   '|null",
                "text|{}|12.50|'12.50'",
                "text|{}|true|'true'",
                "text|{}|'a\\nb'|'a b'",
                "text|{}|[1]|!not_a_text",
                "text|{}|{}|!not_a_text",
                "textarea|{}|'a\\r\\nb'|'a\\nb'",
                "barcode|{}|'\\u0000MT-1\\u0000'|'MT-1'",
                "barcode|{}|'\\u0000'|null",
                "number|{}|'1,200.5'|'1200.5'",
                "number|{}|'１２３．４５'|'123.45'",
                "number|{'scale':0}|'2.5'|'3'",
                "number|{'scale':0}|'-2.5'|'-3'",
                "number|{'scale':1}|'-0.04'|'0'",
                "number|{}|7|'7'",
                "number|{}|'1e3'|!not_a_number",
                "number|{}|'abc'|!not_a_number",
                "number|{}|'１２３４５６７８９０１２３４５６７８９０１'|!number_too_large",
                "number|{}|'12345678901234567890'|'12345678901234567890'",
                "money|{}|'￥1,234.567'|'1234.57'",
                "money|{}|'5.00'|'5'",
                "money|{'scale':4}|'0.12345'|'0.1235'",
                "percent|{}|'15%'|'0.15'",
                "percent|{}|'０．５％'|'0.005'",
                "percent|{}|0.2|'0.2'",
                "date|{}|'2026-03-05'|'2026-03-05'",
                "date|{}|'2026/3/5'|'2026-03-05'",
                "date|{}|'2026年3月5日'|'2026-03-05'",
                "date|{}|'20260305'|'2026-03-05'",
                "date|{}|'2026-02-29'|!not_a_date",
                "date|{}|'0000-01-01'|!not_a_date",
                "date|{}|'5/3/2026'|!not_a_date",
                "datetime|{}|'2026-03-05T10:00:00+08:00'|'2026-03-05T02:00:00.000Z'",
                "datetime|{}|'2026-03-05 10:00'|'2026-03-05T02:00:00.000Z'",
                "datetime|{}|'2026/3/5 9:05:07'|'2026-03-05T01:05:07.000Z'",
                "datetime|{}|'2026-03-05'|'2026-03-04T16:00:00.000Z'",
                "datetime|{}|'2026-03-05T02:00:00.123456Z'|'2026-03-05T02:00:00.123Z'",
                "datetime|{}|'2026-03-05T25:00:00Z'|!not_a_datetime",
                "select|{}|'a'|'a'",
                "select|{}|['a']|!not_an_option",
                "multiselect|{}|['b','a','b']|['b','a']",
                "multiselect|{}|'a'|['a']",
                "multiselect|{}|[]|null",
                "multiselect|{}|['a',['b']]|!not_an_option",
                "multiselect|{}|{'a':1}|!not_options",
                "switch|{}|true|true",
                "switch|{}|'否'|false",
                "switch|{}|'maybe'|!not_a_boolean",
                "phone|{}|'138 0013 8000'|'13800138000'",
                "phone|{}|'+86-138-0013-8000'|'13800138000'",
                "phone|{}|'００８６１３８００１３８０００'|'13800138000'",
                "phone|{}|'021-58888888'|'021-58888888'",
                "phone|{}|'+49 30 901820'|'+4930901820'",
                "phone|{}|'12'|!not_a_phone",
                "phone|{}|'call me'|!not_a_phone",
                "email|{}|' Wang.Fang@Example.COM '|'wang.fang@example.com'",
                "email|{}|'mailto:a@b.cn'|'a@b.cn'",
                "email|{}|'a@b'|!not_an_email",
                "email|{}|'a b@c.cn'|!not_an_email",
                "url|{}|'example.com/x'|'https://example.com/x'",
                "url|{}|'HTTP://example.com'|'HTTP://example.com'",
                "url|{}|'javascript:alert(1)'|!not_a_url",
                "url|{}|'ftp://example.com'|!not_a_url",
                "link|{}|'00000000-0000-7000-8000-0000000000C1'|'00000000-0000-7000-8000-0000000000c1'",
                "link|{}|'c1'|!not_a_reference",
                "links|{}|['00000000-0000-7000-8000-0000000000c1','x']|!not_a_reference",
                "user|{}|''|null",
                "users|{}|[]|null",
                "department|{}|7|!not_a_reference",
                "serial|{}|'HT-1'|'HT-1'",
                "subtable|{}|[]|null",
                "subtable|{}|[1]|!not_rows",
                "subtable|{}|'x'|!not_rows",
            })
    void a_value_is_read(String type, String props, String sent, String expected) {
        var coerced = bound(type, props).coerce(json(sent), SHANGHAI);

        var outcome = coerced.problems().isEmpty()
                ? coerced.value().toString().replace('"', '\'')
                : "!" + codes(coerced.problems());
        assertThat(outcome).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} finds {3} in {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "text|{'maxLength':3}|'abcd'|text_too_long",
                "text|{'maxLength':3}|'😀😀😀'|none",
                "text|{'minLength':2}|'a'|text_too_short",
                "text|{'pattern':'[A-Z]{2}'}|'ABC'|text_pattern",
                "text|{'pattern':'[A-Z]{2}'}|'AB'|none",
                "textarea|{'maxLength':2}|'abc'|text_too_long",
                "number|{'min':'1','max':10}|'0.9'|number_too_small",
                "number|{'min':'1','max':10}|'10.1'|number_above",
                "number|{'min':'1','max':10}|'10'|none",
                "date|{'min':'2026-01-01'}|'2025-12-31'|date_too_early",
                "date|{'max':'2026-01-01'}|'2026-01-02'|date_too_late",
                "select|{}|'z'|option_unknown",
                "select|{}|'a'|none",
                "multiselect|{}|['a','z']|option_unknown",
                "subtable|{'minRows':2}|[{}]|rows_too_few",
                "subtable|{'maxRows':1}|[{},{}]|rows_too_many",
            })
    void a_value_is_judged(String type, String props, String value, @Nullable String expected) {
        assertThat(codes(bound(type, props).validate(json(value)))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text|{'pattern':'('}|settings_pattern",
                "text|{'minLength':5,'maxLength':2}|settings_bounds",
                "number|{'min':'2','max':'1'}|settings_bounds",
                "date|{'min':'2026-02-01','max':'2026-01-01'}|settings_bounds",
                "subtable|{'minRows':3,'maxRows':2}|settings_bounds",
            })
    void settings_are_judged(String type, String props, String expected) {
        assertThat(codes(bound(type, props).check())).isEqualTo(expected);
    }

    static Stream<String> types() {
        return CONTROLS.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_control_describes_its_settings(String type) {
        var schema = CONTROLS.find(type).orElseThrow().schema();

        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(SchemaCheck.of(schema).check(json("{'form':'x','numbering':'x','via':'x','field':'x','later':1}")))
                .isEmpty();
    }

    @Test
    void a_control_that_another_jar_brings_is_found() {
        var plate = bound("plate", "{}").coerce(json("'渝a·12345'"), SHANGHAI);

        assertThat(CONTROLS.types()).contains("plate", "text");
        assertThat(plate.value().asText()).isEqualTo("渝A12345");
    }

    private static BoundControl<?> bound(String type, String props) {
        var options = Stream.of("a", "b", "c")
                .map(key -> new OptionShape(key, LocalizedText.of(key), null))
                .toList();
        return BoundControl.of(CONTROLS.find(type).orElseThrow(), new FieldProps(json(props), options));
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).collect(Collectors.joining(" "));
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
