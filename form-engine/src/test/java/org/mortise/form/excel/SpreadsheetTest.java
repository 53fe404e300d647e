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
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Rejected;

class SpreadsheetTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_file_that_is_no_workbook_is_refused() throws IOException {
        var file = write("broken.xlsx", "this is not a workbook");

        assertRefused(file, "broken.xlsx", "workbook_is_text");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D});
        assertRefused(file, "picture.csv", "workbook_corrupt");
        assertRefused(
                write("page.xls", "<html><table><tr><td>姓名</td></tr></table></html>"), "page.xls", "workbook_is_text");
    }

    @Test
    void a_file_without_anything_in_it_is_refused_as_empty() throws IOException {
        assertRefused(write("none.xlsx", ""), "none.xlsx", "workbook_empty");
        assertRefused(write("blank.csv", "\uFEFF\r\n  \n"), "blank.csv", "workbook_empty");
    }

    @Test
    void a_workbook_is_read_although_its_name_says_csv() throws IOException {
        var file = Path.of("src", "test", "resources", "workbooks", "customer-ledger.xlsx");

        try (var sheets = Spreadsheet.open(file, "ledger.csv")) {
            assertThat(SheetSurvey.of(sheets, Set.of()).get(0).rows()).isEqualTo(3000);
        }
    }

    /** A compound file of which only the names of its parts are there. */
    private Path compound(String... parts) throws IOException {
        var bytes = java.nio.ByteBuffer.allocate(4 * 512).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
        bytes.putInt(48, 1);
        for (var index = 0; index < parts.length; index++) {
            bytes.position(2 * 512 + index * 128);
            bytes.put(parts[index].getBytes(StandardCharsets.UTF_16LE));
        }
        var file = folder.resolve("compound");
        Files.write(file, bytes.array());
        return file;
    }

    @Test
    void what_lies_in_a_compound_file_tells_an_old_workbook_from_one_behind_a_password() throws IOException {
        assertRefused(compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), "a.xls", "workbook_encrypted");
        assertRefused(compound("Root Entry", "Workbook", "ETExtData"), "renamed.xlsx", "workbook_old_format");
        assertRefused(compound("Root Entry", "Book"), "et.et", "workbook_old_format");
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("UTF-8", "", ",", "\r\n"),
                Arguments.of("UTF-8", "\uFEFF", ";", "\n"),
                Arguments.of("GB18030", "", ",", "\r\n"),
                Arguments.of("GB18030", "", "\t", "\r"),
                Arguments.of("UTF-16LE", "\uFEFF", "\t", "\r\n"),
                Arguments.of("UTF-16BE", "\uFEFF", ",", "\n"),
                Arguments.of("UTF-16LE", "", ",", "\r\n"),
                Arguments.of("UTF-16BE", "", "\t", "\r"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void separated_values_are_read_in_every_encoding_that_spreadsheets_write(
            String charset, String mark, String separator, String end) throws IOException {
        var text =
                mark + "姓名|电话|𠮷".replace("|", separator) + end + "王\"芳|13800000000|\"一\n二\"".replace("|", separator);
        var file = folder.resolve("any.csv");
        Files.write(file, text.getBytes(java.nio.charset.Charset.forName(charset)));

        try (var csv = Spreadsheet.open(file, "any.csv");
                var rows = csv.rows(0)) {
            assertThat(rows.map(row -> row.cells().stream().map(CellValue::text).toList()))
                    .containsExactly(List.of("姓名", "电话", "𠮷"), List.of("王\"芳", "13800000000", "一\n二"));
        }
    }

    @Test
    void one_column_is_a_sheet_too() throws IOException {
        try (var csv = Spreadsheet.open(write("one.csv", "姓名\n王芳\n李强\n"), "one.csv")) {
            var outline = SheetSurvey.of(csv, Set.of()).get(0);

            assertThat(outline.rows()).isEqualTo(2);
            assertThat(outline.columns()).hasSize(1);
        }
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
