package org.mortise.core.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

class FormulaCatalogueTest {

    private static final Set<String> CONSTANTS =
            Set.of("TRUE", "FALSE", "BLANK", "CREATEDTIME", "LASTMODIFIED", "AUTONUMBER");

    @Test
    void every_function_of_the_catalogue_is_implemented_and_nothing_else() {
        var expected = new ArrayList<>(Catalogue.names());
        expected.removeAll(CONSTANTS);
        expected.removeIf(name -> Catalogue.named(name).asks());

        assertThat(Functions.names()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void every_example_gives_what_the_catalogue_says() throws IOException {
        for (var entry : entries()) {
            var example = entry.path("example");
            ObjectNode expected = Json.object();
            expected.set("type", example.path("type"));
            expected.set("value", example.path("value"));
            var line = Json.object().put("expr", example.path("expr").asText());
            assertThat(new FormulaCase(line).outcome()).as(line.toString()).isEqualTo(expected);
        }
    }

    @Test
    void every_function_is_described_in_both_languages() throws IOException {
        for (var entry : entries()) {
            assertThat(entry.path("doc").path("zh-CN").asText()).isNotBlank();
            assertThat(entry.path("doc").path("en-US").asText()).isNotBlank();
        }
    }

    static JsonNode entries() throws IOException {
        try (var stream = Catalogue.class.getResourceAsStream("/formula/catalogue.json")) {
            return Json.mapper().readTree(stream);
        }
    }
}
