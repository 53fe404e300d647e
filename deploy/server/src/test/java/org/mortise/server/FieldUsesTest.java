package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;

/** Where a field is used: in every place of every kind of metadata that can speak of fields. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class FieldUsesTest {

    private static final String PACKAGE = "uses";
    /** Two forms that speak of each other, the first of them published twice, and one of everything that speaks of forms. */
    private static final String DOCUMENTS = "/uses/lab.jsonl";

    private static String key = "";

    private Browser administrator = Browser.anonymous();

    @BeforeEach
    void one_document_of_every_kind_speaks_of_the_fields() throws IOException {
        administrator = Browser.administrator();
        if (!key.isEmpty()) {
            return;
        }
        key = "u" + UUID.randomUUID().toString().substring(0, 8);
        try (var lines = Objects.requireNonNull(FieldUsesTest.class.getResourceAsStream(DOCUMENTS))) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Json.parse(line.replace("KEY", key)))
                    .forEach(one -> publish(one.path("kind").asText(), one.path("doc")));
        }
    }

    @ParameterizedTest(name = "{0}.{1} is used at {2}")
    @CsvSource(delimiter = '|', textBlock = """
            visit | subject    | form:visit/model/titleField form:visit/layouts/0/nodes/0/field form:visit/model/fields/12/props
            visit | subject    | view:all/columns/0/field view:board/columns/0/field rule:rule/steps/0/set/filled/field
            visit | owner      | form:visit/model/ownerField flow:flow/nodes/1/approvers/0/field rule:rule/steps/2/to/0/field
            visit | team       | form:visit/model/departmentField
            visit | price      | form:visit/model/fields/4/compute form:visit/model/fields/13/props form:site/model/fields/6/props/field
            visit | price      | view:board/kanban/sum role:role/grants/0/fields/price flow:flow/nodes/1/fields/price
            visit | price      | dataset:data/measures/0/field
            visit | total      | flow:flow/nodes/2/branches/0/when/all/0/field dashboard:board/items/0/query/measures/0/field
            visit | began      | form:visit/model/fields/6/default/expr form:site/model/fields/6/props/window/field
            visit | began      | view:all/sort/0/field rule:rule/trigger/changes dashboard:board/items/0/query/time/field
            visit | kind       | form:visit/logic/rules/0/when/field form:visit/model/fields/8/visibleWhen/field
            visit | kind       | form:site/model/fields/6/props/where/field view:all/filter/field rule:rule/when/field
            visit | kind       | dataset:data/dimensions/0/field
            visit | kind#a     | form:visit/model/fields/8/visibleWhen/value form:site/model/fields/6/props/where/value
            visit | kind#a     | view:all/filter/value rule:rule/when/value dataset:data/filter/value
            visit | kind#a     | flow:flow/nodes/2/branches/0/when/all/1/value/0 flow:flow/nodes/3/set/kind
            visit | kind#b     | form:visit/logic/rules/0/when/value flow:flow/nodes/2/branches/0/when/all/1/value/1
            site  | region#north | form:desk/layouts/0/nodes/1/action/values/region
            visit | where#north | role:role/grants/0/scope/value dashboard:board/items/0/query/filter/value
            visit | ruled      | form:visit/logic/rules/0/then/0/targets/0
            visit | checked    | form:visit/logic/validations/0/assert/expr form:visit/logic/validations/0/targets/0
            visit | no         | form:visit/model/fields/12/props form:visit/layouts/0/nodes/2/action/url
            visit | no         | form:site/layouts/0/nodes/1/columns/0/field flow:flow/nodes/3/set/no rule:rule/steps/2/title/expr
            visit | one        | form:visit/model/uniques/0/fields form:visit/logic/rules/0/then/1/targets/0
            visit | pair       | form:visit/logic/rules/0/then/1/value/field
            visit | filled     | form:visit/model/fields/18/props/fill/0/to rule:rule/steps/0/set/filled
            visit | where      | form:visit/model/fields/18/props/filter view:all/group role:role/grants/0/scope/field
            visit | where      | dashboard:board/items/0/query/filter/field
            visit | site       | form:visit/model/fields/19/props/via form:site/model/fields/6/props/via form:site/layouts/0/nodes/1/via
            visit | site       | view:all/columns/1/field rule:rule/steps/1/record/field
            visit | way        | view:board/kanban/by
            visit | asked      | form:visit/model/fields/20/props/options/0/require/0
            visit | items.what | form:visit/layouts/0/nodes/1/columns/0/field
            visit | items.qty  | role:role/grants/0/fields/items.qty
            site  | name       | form:site/model/titleField form:site/layouts/0/nodes/0/field view:all/columns/1/field
            site  | code       | form:visit/model/fields/18/props/fill/0/from rule:rule/steps/1/set/code
            site  | region     | form:visit/model/fields/18/props/filter/all/0/field
            site  | rent       | form:visit/model/fields/19/props/field
            site  | opened     | form:visit/model/fields/18/props/filter/all/1/field
            """)
    void a_field_is_found_wherever_something_speaks_of_it(String form, String part, String places) {
        assertThat(uses(form, part)).contains(places.split(" "));
    }

    @ParameterizedTest(name = "the {0} {1} is used at {2}")
    @CsvSource(delimiter = '|', textBlock = """
            form | site  | form:desk/layouts/0/nodes/1/action/form
            rule | press | form:desk/layouts/0/nodes/2/action/rule
            """)
    void a_form_or_a_rule_is_not_removed_unnoticed_while_a_button_uses_it(String kind, String name, String place) {
        assertThat(uses(kind, name, null)).contains(place);
    }

    @ParameterizedTest
    @CsvSource({"visit, shown", "site, boss"})
    void a_field_that_nothing_speaks_of_is_used_nowhere_else(String form, String part) {
        assertThat(uses(form, part)).allMatch(place -> place.matches("form:" + form + "/model/fields/\\d+"));
    }

    private List<String> uses(String form, String part) {
        return uses("form", form, part);
    }

    /** Each as kind, key without the prefix of this test, and place. */
    private List<String> uses(String kind, String name, @Nullable String part) {
        var request = administrator.request();
        if (part != null) {
            request.queryParam("part", part);
        }
        var answer = request.get("/metadata/" + kind + "/" + PACKAGE + "." + key + "_" + name + "/uses");
        answer.then().statusCode(200);
        return answer.jsonPath().getList("items", Map.class).stream()
                .map(use -> use.get("kind") + ":"
                        + String.valueOf(use.get("key")).replace(PACKAGE + "." + key + "_", "") + use.get("path"))
                .toList();
    }

    private void publish(String kind, JsonNode doc) {
        var path = "/metadata/" + kind + "/" + PACKAGE + "." + doc.path("key").asText();
        var known = administrator.get(path);
        String revision;
        if (known.statusCode() == 200) {
            var saved = administrator
                    .request()
                    .header("If-Match", known.header("ETag"))
                    .body(doc)
                    .put(path + "/draft");
            saved.then().statusCode(200);
            revision = "\"" + saved.path("draftRevision") + "\"";
        } else {
            administrator
                    .post("/metadata/" + kind, Map.of("pkg", PACKAGE, "doc", doc))
                    .then()
                    .statusCode(201);
            revision = "\"1\"";
        }
        var published = administrator
                .request()
                .header("If-Match", revision)
                .body(Map.of("note", "uses"))
                .post(path + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }
}
