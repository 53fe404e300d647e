package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;

/** Workbooks other than the ledger: follow-ups with formulas, an export of a web form in GB18030, American leads, contract lines. */
class OtherWorkbooksTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "workbooks");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** A sheet as it comes in, with the columns that the user says are required. */
    private record Imported(SheetOutline sheet, Map<Integer, MappedRow> rows) {

        static Imported of(String file, String... required) throws IOException {
            try (var open = Spreadsheet.open(FOLDER.resolve(file), file)) {
                var sheet = SheetSurvey.of(open, Set.of()).get(0);
                var plans = sheet.columns().stream()
                        .map(SheetOutline.GuessedColumn::plan)
                        .map(plan -> Set.of(required).contains(plan.title()) ? required(plan) : plan)
                        .toList();
                var mapping = new SheetMapping(plans, Map.of(), SHANGHAI);
                var data = new DataRows(sheet.headerRow(), plans.size());
                var mapped = new TreeMap<Integer, MappedRow>();
                try (var rows = open.rows(0)) {
                    rows.filter(data)
                            .forEach(row -> mapped.put(
                                    row.number(),
                                    open.isUneven(row, data.width()) ? MappedRow.uneven(row) : mapping.map(row)));
                }
                return new Imported(sheet, mapped);
            }
        }

        private static ColumnPlan required(ColumnPlan plan) {
            return new ColumnPlan(
                    plan.index(), plan.header(), plan.key(), plan.title(), plan.type(), plan.props(), true, false);
        }

        String type(String title) {
            return plan(title).type();
        }

        private ColumnPlan plan(String title) {
            return sheet.columns().stream()
                    .map(SheetOutline.GuessedColumn::plan)
                    .filter(plan -> plan.title().equals(title))
                    .findFirst()
                    .orElseThrow();
        }

        Set<Integer> bad() {
            return rows.entrySet().stream()
                    .filter(row -> !row.getValue().isGood())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        BigDecimal sum(String title) {
            var key = plan(title).key();
            return rows.values().stream()
                    .filter(MappedRow::isGood)
                    .filter(row -> row.data().has(key))
                    .map(row -> new BigDecimal(row.data().path(key).asText()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        long count(String title, Predicate<JsonNode> wanted) {
            var key = plan(title).key();
            return rows.values().stream()
                    .filter(MappedRow::isGood)
                    .filter(row -> row.data().has(key) && wanted.test(row.data().path(key)))
                    .count();
        }
    }

    @Test
    void follow_ups_are_read_with_their_percentages_and_the_results_of_their_formulas() throws IOException {
        var imported = Imported.of("opportunities.xlsx");

        assertThat(imported.sheet().headerRow()).isEqualTo(1);
        assertThat(imported.type("赢率")).isEqualTo("percent");
        assertThat(imported.type("预计金额(元)")).isEqualTo("money");
        assertThat(imported.type("跟进记录")).isEqualTo("textarea");
        assertThat(imported.bad()).hasSize(46).isEqualTo(expectedBad("opportunities.xlsx"));
        assertThat(imported.sum("预计金额(元)")).isEqualByComparingTo("1893741400");
        assertThat(imported.count("预计金额(元)", value -> true)).isEqualTo(4821);
        assertThat(imported.count("赢率", value -> true)).isEqualTo(4854);
        assertThat(imported.sum("赢率")).isEqualByComparingTo("1993.85");
        assertThat(imported.count("预计成交日期", value -> true)).isEqualTo(4700);
        assertThat(imported.count("下次跟进", value -> true)).isEqualTo(3916);
    }

    /** That a lead has either a mobile number or an address is a rule of the form; no single cell is wrong. */
    @Test
    void leads_from_a_web_form_are_read_and_a_line_with_a_stray_comma_is_bad() throws IOException {
        var imported = Imported.of("leads-gb18030.csv", "姓名");

        assertThat(imported.type("提交时间")).isEqualTo("datetime");
        assertThat(imported.type("职位")).isEqualTo("select");
        assertThat(imported.type("意向产品")).isEqualTo("multiselect");
        assertThat(imported.type("预算")).isEqualTo("select");
        var expected = expectedBad("leads-gb18030.csv");
        expected.removeAll(withCode("leads-gb18030.csv", "CONTACT_MISSING"));
        assertThat(imported.bad()).hasSize(39).isEqualTo(expected);
        assertThat(java.util.Objects.requireNonNull(imported.rows().get(553)).problems())
                .extracting(MappedRow.CellNote::code)
                .containsExactly("import_column_count");
        assertThat(imported.count("手机号", value -> true)).isEqualTo(1935);
        assertThat(imported.count("邮箱", value -> true)).isEqualTo(1289);
        assertThat(imported.count("预算", value -> label(imported, "预算", value).equals("待定")))
                .isBetween(320L, 329L);
    }

    @Test
    void american_leads_are_read_month_first_and_no_row_is_lost_for_its_phone() throws IOException {
        var imported = Imported.of("leads-en.xlsx", "Last Name");

        assertThat(imported.sheet().columns())
                .extracting(column -> column.plan().title())
                .startsWith("Lead ID", "First Name", "Last Name", "Company", "Title");
        assertThat(imported.plan("First Name").key()).isEqualTo("first_name");
        assertThat(imported.type("Title")).isEqualTo("select");
        assertThat(imported.type("Phone")).isEqualTo("text");
        assertThat(imported.type("Zip/Postal Code")).isEqualTo("text");
        assertThat(imported.bad()).hasSize(34).isEqualTo(expectedBad("leads-en.xlsx"));
        assertThat(imported.sum("Annual Revenue($)")).isEqualByComparingTo("1331774000");
        assertThat(imported.count("Created Date", value -> true)).isEqualTo(959);
        assertThat(imported.count(
                        "Created Date",
                        value -> value.asText().compareTo("2022-01-03") >= 0
                                && value.asText().compareTo("2024-12-27") <= 0))
                .isEqualTo(959);
        assertThat(imported.count("Do Not Call", JsonNode::asBoolean)).isEqualTo(204);
        assertThat(imported.count("Zip/Postal Code", value -> value.asText().startsWith("0")))
                .isEqualTo(309);
        assertThat(imported.count(
                        "Last Activity", value -> Instant.parse(value.asText()).isAfter(Instant.EPOCH)))
                .isPositive();
    }

    @Test
    void lines_of_contracts_are_rows_of_their_own_and_the_total_is_none() throws IOException {
        var imported = Imported.of("contract-lines.xlsx", "产品名称", "数量");

        assertThat(imported.sheet().headerRow()).isEqualTo(2);
        assertThat(imported.rows()).hasSize(4000).doesNotContainKey(4003);
        assertThat(imported.type("税率")).isEqualTo("percent");
        assertThat(imported.rows().values().stream()
                        .flatMap(row -> row.problems().stream())
                        .filter(note -> note.code().equals("import_required")))
                .hasSize(11);
        assertThat(imported.sum("数量")).isBetween(new BigDecimal("215000"), new BigDecimal("217883.2"));
    }

    /** What is asked before an import starts: nothing that the cells tell by themselves. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "customer-ledger.xlsx, 0, ''",
        "opportunities.xlsx, 0, ''",
        "leads-en.xlsx, 0, ''",
        "leads-gb18030.csv, 0, ''",
        "contract-lines.xlsx, 0, '4 5 6 7 8 9 10'"
    })
    void orders_of_dates_are_asked_only_when_nothing_tells_them_and_lines_are_seen(String file, int asked, String lines)
            throws IOException {
        try (var open = Spreadsheet.open(FOLDER.resolve(file), file)) {
            var columns = SheetSurvey.of(open, Set.of()).get(0).columns();

            assertThat(columns.stream().filter(column -> column.eitherFirst() > 0))
                    .hasSize(asked);
            assertThat(columns.stream()
                            .filter(SheetOutline.GuessedColumn::line)
                            .map(column -> String.valueOf(column.plan().index()))
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(lines);
        }
    }

    private static String label(Imported imported, String title, JsonNode key) {
        for (var option : imported.plan(title).props().path("options")) {
            if (option.path("key").equals(key)) {
                return option.path("label").asText();
            }
        }
        return "";
    }

    private static Set<Integer> expectedBad(String file) throws IOException {
        var rows = new TreeSet<Integer>();
        badRows(file).fieldNames().forEachRemaining(row -> rows.add(Integer.valueOf(row)));
        return rows;
    }

    private static Set<Integer> withCode(String file, String code) throws IOException {
        var rows = new TreeSet<Integer>();
        badRows(file).properties().stream()
                .filter(row -> row.getValue().size() == 1
                        && row.getValue().get(0).asText().equals(code))
                .forEach(row -> rows.add(Integer.valueOf(row.getKey())));
        return rows;
    }

    private static JsonNode badRows(String file) throws IOException {
        return Json.parse(Files.readString(FOLDER.resolve("bad-rows.json"))).path(file);
    }
}
