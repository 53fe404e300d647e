package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A control is named in its own class and nowhere else: whatever else there is to know of it, it says as a trait. */
class NamesOfControlsTest {

    private static final Path PRODUCT = Path.of("..");
    private static final List<String> MODULES =
            List.of("platform-core", "form-engine", "flow-engine", "rule-engine", "report-engine", "deploy/server");
    private static final String CONTROLS = "org/mortise/form/control/";

    /** Sources that may name some, with what speaks for it. */
    private static final Map<String, Set<String>> EXCEPT = Map.of(
            // Parts of the model of a form, each with its own reading and checks; their controls are named after them.
            "org/mortise/form/model/LookupDefinition.java", Set.of("lookup"),
            "org/mortise/form/model/RollupDefinition.java", Set.of("rollup"),
            // Types of columns in answers of reports, which are fewer than controls.
            "org/mortise/report/query/Labels.java", Set.of("user", "department", "link"));

    private static final NamedControls NAMES =
            new NamedControls(Set.copyOf(ControlCatalog.installed().types()));

    @Test
    void nothing_outside_their_own_package_decides_by_the_name_of_a_control() throws IOException {
        var found = new TreeMap<String, Set<String>>();
        for (var module : MODULES) {
            var sources = PRODUCT.resolve(module).resolve("src/main/java");
            try (var files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    var name = sources.relativize(file).toString().replace('\\', '/');
                    var named = NAMES.in(read(file));
                    if (!name.startsWith(CONTROLS) && !named.isEmpty()) {
                        found.put(name, new TreeSet<>(named));
                    }
                });
            }
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(EXCEPT);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (field.control().equals(\"text\")) {}",
                "if (field.control()\n        .equals(\"text\")) {}",
                "if (\"link\".equals(column.type())) {}",
                "private static final String PLACE = \"location\"; boolean is() { return !field.control().equals(PLACE); }",
                "private static final String HIDDEN = \"signature\";",
                "static final Set<String> TEXTS = Set.of(\"text\", \"url\");",
                "return switch (plan.type()) { case \"user\", \"users\" -> 1; default -> 2; };",
                "return switch (control) { case \"phone\" -> 1; default -> 2; };",
                "return switch (field.path(\"type\").asText()) { case \"email\" -> 1; default -> 2; };",
                "if (field.type().equals(MoneyControl.TYPE)) {}",
                "if (control.type().equals(\"plate\")) {}"
            })
    void a_source_that_decides_by_a_name_is_found(String source) {
        assertThat(NAMES.in(source)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Such as \"richtext\". */ class None {}",
                "    // not for \"signature\"\n",
                "var document = \"\"\"\n{\"type\":\"money\"}\n\"\"\";",
                "row.getString(\"text\")",
                "Map.of(\"number\", 3, \"currency\", code)",
                "return switch (recipient.by()) { case \"user\" -> 1; default -> 2; };",
                "Set.of(\"ref\", \"user\")",
                "fields.put(\"type\", SubtableControl.TYPE)",
                "if (event.type().equals(WRITTEN)) {}"
            })
    void a_word_that_decides_nothing_is_none(String source) {
        assertThat(NAMES.in(source)).isEmpty();
    }
}
