package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links and pictures that lie over the cells of a sheet. */
class SheetExtrasTest {

    private static final String RELATIONS = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>""";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** A workbook of two columns with parts that spreadsheets add. */
    static Path decorated(Path directory, Map<String, byte[]> pictures) throws IOException {
        var plain = ImportWorld.workbook(
                directory,
                workbook -> ImportWorld.fill(
                        workbook,
                        "Sheet1",
                        List.of(
                                List.of("标题", "照片", "网址"),
                                List.of("p1", "", "我们"),
                                List.of("p2", "=DISPIMG(\"ID_1\",1)", "https://plain.example.com"))));
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("xl/worksheets/_rels/sheet1.xml.rels", text(RELATIONS.formatted("""
                <Relationship Id="rId1" Type="%sdrawing" Target="../drawings/drawing1.xml"/>
                <Relationship Id="rId2" Type="%shyperlink" Target="https://we.example.com/a" TargetMode="External"/>""".formatted(TYPE, TYPE))));
        parts.put(
                "xl/drawings/_rels/drawing1.xml.rels",
                text(RELATIONS.formatted("<Relationship Id=\"rId1\" Type=\"%simage\" Target=\"../media/image1.png\"/>"
                        .formatted(TYPE))));
        parts.put("xl/drawings/drawing1.xml", text("""
                <wsDr xmlns="d" xmlns:a="a" xmlns:r="r"><twoCellAnchor><from><col>1</col><colOff>5</colOff><row>1</row>
                <rowOff>5</rowOff></from><to><col>2</col><row>2</row></to><pic><blipFill><a:blip r:embed="rId1"/></blipFill>
                </pic></twoCellAnchor></wsDr>"""));
        parts.put("xl/cellimages.xml", text("""
                <cellImages xmlns:a="a" xmlns:r="r"><cellImage><pic><nvPicPr><cNvPr id="1" name="ID_1"/></nvPicPr>
                <blipFill><a:blip r:embed="rId9"/></blipFill></pic></cellImage></cellImages>"""));
        parts.put(
                "xl/_rels/cellimages.xml.rels",
                text(RELATIONS.formatted(
                        "<Relationship Id=\"rId9\" Type=\"%simage\" Target=\"media/image1.png\"/>".formatted(TYPE))));
        parts.putAll(pictures);
        return with(plain, parts);
    }

    private static Path with(Path workbook, Map<String, byte[]> parts) throws IOException {
        var path = Files.createTempFile(workbook.getParent(), "decorated", ".xlsx");
        try (var from = new ZipFile(workbook.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var entry : List.copyOf(from.stream().toList())) {
                if (parts.containsKey(entry.getName())) {
                    continue;
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = from.getInputStream(entry).readAllBytes();
                to.write(
                        entry.getName().equals("xl/worksheets/sheet1.xml")
                                ? text(new String(bytes, StandardCharsets.UTF_8).replace("</worksheet>", """
                                        <hyperlinks><hyperlink xmlns:r="r" ref="C2" r:id="rId2"/></hyperlinks></worksheet>"""))
                                : bytes);
                to.closeEntry();
            }
            for (var part : parts.entrySet()) {
                to.putNextEntry(new ZipEntry(part.getKey()));
                to.write(part.getValue());
                to.closeEntry();
            }
        }
        return path;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void pictures_belong_to_the_cell_of_their_corner_and_links_to_theirs() throws IOException {
        var file = decorated(directory, Map.of("xl/media/image1.png", new byte[] {1}));

        try (var open = Spreadsheet.open(file, "book.xlsx")) {
            var extras = open.extras(0);
            assertThat(extras.pictures()).containsEntry(SheetExtras.at(2, 1), List.of("xl/media/image1.png"));
            assertThat(extras.named()).containsEntry("ID_1", "xl/media/image1.png");
            assertThat(extras.pictureColumns(1)).containsExactly(1);
            try (var rows = open.rows(0)) {
                var link = (CellValue.Text) rows.toList().get(1).cell(2);
                assertThat(link.text()).isEqualTo("我们");
                assertThat(link.target()).isEqualTo("https://we.example.com/a");
            }
        }
    }

    @Test
    void a_column_of_pictures_is_guessed_to_be_one() throws IOException {
        var file = decorated(directory, Map.of("xl/media/image1.png", new byte[] {1}));

        try (var open = Spreadsheet.open(file, "book.xlsx")) {
            var columns = SheetSurvey.of(open, java.util.Set.of()).get(0).columns();
            assertThat(columns).extracting(column -> column.plan().type()).startsWith("text", "image");
        }
    }
}
