package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.schema.Validator;

/** The schema that a control gives of its values, held against what the control does with the same values. */
class ValueSchemaTest {

    /** What can be told from the structure of a value: the schema tells it at the same places. */
    private static final Set<String> STRUCTURE = Set.of(
            "text_too_long",
            "text_too_short",
            "text_pattern",
            "option_unknown",
            "option_not_leaf",
            "choices_too_few",
            "choices_too_many",
            "files_too_many",
            "rows_too_many",
            "rows_too_few",
            "consent_missing",
            "location_not_measured",
            "role_not_offered");

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();
    private static final Coercion SHANGHAI = new Coercion(ZoneId.of("Asia/Shanghai"));
    private static final String OPTIONS = """
            {"options":[{"key":"a","label":"A","children":[{"key":"b","label":"B"}]},{"key":"c","label":"C","retired":true}],
             "roles":[{"role":"shop.lead"}],"rows":[{"key":"q","label":"Q"}]}""";

    private static final String PIECES = "1|3|0|.|-|+|,| |2026|-03|-05|a|b|c|@|x.cn|http://|万|%"
            + "|是|13800138000|021|58888888|#0f7|6e|浙江|杭州|西湖|(|)|shop.lead|q=3|T10:00|0199f3a0-6f1e-7c3a-9b51-2f8e4c7d1a61|<b>|~|120.15|30.28|\n|★";

    static Stream<JsonNode> cases() throws IOException {
        return Stream.concat(
                ControlCasesTest.cases(),
                Stream.of(
                                "{'type':'text','sent':'abc','props':{'maxLength':2}}",
                                "{'type':'text','sent':'abc','props':{'minLength':4}}",
                                "{'type':'text','sent':'A-12','props':{'pattern':'[A-Z]-[0-9]+'}}",
                                "{'type':'text','sent':'A-12x','props':{'pattern':'[A-Z]-[0-9]+'}}",
                                "{'type':'text','sent':'b|a','props':{'pattern':'a|b'}}",
                                "{'type':'textarea','sent':'𝒜𝒜𝒜','props':{'maxLength':3}}",
                                "{'type':'richtext','sent':'<p>long</p>','props':{'maxLength':3}}",
                                "{'type':'tag','sent':['a','z'],'props':{'options':[{'key':'a','label':'A'}]}}",
                                "{'type':'subtable','sent':[{},{}],'props':{'maxRows':1}}",
                                "{'type':'subtable','sent':[{}],'props':{'minRows':2}}",
                                "{'type':'datetime','sent':'2026-03-05 10:00'}",
                                "{'type':'date','sent':'2026/3/5'}",
                                "{'type':'user','sent':'0199F3A0-6F1E-7C3A-9B51-2F8E4C7D1A61'}",
                                "{'type':'switch','sent':'是'}",
                                "{'type':'address','sent':'浙江省杭州市西湖区文三路'}")
                        .map(text -> Json.parse(text.replace('\'', '"'))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_schema_refuses_what_the_control_refuses_where_the_structure_tells(JsonNode one) {
        var bound = bound(one.path("type").asText(), one.has("props") ? one.path("props") : Json.object());
        var schema = bound.valueSchema();
        assertThat(Validator.mistakesIn(schema)).isEmpty();
        var read = one.has("text")
                ? bound.cell(one.path("text").asText(), SHANGHAI)
                : bound.coerce(one.path("sent"), SHANGHAI);
        if (!read.problems().isEmpty() || read.value().isNull()) {
            return;
        }

        var structural = bound.validate(read.value()).stream()
                .filter(problem -> STRUCTURE.contains(problem.code()))
                .map(Problem::path)
                .collect(Collectors.toSet());

        assertThat(new Validator(schema).refused(read.value())).as("%s", schema).isEqualTo(structural);
    }

    @Test
    void every_kind_of_field_says_what_its_values_are_like() {
        for (var type : CONTROLS.types()) {
            var schema = bound(type, Json.parse(OPTIONS)).valueSchema();
            assertThat(schema.has("type") || schema.has("anyOf")).as(type).isTrue();
            assertThat(Validator.mistakesIn(schema)).as(type).isEmpty();
        }
    }

    @Test
    void whatever_a_control_makes_of_a_text_fits_its_schema() {
        var random = new Random(42);
        var pieces = List.of(PIECES.split("\\|"));
        var seen = new TreeSet<String>();
        for (var type : CONTROLS.types()) {
            var bound = bound(type, Json.parse(OPTIONS));
            if (!bound.control().writable()) {
                continue;
            }
            var validator = new Validator(bound.valueSchema());
            for (var round = 0; round < 400; round++) {
                var text = random.ints(1 + random.nextInt(4), 0, pieces.size())
                        .mapToObj(pieces::get)
                        .collect(Collectors.joining());
                var read = bound.coerce(TextNode.valueOf(text), SHANGHAI);
                if (read.problems().isEmpty()
                        && !read.value().isNull()
                        && bound.validate(read.value()).isEmpty()) {
                    seen.add(type);
                    assertThat(validator.refused(read.value()))
                            .as("%s %s", type, read.value())
                            .isEmpty();
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(30);
    }

    @Test
    void options_that_nobody_may_choose_any_more_are_deprecated() {
        var schema = bound("select", Json.parse(OPTIONS)).valueSchema();

        assertThat(schema.at("/anyOf/0/enum")).hasToString("[\"a\",\"b\"]");
        assertThat(schema.at("/anyOf/1")).hasToString("{\"deprecated\":true,\"enum\":[\"c\"]}");
    }

    @Test
    void patterns_that_only_re2_understands_are_left_to_the_server() {
        for (var pattern : List.of("(?i)abc", "\\\\pL+", "[[:alpha:]]+", "\\\\Aabc\\\\z")) {
            var schema = bound("text", Json.parse("{\"pattern\":\"" + pattern + "\"}"))
                    .valueSchema();
            assertThat(schema.has("pattern")).as(pattern).isFalse();
        }
    }

    @Test
    void numbers_are_texts_with_as_many_digits_as_the_form_says() {
        var money = new Validator(bound("money", Json.object()).valueSchema());

        assertThat(money.refused(TextNode.valueOf("-12.50"))).isEmpty();
        assertThat(money.refused(TextNode.valueOf("12.505"))).isNotEmpty();
        assertThat(money.refused(TextNode.valueOf("1e3"))).isNotEmpty();
        assertThat(money.refused(Json.parse("12.5"))).isNotEmpty();
        assertThat(new Validator(ValueSchema.of(ValueType.NUMBER, 0)).refused(TextNode.valueOf("7")))
                .isEmpty();
    }

    private static BoundControl<?> bound(String type, JsonNode props) {
        return BoundControl.of(
                CONTROLS.find(type).orElseThrow(), new FieldProps(props, OptionShape.list(props.path("options"))));
    }
}
