package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Json;

/** Which rows make one record. */
class RowGroupsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static ColumnPlan plan(int index, String key, boolean line) {
        return new ColumnPlan(index, key, key, key, "text", Json.object().put("line", line), false, false);
    }

    private static SheetRow row(int number, String... cells) {
        return new SheetRow(
                number,
                List.of(cells).stream().<CellValue>map(CellValue.Text::new).toList());
    }

    private static List<Integer> sizes(List<ColumnPlan> plans, SheetRow... rows) {
        var sizes = new ArrayList<Integer>();
        new RowGroups(List.of(rows).iterator(), plans).forEachRemaining(group -> sizes.add(group.read()));
        return sizes;
    }

    @Test
    void a_row_goes_on_when_the_cells_of_the_record_are_blank_or_say_the_same() {
        var plans = List.of(plan(0, "no", false), plan(1, "who", false), plan(2, "lines.what", true));

        assertThat(sizes(
                        plans,
                        row(1, "A", "x", "1"),
                        row(2, "", "", "2"),
                        row(3, "A", "", "3"),
                        row(4, "A", "y", "4"),
                        row(5, "B", "y", "5")))
                .containsExactly(3, 1, 1);
    }

    @Test
    void without_columns_of_a_sub_table_every_row_is_a_record() {
        var plans = List.of(plan(0, "no", false), plan(1, "who", false));

        assertThat(sizes(plans, row(1, "A", "x"), row(2, "A", "x"), row(3, "", "y")))
                .containsExactly(1, 1, 1);
    }

    @Test
    void contracts_of_a_real_sheet_are_as_many_as_it_has() throws IOException {
        var file = Path.of("src", "test", "resources", "workbooks", "contract-lines.xlsx");
        var plans = new ArrayList<ColumnPlan>();
        for (var column = 0; column < 11; column++) {
            plans.add(plan(column, column < 4 ? "h" + column : "lines.c" + column, column >= 4));
        }
        try (var open = Spreadsheet.open(file, "contract-lines.xlsx");
                var rows = open.rows(0)) {
            var groups = new RowGroups(rows.filter(new DataRows(2, 11)).iterator(), plans);
            var records = 0;
            var lines = 0;
            while (groups.hasNext()) {
                lines += groups.next().read();
                records++;
            }
            assertThat(lines).isEqualTo(4000);
            assertThat(records).isEqualTo(1200);
        }
    }

    @Test
    void rows_of_another_sheet_are_lines_of_a_form_that_is_just_being_made() throws IOException {
        var file = ImportWorld.workbook(directory, workbook -> {
            ImportWorld.fill(workbook, "Heads", List.of(List.of("no"), List.of("A"), List.of("B")));
            ImportWorld.fill(
                    workbook,
                    "Lines",
                    List.of(List.of("no", "what"), List.of("B", "x"), List.of("", "y"), List.of("C", "z")));
        });
        var detail = new ImportPlan.Detail("lines", 1, "Lines", 1, 0, 0, List.of(plan(1, "lines.what", true)));
        var plan = new ImportPlan(0, 1, List.of(plan(0, "no", false)), false, false, List.of(detail), null);
        try (var open = Spreadsheet.open(file, "book.xlsx");
                var lines = DetailRows.read(open, detail, directory.resolve("lines"))) {
            var taken = lines.take("B");
            var group = new RowGroup(List.of(row(3, "B")), 1, Map.of("lines", taken), false);

            var mapped = SheetMapping.making(plan, Map.of(), SHANGHAI).map(group);

            assertThat(mapped.data().path("lines")).hasSize(2);
            assertThat(mapped.data().at("/lines/1/what").asText()).isEqualTo("y");
            assertThat(lines.take("B")).as("nobody else gets them").isEmpty();
            assertThat(lines.isTaken(" B ")).isTrue();
            assertThat(lines.left()).extracting(SheetRow::number).containsExactly(4);
        }
    }

    @Test
    void rows_come_back_from_a_file_as_they_were() throws IOException {
        var moment = new Moment(LocalDate.of(2024, 3, 5), LocalTime.of(9, 30));
        var row = new SheetRow(
                7,
                List.of(
                        new CellValue.Text("长".repeat(30_000), "https://example.com"),
                        new CellValue.Number(new BigDecimal("12.50"), moment, true, 5),
                        new CellValue.Number(BigDecimal.ONE, null, false, 0),
                        new CellValue.Bool(true),
                        new CellValue.Broken("#N/A"),
                        CellValue.EMPTY));
        var bytes = new ByteArrayOutputStream();

        var length = RowBytes.write(new DataOutputStream(bytes), row);

        assertThat(length).isEqualTo(bytes.size());
        assertThat(RowBytes.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(row);
    }
}
