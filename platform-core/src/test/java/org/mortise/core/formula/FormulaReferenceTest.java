package org.mortise.core.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function reference is written from the catalogue: {@code -Dformula.reference.write} writes it again. */
class FormulaReferenceTest {

    private static final Map<String, List<String>> WORDS = Map.of(
            "en-US",
            List.of("Formula functions", "Function", "Meaning", "Example", "Result", "blank"),
            "zh-CN",
            List.of("公式函数", "函数", "含义", "示例", "结果", "空"));
    private static final Map<String, Map<String, String>> CATEGORIES = Map.of(
            "en-US",
            Map.of(
                    "logic",
                    "Logic",
                    "number",
                    "Numbers",
                    "text",
                    "Text",
                    "date",
                    "Dates",
                    "list",
                    "Lists",
                    "form",
                    "Other forms",
                    "record",
                    "Record and user"),
            "zh-CN",
            Map.of(
                    "logic", "逻辑", "number", "数字", "text", "文本", "date", "日期", "list", "列表", "form", "其他表单", "record",
                    "记录与人员"));
    private static final Map<String, String> INTRODUCTION = Map.of(
            "en-US",
            "Arguments in square brackets may be left out; `…` means that the last ones may come again. Examples are evaluated at "
                    + "2026-03-15 10:30 in Asia/Shanghai for user `u1` of department `d1` on record `r1`.",
            "zh-CN",
            "方括号中的参数可以省略，`…` 表示最后的参数可以重复。示例的时刻为 2026-03-15 10:30（Asia/Shanghai），" + "当前用户为 `u1`，部门为 `d1`，记录为 `r1`。");

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "zh-CN"})
    void the_committed_reference_is_what_the_catalogue_says(String language) throws IOException {
        var name = language.equals("en-US") ? "formula-functions.md" : "formula-functions." + language + ".md";
        var file = Path.of("..", "docs", "reference", name);
        var reference = reference(language);
        if (Boolean.getBoolean("formula.reference.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, reference);
        }

        assertThat(file)
                .as("run this test with -Dformula.reference.write=true and commit the file")
                .hasContent(reference);
    }

    private static String reference(String language) throws IOException {
        var words = words(language);
        var text = new StringBuilder("# " + words.get(0) + "\n\n" + INTRODUCTION.get(language) + "\n");
        var category = "";
        for (var entry : FormulaCatalogueTest.entries()) {
            if (!entry.path("category").asText().equals(category)) {
                category = entry.path("category").asText();
                text.append("\n## %s\n\n| %s | %s | %s | %s |\n|---|---|---|---|\n"
                        .formatted(
                                CATEGORIES.getOrDefault(language, Map.of()).get(category),
                                words.get(1),
                                words.get(2),
                                words.get(3),
                                words.get(4)));
            }
            text.append(row(entry, language));
        }
        return text.toString();
    }

    private static String row(JsonNode entry, String language) {
        var example = entry.path("example");
        var value = example.path("value");
        return "| `%s` | %s | `%s` | %s |\n"
                .formatted(
                        usage(entry),
                        entry.path("doc").path(language).asText().replace("|", "\\|") + aliases(entry, language),
                        example.path("expr").asText().replace("|", "\\|"),
                        value.isNull() ? words(language).get(5) : "`" + shown(value) + "`");
    }

    private static String shown(JsonNode value) {
        if (value.isArray()) {
            return value.toString();
        }
        return value.isBoolean() ? (value.asBoolean() ? "TRUE" : "FALSE") : value.asText();
    }

    private static String usage(JsonNode entry) {
        var params = new ArrayList<String>();
        for (var param : entry.path("params")) {
            var name = param.path("name").asText();
            params.add(param.path("optional").asBoolean() ? "[" + name + "]" : name);
        }
        if (entry.path("repeat").asInt() > 0) {
            params.add("…");
        }
        if (entry.has("tail")) {
            params.add("[" + entry.path("tail").path("name").asText() + "]");
        }
        return entry.path("name").asText() + "(" + String.join(", ", params) + ")";
    }

    /** Other names, after the meaning. */
    private static String aliases(JsonNode entry, String language) {
        if (!entry.has("aliases")) {
            return "";
        }
        var names = new ArrayList<String>();
        entry.path("aliases").forEach(alias -> names.add("`" + alias.asText() + "`"));
        return (language.equals("zh-CN") ? "别名 " : " Also ")
                + String.join(", ", names)
                + (language.equals("zh-CN") ? "。" : ".");
    }

    private static List<String> words(String language) {
        return WORDS.getOrDefault(language, List.of());
    }
}
