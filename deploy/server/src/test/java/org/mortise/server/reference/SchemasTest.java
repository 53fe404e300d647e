package org.mortise.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.Schemas;

class SchemasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form",
                "view",
                "picture",
                "menu",
                "optionset",
                "numbering",
                "calendar",
                "role",
                "publiclink",
                "flow",
                "rule",
                "dashboard",
                "dataset",
                "manifest"
            })
    void a_document_as_people_write_it_fits(String kind) throws IOException {
        assertThat(SchemaCheck.of(Schemas.document(kind)).check(example(kind))).isEmpty();
    }

    /** Puts {@code value} at a place of the example and names where the mistake is seen and what it is. */
    @ParameterizedTest(name = "{0} with {2} at {1}: {4} at {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "form | /model/fields/1/key | \"Name\" | /model/fields/1/key | schema_pattern",
                "form | /model/titleField | null | /model/titleField | schema_type",
                "form | /layouts/0/nodes/0/children/0/span | 13 | /layouts/0/nodes/0/children/0/span | schema_too_large",
                "form | /logic/rules/0/when | {\"field\":\"a\"} | /logic/rules/0/when/op | schema_required",
                "form | /logic/rules/0/when | {\"field\":\"a\",\"op\":\"like\",\"value\":1} | /logic/rules/0/when/op | schema_value",
                "view | /kanban | null | /kanban | schema_type",
                "picture | /content | \"\" | /content | schema_too_short",
                "menu | /items/1/items | [] | /items/1/items | schema_violation",
                "numbering | /segments/2/sequence | 0 | /segments/2/sequence | schema_too_small",
                "role | /grants/0/scope | \"everything\" | /grants/0/scope | schema_value",
                "role | /grants/0/fields/cost | \"secret\" | /grants/0/fields/cost | schema_value",
                "publiclink | /parameters/0/name | \"2nd\" | /parameters/0/name | schema_pattern",
                "publiclink | /until | \"tomorrow\" | /until | schema_pattern",
                "publiclink | /limit | 0 | /limit | schema_too_small",
                "flow | /nodes/1/approvers | [{\"by\":\"role\"}] | /nodes/1/approvers/0/role | schema_required",
                "flow | /nodes/1/vote | \"most\" | /nodes/1/vote | schema_value",
                "rule | /steps/0 | {\"id\":\"s\",\"type\":\"set\",\"set\":{\"a\":1}} | /steps/0/type | schema_value",
                "rule | /trigger/on | [\"approved\"] | /trigger/on/0 | schema_value",
                "dashboard | /params/0/default | \"someday\" | /params/0/default | schema_pattern",
                "dashboard | /items/0/query/form | 1 | /items/0/query/form | schema_type",
                "dataset | /measures/0 | {\"key\":\"a\",\"agg\":\"sum\"} | /measures/0/field | schema_required",
                "manifest | /engine | \"newest\" | /engine | schema_pattern",
            })
    void a_mistake_is_named_where_it_is(String kind, String place, String value, String path, String code)
            throws IOException {
        var document = example(kind);
        put(document, place, Json.parse(value));

        var problems = SchemaCheck.of(Schemas.document(kind)).check(document);

        assertThat(problems)
                .filteredOn(problem -> problem.path().equals(path))
                .as("%s", problems)
                .extracting(Problem::code)
                .contains(code);
    }

    private static void put(JsonNode document, String place, JsonNode value) {
        var slash = place.lastIndexOf('/');
        var parent = document.at(place.substring(0, slash));
        var last = place.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
            return;
        }
        ((ArrayNode) parent).set(Integer.parseInt(last), value);
    }

    private static JsonNode example(String kind) throws IOException {
        try (var file = Objects.requireNonNull(SchemasTest.class.getResourceAsStream("/metadata/" + kind + ".json"))) {
            return Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
