package org.mortise.form.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.access.FieldRight;
import org.mortise.core.kernel.Json;
import org.mortise.form.schema.RecordSchema;
import org.mortise.form.schema.Validator;

/** The JSON Schema of records, held against what the computation lets pass. */
class RecordSchemaTest {

    private static final Map<String, Validator> VALIDATORS = new HashMap<>();

    private static final String ORDER = """
            {"kind":"form","key":"order","title":{"zh-CN":"订单","en-US":"Order"},"model":{"titleField":"no","fields":[
              {"key":"no","type":"serial","title":"No."},
              {"key":"name","type":"text","title":{"zh-CN":"名称","en-US":"Name"},"required":true,
               "help":{"zh-CN":"怎么称呼","en-US":"What it is called"},"props":{"maxLength":20}},
              {"key":"phone","type":"phone","title":"Phone"},
              {"key":"reason","type":"text","title":"Reason","required":true,"visibleWhen":{"field":"phone","op":"notEmpty"}},
              {"key":"kind","type":"select","title":"Kind","required":true,"default":{"value":"a"},
               "props":{"options":[{"key":"a","label":"A"},{"key":"b","label":"B"}]}},
              {"key":"items","type":"subtable","title":"Items","props":{"maxRows":2},"fields":[
                {"key":"qty","type":"number","title":"Quantity","required":true,"props":{"scale":0}},
                {"key":"price","type":"money","title":"Price"},
                {"key":"amount","type":"money","title":"Amount","compute":"{qty}*{price}"}]},
              {"key":"total","type":"money","title":"Total","compute":"SUM({items.amount})","override":true}]}}""";

    static Stream<JsonNode> accepted() {
        return PassCases.all().filter(one -> one.at("/expect/problems").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatever_the_computation_lets_pass_fits_the_schema(JsonNode one) {
        var result = PassCases.run(one);
        assertThat(result.problems()).isEmpty();

        var validator = VALIDATORS.computeIfAbsent(
                one.get("form").toString() + one.path("rights"),
                form -> new Validator(
                        withShortIds(RecordSchema.of(PassCases.form(one), PassCases.rights(one), Locale.US))));
        var refused = validator.refused(result.data());
        if (one.has("before")) {
            // What was let in by an older version of the form stays until somebody touches it.
            refused.removeAll(validator.refused(one.path("before")));
        }

        assertThat(refused).as("%s", result.data()).isEmpty();
    }

    /** The corpus calls records and rows {@code p1} and {@code r1}. */
    private static JsonNode withShortIds(ObjectNode schema) {
        schema.findParents("format").stream()
                .filter(parent -> parent.path("format").asText().equals("uuid"))
                .forEach(parent -> ((ObjectNode) parent).remove("format"));
        return schema;
    }

    @Test
    void the_schema_of_every_form_is_a_schema() {
        PassCases.all().map(PassCases::form).distinct().forEach(form -> assertThat(
                        Validator.mistakesIn(RecordSchema.of(form)))
                .as("%s", form.shape().form())
                .isEmpty());
    }

    @Test
    void it_speaks_the_language_of_who_asks() {
        var schema = schema(Map.of());

        assertThat(schema.path("title").asText()).isEqualTo("Order");
        assertThat(schema.at("/properties/name")).isEqualTo(json("""
                {"title":"Name","description":"What it is called","type":"string","minLength":1,"maxLength":20}"""));
    }

    @Test
    void only_what_must_always_be_sent_is_required() {
        assertThat(schema(Map.of()).path("required")).isEqualTo(json("[\"name\"]"));
        assertThat(schema(Map.of("name", FieldRight.READ)).has("required")).isFalse();
    }

    @Test
    void rows_are_objects_of_their_columns() {
        assertThat(RecordSchema.of(order()).at("/properties/items")).isEqualTo(json("""
                {"type":["array","null"],"minItems":1,"maxItems":2,"items":{"type":"object","properties":{
                  "_id":{"type":"string","format":"uuid"},
                  "qty":{"type":"string","pattern":"^(?:-?[0-9]{1,20})$"},
                  "price":{"type":["string","null"],"pattern":"^(?:-?[0-9]{1,20}(\\\\.[0-9]{1,2})?)$"},
                  "amount":{"type":["string","null"],"pattern":"^(?:-?[0-9]+(\\\\.[0-9]{1,2})?)$","readOnly":true}},
                 "required":["qty"],"additionalProperties":false}}"""));
    }

    @Test
    void what_nobody_or_only_others_write_is_read_only() {
        var schema = schema(Map.of("phone", FieldRight.READ));

        assertThat(schema.at("/properties/no/readOnly").asBoolean()).isTrue();
        assertThat(schema.at("/properties/phone/readOnly").asBoolean()).isTrue();
        assertThat(schema.at("/properties/total").has("readOnly")).isFalse();
        assertThat(schema.at("/properties/_own/readOnly").asBoolean()).isTrue();
    }

    @Test
    void of_a_masked_field_nothing_is_told_but_that_it_is_there() {
        var schema = schema(Map.of("phone", FieldRight.MASKED));

        assertThat(schema.at("/properties/phone")).isEqualTo(json("{\"title\":\"Phone\",\"readOnly\":true}"));
        assertThat(new Validator(schema).refused(json("{\"name\":\"A\",\"phone\":\"138****8000\"}")))
                .isEmpty();
    }

    @Test
    void a_hidden_field_is_as_unknown_as_one_that_is_not_there() {
        var schema = schema(Map.of("phone", FieldRight.HIDDEN, "items.price", FieldRight.HIDDEN));
        var validator = new Validator(schema);

        assertThat(schema.at("/properties").has("phone")).isFalse();
        assertThat(schema.at("/properties/items/items/properties").has("price")).isFalse();
        assertThat(validator.refused(json("{\"name\":\"A\",\"phone\":\"13800138000\"}")))
                .isEqualTo(validator.refused(json("{\"name\":\"A\",\"fax\":\"13800138000\"}")))
                .isEqualTo(Set.of(""));
    }

    private static ObjectNode schema(Map<String, FieldRight> rights) {
        return RecordSchema.of(order(), path -> rights.getOrDefault(path, FieldRight.WRITE), Locale.US);
    }

    private static PreparedForm order() {
        return PassCases.prepare(json(ORDER)).form();
    }

    private static JsonNode json(String text) {
        return Json.parse(text);
    }
}
