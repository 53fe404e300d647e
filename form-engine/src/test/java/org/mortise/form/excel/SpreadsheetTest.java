package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Rejected;

class SpreadsheetTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_file_that_is_no_workbook_is_refused() throws IOException {
        var file = write("broken.xlsx", "this is not a workbook");

        assertRefused(file, "broken.xlsx", "workbook_corrupt");
    }

    @Test
    void a_truncated_workbook_is_refused() throws IOException {
        var whole = Files.readAllBytes(Path.of("src", "test", "resources", "workbooks", "customer-ledger.xlsx"));
        var file = folder.resolve("half.xlsx");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

        assertRefused(file, "half.xlsx", "workbook_corrupt");
    }

    @Test
    void an_encrypted_workbook_is_refused_with_its_own_sentence() throws IOException {
        var file = folder.resolve("secret.xlsx");
        Files.write(
                file,
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});

        assertRefused(file, "secret.xlsx", "workbook_encrypted");
        assertRefused(file, "old.xls", "workbook_old_format");
    }

    @Test
    void a_zip_bomb_is_refused_before_it_is_read() throws IOException {
        var file = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 64; megabyte++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }

        assertRefused(file, "bomb.xlsx", "workbook_too_large_inside");
    }

    @Test
    void a_sheet_of_more_than_a_thousand_columns_is_refused() throws IOException {
        var file = folder.resolve("wide.xlsx");
        try (OutputStream output = Files.newOutputStream(file);
                var workbook = new Workbook(output, "test", "1.0")) {
            var sheet = workbook.newWorksheet("wide");
            for (var column = 0; column < 1_001; column++) {
                sheet.value(0, column, "column " + column);
                sheet.value(1, column, column);
            }
        }

        assertRefused(file, "wide.xlsx", "workbook_too_wide");
    }

    @Test
    void separated_values_keep_quotes_and_line_breaks() throws IOException {
        var file = write("leads.csv", "\uFEFF姓名,留言\r\n王芳,\"他说：\"\"好\"\"，\n下周\"\r\n李强,无\r\n");
        List<List<String>> rows;
        try (var csv = Spreadsheet.open(file, "leads.csv");
                var sheet = csv.rows(0)) {
            rows = sheet.map(row -> row.cells().stream().map(CellValue::text).toList())
                    .toList();
        }

        assertThat(rows).containsExactly(List.of("姓名", "留言"), List.of("王芳", "他说：\"好\"，\n下周"), List.of("李强", "无"));
    }

    @Test
    void a_chinese_encoding_is_recognised() throws IOException {
        var file = Path.of("src", "test", "resources", "workbooks", "leads-gb18030.csv");
        try (var csv = Spreadsheet.open(file, "leads.csv")) {
            var outline = SheetSurvey.of(csv, Set.of()).get(0);

            assertThat(outline.rows()).isEqualTo(2000);
            assertThat(outline.columns())
                    .extracting(column -> column.plan().title())
                    .contains("姓名", "手机号", "公司名称");
            assertThat(outline.columns())
                    .extracting(column -> column.plan().type())
                    .contains("phone", "email", "datetime", "switch", "url");
        }
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static void assertRefused(Path file, String name, String code) {
        assertThatThrownBy(() -> {
                    try (var sheets = Spreadsheet.open(file, name)) {
                        SheetSurvey.of(sheets, Set.of());
                    }
                })
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly(code));
    }
}
