package org.mortise.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dmortise.reference=write} writes the pages; otherwise they must be what would be written. */
class MetadataReferenceTest {

    private static final Path PAGES = Path.of("../../docs/reference").normalize();

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
                "manifest",
                "text",
                "condition",
                "operand"
            })
    void the_page_about_a_kind_says_what_its_schema_says(String kind) throws IOException {
        var page = PAGES.resolve("metadata-" + kind + ".md");
        var expected = MetadataPage.of(kind);
        if ("write".equals(System.getProperty("mortise.reference"))) {
            Files.createDirectories(PAGES);
            Files.writeString(page, expected);
        }

        assertThat(page).hasContent(expected);
    }
}
