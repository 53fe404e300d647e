package org.mortise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Files that are looked over before they come in. */
class ExaminationTest {

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "report.pdf, %PDF-1.7, '', application/pdf",
        "notes.txt, BMW and MZ are only letters here, '', text/plain",
        "table.csv, 'a,b', '', text/csv",
        "page.html, <!doctype html><p>, '', text/html",
        "drawing.svg, '<?xml version=\"1.0\"?><svg/>', '', image/svg+xml",
        "letter.rtf, {\\rtf1, '', application/rtf",
        "archive.bin, 'PK\3\4', '', application/zip",
        "unknown.xyz, some text, '', text/plain",
        "tool.exe, 'MZ\0\3', .exe, application/x-executable",
        "notes.txt, text, text/*, text/plain",
    })
    void is_known_by_its_content_and_its_name(String name, String content, String accepted, String type)
            throws IOException {
        assertThat(examine(name, bytes(content), accepted).content().type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "photo.png, 'MZ\0\3', '', file_not_what_it_says",
        "photo.png, <svg onload=alert(1)>, image/*, file_not_what_it_says",
        "photo.jpg, <!doctype html><script>, '', file_not_what_it_says",
        "report.pdf, 'PK\3\4', .pdf, file_not_what_it_says",
        "tool.exe, 'MZ\0\3', '', file_runs",
        "setup, 'MZ\0\3', '', file_runs",
        "run.sh, #!/bin/sh, '', file_runs",
        "run, #!/bin/sh, '', file_runs",
        "go.bat, echo, '', file_runs",
        "report.pdf, %PDF-1.7, image/*, file_type_not_accepted",
        "drawing.svg, <svg/>, image/*, file_type_not_accepted",
        "notes.txt, text, .pdf .docx, file_type_not_accepted",
        "empty.txt, '', '', file_empty",
        "photo.png, '\u0089PNG\r\n\u001a\n', '', picture_unreadable",
    })
    void does_not_come_in_when_it_is_not_what_it_says_or_not_wanted(
            String name, String content, String accepted, String problem) {
        assertThat(problem(name, bytes(content), accepted)).isEqualTo(problem);
    }

    @Test
    void documents_of_office_programs_are_told_from_other_archives() throws IOException {
        assertThat(examine("a.docx", zip("word/document.xml"), ".docx")
                        .content()
                        .type())
                .endsWith("wordprocessingml.document");
        assertThat(problem("a.docx", zip("xl/workbook.xml"), ".docx")).isEqualTo("file_not_what_it_says");
        assertThat(problem("a.zip", zip("META-INF/MANIFEST.MF"), "")).isEqualTo("file_not_what_it_says");
    }

    @Test
    void a_picture_that_claims_to_be_enormous_is_refused_by_its_head() throws IOException {
        assertThat(problem("bomb.png", Pictures.claiming(50_000, 50_000), "")).isEqualTo("picture_too_large");
        assertThat(examine("large.png", Pictures.claiming(10_000, 10_000), "").picture())
                .isEqualTo(new PictureSize(10_000, 10_000));
    }

    @Test
    void a_picture_loses_its_notes_but_not_its_orientation() throws IOException {
        var jpeg = Pictures.withNotes(Pictures.drawn("jpeg", 40, 20), 6);

        var examined = examine("photo.jpg", jpeg, "");
        assertThat(examined.picture()).isEqualTo(new PictureSize(20, 40));
        assertThat(text(examined)).doesNotContain("GPS 29.56").contains("Exif");

        var kept = new Examination(List.of(), false, ZoneOffset.UTC).of(written(jpeg), "photo.jpg");
        assertThat(text(kept)).contains("GPS 29.56");

        var png = Pictures.withText(Pictures.drawn("png", 4, 4), "Location\0Chongqing");
        assertThat(text(examine("photo.png", png, ""))).doesNotContain("Chongqing");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\x.txt, x.txt",
        "..., file",
        "'a\r\nSet-Cookie: x=1.txt', a__Set-Cookie_ x=1.txt",
        "invoice\u202Efdp.exe, invoice_fdp.exe",
        "合同 (终稿).pdf, 合同 (终稿).pdf",
    })
    void a_name_is_never_a_path_nor_a_trick(String sent, String name) {
        assertThat(FileNames.safe(sent)).isEqualTo(name);
    }

    @Test
    void a_long_name_keeps_its_ending() {
        assertThat(FileNames.safe("长".repeat(500) + ".pdf")).hasSize(150).endsWith("长.pdf");
    }

    @Test
    void every_extension_is_written_in_lower_case_and_reads_its_own_type() throws IOException {
        try (var table = MediaTypes.class.getResourceAsStream("/media/types.tsv")) {
            var lines = new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
            lines.filter(line -> !line.startsWith("#")).forEach(line -> {
                var cells = line.split("\t");
                assertThat(cells[0]).isEqualTo(cells[0].toLowerCase(Locale.ROOT));
                assertThat(MediaTypes.typeOf("x." + cells[0], cells[1])).isEqualTo(cells[1]);
            });
        }
    }

    private Examined examine(String name, byte[] content, String accepted) throws IOException {
        var types = accepted.isEmpty() ? List.<String>of() : Arrays.asList(accepted.split(" "));
        return new Examination(types, true, ZoneOffset.UTC).of(written(content), name);
    }

    private String problem(String name, byte[] content, String accepted) {
        var refused = catchThrowableOfType(Rejected.class, () -> examine(name, content, accepted));
        return refused.problems().stream().map(Problem::code).reduce("", String::concat);
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "up", "load"), content);
    }

    private static String text(Examined examined) throws IOException {
        return new String(Files.readAllBytes(examined.path()), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("x".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
