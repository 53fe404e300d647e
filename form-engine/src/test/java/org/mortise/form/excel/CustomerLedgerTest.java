package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;

/** A real ledger: title row, header on row 3, mixed dates, messy phones and amounts, bad rows, a total row. */
class CustomerLedgerTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Map<Integer, JsonNode> EXPECTED = new TreeMap<>();
    private static final Map<Integer, MappedRow> MAPPED = new TreeMap<>();
    private static SheetOutline sheet = new SheetOutline(0, "", 0, 0, List.of());

    @BeforeAll
    static void read() throws IOException {
        var folder = Path.of("src", "test", "resources", "workbooks");
        for (var line : Files.readAllLines(folder.resolve("customer-ledger.expected.jsonl"))) {
            var row = Json.parse(line);
            EXPECTED.put(row.path("row").asInt(), row);
        }
        try (var file = Spreadsheet.open(folder.resolve("customer-ledger.xlsx"), "客户台账.xlsx")) {
            sheet = SheetSurvey.of(file, Set.of()).get(0);
            var plans = sheet.columns().stream()
                    .map(SheetOutline.GuessedColumn::plan)
                    .toList();
            var mapping = new SheetMapping(plans, Map.of(), SHANGHAI);
            try (var rows = file.rows(0)) {
                rows.filter(new DataRows(sheet.headerRow(), plans.size()))
                        .forEach(row -> MAPPED.put(row.number(), mapping.map(row)));
            }
        }
    }

    @Test
    void the_header_is_found_below_the_title() {
        assertThat(sheet.headerRow()).isEqualTo(3);
        assertThat(sheet.columns()).hasSize(18);
        assertThat(sheet.rows()).isEqualTo(3000);
    }

    @Test
    void column_types_are_guessed() {
        var types = new HashMap<String, String>();
        sheet.columns()
                .forEach(
                        column -> types.put(column.plan().title(), column.plan().type()));

        assertThat(types)
                .containsEntry("客户名称", "text")
                .containsEntry("手机", "phone")
                .containsEntry("座机", "phone")
                .containsEntry("客户级别", "select")
                .containsEntry("行业", "select")
                .containsEntry("来源", "select")
                .containsEntry("注册资本(万元)", "money")
                .containsEntry("是否成交", "switch")
                .containsEntry("首次接触日期", "date")
                .containsEntry("最近跟进", "datetime")
                .containsEntry("标签", "multiselect")
                .containsEntry("备注", "textarea")
                .containsEntry("旧系统编码", "text");
        assertThat(sheet.columns().get(0).plan().required()).isTrue();
        assertThat(sheet.columns().get(0).plan().key()).isEqualTo("ke_hu_ming_cheng");
    }

    @Test
    void good_and_bad_rows_are_told_apart_exactly() {
        var good = MAPPED.entrySet().stream()
                .filter(row -> row.getValue().isGood())
                .map(Map.Entry::getKey)
                .toList();
        var expected = EXPECTED.entrySet().stream()
                .filter(row -> row.getValue().path("good").asBoolean())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(MAPPED.keySet()).isEqualTo(EXPECTED.keySet());
        assertThat(good).hasSize(2927).isEqualTo(expected);
    }

    @Test
    void every_value_of_every_good_row_is_read_as_it_was_meant() {
        var differences = new ArrayList<String>();
        EXPECTED.forEach((number, expected) -> {
            if (expected.path("good").asBoolean()) {
                compare(number, expected, differences);
            }
        });

        assertThat(differences).isEmpty();
    }

    private static void compare(int number, JsonNode expected, List<String> differences) {
        var row = MAPPED.get(number);
        for (var column : sheet.columns()) {
            var plan = column.plan();
            var title = plan.title().replace("(万元)", "");
            if (!Set.of("客户名称", "手机", "客户级别", "行业", "来源", "注册资本", "是否成交", "首次接触日期", "最近跟进", "标签")
                    .contains(title)) {
                continue;
            }
            var is = row == null ? "" : readable(plan, row.data().path(plan.key()));
            var should = shouldBe(plan, expected.path(title));
            if (!is.equals(should)) {
                differences.add(number + " " + title + ": " + is + " instead of " + should);
            }
        }
    }

    private static String shouldBe(ColumnPlan plan, JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return switch (plan.type()) {
            case "money" -> number(value.asText());
            case "datetime" -> value.asText().contains("T") ? value.asText() : value.asText() + "T00:00:00";
            case "multiselect" -> value.toString();
            default -> value.asText();
        };
    }

    private static String readable(ColumnPlan plan, JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return switch (plan.type()) {
            case "money" -> number(value.asText());
            case "datetime" ->
                LocalDateTime.ofInstant(Instant.parse(value.asText()), SHANGHAI)
                        .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
            case "select" -> label(plan, value.asText());
            case "multiselect" -> {
                var labels = Json.mapper().createArrayNode();
                value.forEach(key -> labels.add(label(plan, key.asText())));
                yield labels.toString();
            }
            default -> value.asText();
        };
    }

    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static String label(ColumnPlan plan, String key) {
        for (var option : plan.props().path("options")) {
            if (option.path("key").asText().equals(key)) {
                return option.path("label").asText();
            }
        }
        return "unknown option " + key;
    }
}
