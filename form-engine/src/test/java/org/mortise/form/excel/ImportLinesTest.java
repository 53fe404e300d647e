package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;

/** Rows of sub-tables, files and pictures that come in with records. */
class ImportLinesTest {

    private static VisitLab lab;
    private static Caller.User ann;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        lab = new VisitLab(directory);
        ann = lab.ann;
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void rows_below_a_record_are_its_lines_whether_its_cells_are_blank_or_repeated() {
        var result = lab.sheet(
                        ann,
                        List.of("标题", "人数", "明细.物品", "明细.数量", "明细.来自"),
                        List.of(
                                List.of("blank", 2, "笔", 1, ""),
                                List.of("", "", "纸", 2, "没有"),
                                List.of("repeated", 3, "灯", 4, ""),
                                List.of("repeated", 3, "桌", 5, ""),
                                List.of("single", 1, "", "", "")))
                .run();

        assertThat(result.told()).containsExactly("3 明细.来自 import_name_unknown");
        assertThat(result.rejections()).as("whole records come back").hasSize(2);
        assertThat(result.figures().good()).isEqualTo(2);
        assertThat(result.figures().bad()).isEqualTo(1);
        assertThat(result.figures().processed()).isEqualTo(5);
        assertThat(lab.visit("repeated").path("items")).hasSize(2);
        assertThat(lab.visit("repeated").at("/items/1/what").asText()).isEqualTo("桌");
        assertThat(lab.visit("single").path("items")).isEmpty();
    }

    @Test
    void what_the_form_says_of_a_line_stands_beside_that_line() {
        var result = lab.sheet(
                        ann, List.of("标题", "明细.物品", "明细.数量"), List.of(List.of("form says", "笔", 1), List.of("", "", 2)))
                .run();

        assertThat(result.told()).containsExactly("3 明细.物品 required");
    }

    @Test
    void lines_on_a_second_sheet_find_their_record_by_a_column() {
        var file = ImportWorld.workbook(directory, workbook -> {
            ImportWorld.fill(workbook, "主表", List.of(List.of("标题", "人数"), List.of("J1", 1), List.of("J2", 2)));
            ImportWorld.fill(
                    workbook,
                    "明细",
                    List.of(
                            List.of("所属", "物品", "数量"),
                            List.of("J2", "灯", 1),
                            List.of("J1", "笔", "x"),
                            List.of("J2", "桌", 2),
                            List.of("J9", "无主", 3)));
        });

        var result = lab.world
                .open(ann, "shop.visit", file)
                .detail("items", 1, "所属", "标题")
                .run();

        assertThat(result.told()).containsExactly("明细 3 数量 import_not_a_number", "明细 5 所属 import_line_without_record");
        assertThat(result.figures().good()).isEqualTo(1);
        assertThat(result.figures().bad()).isEqualTo(2);
        assertThat(lab.visit("J2").path("items")).hasSize(2);
    }

    @Test
    void lines_that_belong_to_no_record_are_told_some_at_a_time_and_none_twice_when_it_is_resumed() {
        var lines = new ArrayList<List<Object>>();
        lines.add(List.of("所属", "物品", "数量"));
        for (var row = 0; row < 1_203; row++) {
            lines.add(List.of("nobody " + row % 7, "灯", 1));
        }
        var file = ImportWorld.workbook(directory, workbook -> {
            ImportWorld.fill(workbook, "主表", List.of(List.of("标题"), List.of("O1")));
            ImportWorld.fill(workbook, "明细", lines);
        });
        var copy = copy(file);
        var sheets = lab.world.open(ann, "shop.visit", file).detail("items", 1, "所属", "标题");
        var found = lab.world
                .open(ann, "shop.visit", copy)
                .detail("items", 1, "所属", "标题")
                .check();
        sheets.start();
        lab.world.tell(sheets.analysis.id(), 500);

        var result = sheets.go();

        assertThat(found.bad()).isEqualTo(1_203);
        assertThat(result.run().state()).isEqualTo("done");
        assertThat(result.figures().processed()).isEqualTo(1_204);
        assertThat(result.figures().bad()).isEqualTo(1_203);
        var rows = lab.world.allRejections(sheets.analysis.id());
        assertThat(rows).doesNotHaveDuplicates().hasSize(1_203);
    }

    private static Path copy(Path file) {
        try {
            return Files.copy(file, directory.resolve("copy-" + file.getFileName()));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void what_is_exported_with_its_lines_comes_in_again_as_it_was() {
        lab.sheet(
                        ann,
                        List.of("标题", "人数", "明细.物品", "明细.数量"),
                        List.of(List.of("round", 7, "笔", 1), List.of("", "", "纸", 2)))
                .run();
        var before = lab.visit("round");

        var exported = lab.world.exported(ann, "shop.visit");
        var sheets = lab.world.open(ann, "shop.visit", renamed(exported));
        var result = sheets.run();

        assertThat(result.figures().bad()).as(result.told().toString()).isZero();
        var after = lab.visit("round");
        assertThat(after.path("people")).isEqualTo(before.path("people"));
        assertThat(after.path("items")).hasSize(2);
        assertThat(after.at("/items/1/what")).isEqualTo(before.at("/items/1/what"));
        assertThat(after.at("/items/1/count")).isEqualTo(before.at("/items/1/count"));
    }

    @Test
    void links_of_lines_go_out_by_their_titles_and_lead_to_the_same_records_when_they_come_in_again() {
        var north = lab.world.forms.create(ann, "shop.place", "{'name':'北门'}").id();
        var south = lab.world.forms.create(ann, "shop.place", "{'name':'南门'}").id();
        var first = lab.sheet(
                        ann,
                        List.of("标题", "明细.物品", "明细.来自", "明细.路过"),
                        List.of(List.of("linked", "笔", "北门", "南门、北门"), List.of("", "纸", "", "南门")))
                .run();
        assertThat(first.told()).isEmpty();

        var exported = lab.world.exported(ann, "shop.visit");
        var result = lab.world
                .open(ann, "shop.visit", renamed(exported, "linked.xlsx"))
                .with("附件", column -> column.put("skip", true))
                .run();

        assertThat(result.figures().bad()).as(result.told().toString()).isZero();
        var after = lab.visit("linked").path("items");
        assertThat(after.at("/0/from").asText()).isEqualTo(north.toString());
        assertThat(after.at("/0/via"))
                .extracting(id -> id.asText())
                .containsExactly(south.toString(), north.toString());
        assertThat(after.at("/1/via")).extracting(id -> id.asText()).containsExactly(south.toString());
        assertThat(after.at("/1").has("from")).isFalse();
    }

    private static Path renamed(Path file) {
        return renamed(file, "export.xlsx");
    }

    private static Path renamed(Path file, String name) {
        try {
            return Files.move(file, directory.resolve(name));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void files_of_an_archive_come_in_by_their_names_and_missing_ones_are_told() throws IOException {
        var zip = directory.resolve("files.zip");
        zip(zip, "a.txt", "folder/b.txt");

        var result = lab.sheet(
                        ann,
                        List.of("标题", "附件"),
                        List.of(List.of("f1", "a.txt、b.txt"), List.of("f2", "c.txt"), List.of("f3", "")))
                .archive(zip)
                .run();

        assertThat(result.told()).containsExactly("3 附件 import_file_missing");
        assertThat(lab.visit("f1").path("papers")).hasSize(2);
        assertThat(lab.visit("f1").at("/papers/1/name").asText()).isEqualTo("b.txt");
    }

    @Test
    void a_damaged_file_of_an_archive_spoils_its_own_row_and_no_other() throws IOException {
        var zip = directory.resolve("damaged.zip");
        zip(zip, "whole.txt", "packed-badly.txt", "other-content.txt");
        damage(zip, "packed-badly.txt", 0xFF);
        damage(zip, "other-content.txt", 1);
        var before = left();

        var result = lab.sheet(
                        ann,
                        List.of("标题", "附件"),
                        List.of(
                                List.of("d1", "whole.txt"),
                                List.of("d2", "packed-badly.txt"),
                                List.of("d3", "other-content.txt"),
                                List.of("d4", "")))
                .archive(zip)
                .run();

        assertThat(result.run().state()).isEqualTo("done");
        assertThat(result.told()).containsExactly("3 附件 import_file_unreadable", "4 附件 import_file_unreadable");
        assertThat(result.figures().good()).isEqualTo(2);
        assertThat(left()).as("nothing lies about of what did not come in").isEqualTo(before);
    }

    /** Writes over the first byte of what was packed of a file. */
    private static void damage(Path zip, String name, int with) throws IOException {
        var bytes = Files.readAllBytes(zip);
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        var content = text.indexOf(name) + name.length();
        bytes[content + 1] = (byte) (bytes[content + 1] ^ with);
        bytes[content] = with == 1 ? bytes[content] : (byte) with;
        Files.write(zip, bytes);
    }

    private static List<Path> left() throws IOException {
        try (var incoming = Files.list(lab.world.forms.parts().files().begin().getParent())) {
            return incoming.sorted().toList();
        }
    }

    @Test
    void files_are_fetched_from_the_addresses_in_their_cells_and_what_does_not_come_is_told() {
        var text = "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var a = lab.world.remote.serving("/files/a.txt", text);
        var b = lab.world.remote.serving("/files/b,c.txt", text);
        var program = lab.world.remote.serving("/files/tool.exe", new byte[] {'M', 'Z', 0, 3});

        var result = lab.sheet(
                        ann,
                        List.of("标题", "附件"),
                        List.of(
                                List.of("u1", a + "\n" + b),
                                List.of("u2", lab.world.remote.address("/files/missing.txt")),
                                List.of("u3", "https://internal.example.com/a.txt"),
                                List.of("u4", program)))
                .run();

        assertThat(result.told())
                .containsExactly("3 附件 import_fetch_failed", "4 附件 import_fetch_host", "5 附件 import_file_refused");
        assertThat(lab.visit("u1").at("/papers/0/name").asText()).isEqualTo("a.txt");
        assertThat(lab.visit("u1").at("/papers/1/name").asText()).isEqualTo("b,c.txt");
    }

    @Test
    void pictures_on_their_rows_and_in_their_cells_come_in_and_links_by_where_they_lead() throws IOException {
        var file = SheetExtrasTest.decorated(directory, Map.of("xl/media/image1.png", picture()));

        var result = lab.world.open(ann, "shop.visit", file).run();

        assertThat(result.told()).isEmpty();
        assertThat(lab.visit("p1").at("/photos/0/name").asText()).isEqualTo("image1.png");
        assertThat(lab.visit("p1").at("/photos/0/width").asInt()).isEqualTo(2);
        assertThat(lab.visit("p1").path("web").asText()).isEqualTo("https://we.example.com/a");
        assertThat(lab.visit("p2").path("photos")).hasSize(1);
        assertThat(lab.visit("p2").path("web").asText()).isEqualTo("https://plain.example.com");
    }

    private static byte[] picture() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void an_archive_that_leads_out_of_itself_is_refused() throws IOException {
        var zip = directory.resolve("evil.zip");
        zip(zip, "../../evil.txt");
        var sheets = lab.sheet(ann, List.of("标题"), List.of(List.of("x")));

        var refused = catchThrowableOfType(Rejected.class, () -> sheets.archive(zip));

        assertThat(ImportWorld.codes(refused.problems())).containsExactly("archive_leads_out");
    }

    private static void zip(Path path, String... names) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
