package org.mortise.core.metadata.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.UniqueShape;
import org.mortise.core.metadata.ValueType;

class KindsTest {

    private static final ObjectKey CUSTOMER = new ObjectKey("crm", "customer");
    private static final MetadataSnapshot WORLD = MetadataSnapshot.empty()
            .with(
                    1,
                    List.of(
                            new PublishedObject(
                                    CUSTOMER,
                                    "form",
                                    1,
                                    Json.object(),
                                    customer().toJson()),
                            object("view", "crm", "all"),
                            object("dashboard", "base", "sales")));

    @Test
    void a_shape_survives_its_json() {
        assertThat(WORLD.form(CUSTOMER)).contains(customer());
    }

    @Test
    void a_role_names_forms_fields_and_dashboards_that_exist() {
        var role = """
                {"grants": [
                  {"form": "customer", "actions": ["read"], "fields": {"*": "read", "name": "write", "owner_id": "read"},
                   "scope": {"any": [{"field": "name", "op": "eq", "value": "x"}, {"field": "boss.name", "op": "notEmpty"}]}},
                  {"form": "customer", "actions": ["read"], "fields": {"nmae": "read"}, "scope": {"not": {"field": "ghost", "op": "empty"}}},
                  {"form": "ghost", "actions": ["read"]},
                  {"form": "crm.customer", "actions": ["read"], "scope": {"field": "name", "op": "between", "value": "x"}},
                  {"form": "customer", "actions": ["read"], "scope": {"rows": "ghosts", "where": {"field": "name", "op": "empty"}}}],
                 "dashboards": ["base.sales", "sales"]}
                """;

        assertThat(problems(new RoleKind(), role))
                .containsExactlyInAnyOrder(
                        "/grants/1/fields/nmae field_missing",
                        "/grants/1/scope/not/field field_missing",
                        "/grants/2/form reference_missing",
                        "/grants/3/scope/value condition_value_shape",
                        "/grants/4/scope/rows field_missing",
                        "/grants/4/scope/where/field field_missing",
                        "/dashboards/1 reference_missing");
    }

    @Test
    void a_menu_leads_somewhere_and_every_entry_has_its_own_key() {
        var menu = """
                {"items": [
                  {"key": "a", "form": "customer", "view": "all"},
                  {"key": "b", "items": [{"key": "a", "dashboard": "base.sales"}, {"key": "c", "form": "ghost", "view": "none"}]},
                  {"key": "d"}]}
                """;

        assertThat(problems(new MenuKind(), menu))
                .containsExactlyInAnyOrder(
                        "/items/1/items/0/key key_repeated",
                        "/items/1/items/1/form reference_missing",
                        "/items/1/items/1/view reference_missing",
                        "/items/2 menu_item_leads_nowhere");
    }

    @ParameterizedTest(name = "{0}, reset {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sequence\":4} | never | ",
                "{\"date\":\"yyyyMM\"},{\"sequence\":4} | month | ",
                "{\"date\":\"yyyyMM\"},{\"sequence\":4} | year | ",
                "{\"date\":\"yyyyMM\"},{\"sequence\":4} | day | /reset numbering_would_repeat",
                "{\"date\":\"yyyy\"},{\"date\":\"MM\"},{\"sequence\":4} | month | ",
                "{\"date\":\"MM\"},{\"sequence\":4} | year | /reset numbering_would_repeat",
                "{\"text\":\"A\"} | never | /segments numbering_needs_one_sequence",
                "{\"field\":\"kind\"},{\"text\":\"-\"},{\"sequence\":4} | never | ",
                "{\"date\":\"yyyy\"},{\"field\":\"kind\"},{\"text\":\"-\"},{\"field\":\"unit\"},{\"date\":\"MM\"},{\"text\":\"/\"},{\"sequence\":4} | never | ",
                "{\"field\":\"kind\"},{\"sequence\":4} | never | /segments numbering_field_place",
                "{\"field\":\"kind\"},{\"text\":\"00\"},{\"sequence\":4} | never | /segments numbering_field_place",
                "{\"sequence\":4},{\"text\":\"-\"},{\"field\":\"kind\"} | never | /segments numbering_field_place",
                "{\"field\":\"kind\"},{\"date\":\"yyyy\"},{\"field\":\"unit\"},{\"text\":\"-\"},{\"sequence\":4} | year | /segments numbering_field_place",
                "{\"sequence\":1},{\"sequence\":2} | never | /segments numbering_needs_one_sequence",
            })
    void a_numbering_never_repeats(String segments, String reset, String problem) {
        var doc = "{\"segments\": [%s], \"reset\": \"%s\"}".formatted(segments, reset);

        assertThat(problems(NumberingKind.of(), doc)).isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void every_kind_has_a_schema_and_a_folder() {
        for (var kind : Arrays.asList(NumberingKind.of(), new RoleKind(), new MenuKind())) {
            assertThat(kind.schema()
                            .path("properties")
                            .path("kind")
                            .path("const")
                            .asText())
                    .isEqualTo(kind.name());
            assertThat(kind.folder()).matches("[a-z]+");
        }
    }

    private static List<String> problems(MetadataKind kind, String doc) {
        return kind.check(new ObjectKey("crm", "it"), Json.parse(doc), WORLD).stream()
                .map(problem -> problem.path() + " " + problem.code())
                .toList();
    }

    private static PublishedObject object(String kind, String pkg, String key) {
        return new PublishedObject(new ObjectKey(pkg, key), kind, 1, (JsonNode) Json.object(), null);
    }

    private static FormShape customer() {
        return new FormShape(
                CUSTOMER,
                1,
                LocalizedText.of("客户"),
                "f_customer",
                "s_customer",
                "name",
                null,
                null,
                List.of(field("name", ValueType.TEXT), field("boss", ValueType.USER)),
                List.of(UniqueShape.of("name", "boss")));
    }

    private static FieldShape field(String key, ValueType type) {
        return FieldShape.of(key, "text", type, LocalizedText.of(key))
                .column(key)
                .searchable(true)
                .build();
    }
}
