package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.mutiny.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.FormWorld;

/** Workbooks that are made from a form, filled in and brought back. */
class TemplateTest {

    private static final Locale CHINESE = Locale.forLanguageTag("zh-CN");
    private static final Locale ENGLISH = Locale.forLanguageTag("en-US");

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

    private static Path template(Caller.User caller, String form, Locale locale) throws IOException {
        var vertx = Vertx.vertx();
        try {
            var template = new TemplateFile(lab.world.parts.files(), new ProblemTexts(), vertx);
            var destination = FormWorld.wait(lab.world.desk.destination(caller, form));
            var file = FormWorld.wait(template.open(destination, locale));
            var bytes = FormWorld.wait(file.toMulti()
                    .collect()
                    .in(ByteArrayOutputStream::new, (all, piece) -> all.writeBytes(piece.getBytes())));
            FormWorld.wait(file.close());
            return Files.write(Files.createTempFile(directory, "template", ".xlsx"), bytes.toByteArray());
        } finally {
            FormWorld.wait(vertx.close());
        }
    }

    /** The rows of a sheet, cells separated by bars. */
    private static List<String> rows(Path file, int sheet) throws IOException {
        try (var workbook = Spreadsheet.open(file, "template.xlsx");
                var rows = workbook.rows(sheet)) {
            return rows.map(row -> row.cells().stream().map(CellValue::text).collect(Collectors.joining("|")))
                    .toList();
        }
    }

    private static String part(Path file, String name) throws IOException {
        try (var zip = FileSystems.newFileSystem(file)) {
            return Files.readString(zip.getPath(name));
        }
    }

    /** Does what somebody does who types below the titles; each row goes from the left, empty texts are left out. */
    private static Path filled(Path file, List<List<String>> rows) throws IOException {
        var typed = new StringBuilder();
        for (var row = 0; row < rows.size(); row++) {
            typed.append("<row r=\"").append(row + 2).append("\">");
            for (var column = 0; column < rows.get(row).size(); column++) {
                var text = rows.get(row).get(column);
                if (!text.isEmpty()) {
                    typed.append("<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                            .formatted((char) ('A' + column), row + 2, text));
                }
            }
            typed.append("</row>");
        }
        var filled = Files.copy(file, directory.resolve("filled-" + file.getFileName()));
        try (var zip = FileSystems.newFileSystem(filled)) {
            var sheet = zip.getPath("xl/worksheets/sheet1.xml");
            var empty = Files.readString(sheet);
            assertThat(empty).contains("</sheetData>");
            Files.writeString(sheet, empty.replace("</sheetData>", typed + "</sheetData>"), StandardCharsets.UTF_8);
        }
        return filled;
    }

    @Test
    void a_template_that_is_filled_in_comes_in_without_a_question() throws IOException {
        var template = template(ann, "shop.visit", CHINESE);
        assertThat(rows(template, 0))
                .containsExactly(
                        "标题*|地点|途经|类别|人员|部门|日期|时间|月份|时长|评分|人数|期间|位置|证件|照片|附件|网址|" + "明细.物品*|明细.数量|明细.来自|明细.路过");
        assertThat(rows(template, 1)).containsExactly("类别", "首次", "回访");

        lab.world.forms.create(ann, "shop.place", "{'name':'南门'}");
        var sheets = lab.world.open(
                ann,
                "shop.visit",
                filled(
                        template,
                        List.of(
                                List.of(
                                        "filled",
                                        "南门",
                                        "南门",
                                        "回访",
                                        "ann",
                                        "",
                                        "2026-01-31",
                                        "09:30",
                                        "2026-01",
                                        "2h30m",
                                        "4",
                                        "12",
                                        "2026-01-01 ~ 2026-01-31",
                                        "120.15,30.28",
                                        "11010519491231002X",
                                        "",
                                        "",
                                        "https://example.com",
                                        "笔",
                                        "3",
                                        "南门"),
                                List.of(
                                        "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "纸",
                                        "4"))));
        assertThat(sheets.check().columns().values())
                .allSatisfy(column -> assertThat(column.questions()).isEmpty());

        var result = sheets.run();

        assertThat(result.told()).isEmpty();
        assertThat(result.figures().good()).isEqualTo(1);
        var visit = lab.visit("filled");
        assertThat(visit.path("kind").asText()).isEqualTo("again");
        assertThat(visit.path("who").asText()).isEqualTo(ann.id().toString());
        assertThat(visit.path("took").asText()).isEqualTo("9000");
        assertThat(visit.at("/span/end").asText()).isEqualTo("2026-01-31");
        assertThat(visit.path("items")).hasSize(2);
        assertThat(visit.at("/items/1/count").asText()).isEqualTo("4");
    }

    @Test
    void what_to_write_stands_in_comments_and_choices_are_lists() throws IOException {
        var template = template(ann, "shop.visit", ENGLISH);

        assertThat(part(template, "xl/comments1.xml"))
                .contains("Required.", "For example 2026-01-31.", "Write the title of the linked record.");
        assertThat(part(template, "xl/worksheets/sheet1.xml"))
                .contains("<dataValidation", "Options", "errorStyle=\"warning\"")
                .doesNotContain("首次");
    }

    @Test
    void what_somebody_may_not_write_is_not_in_his_template() throws IOException {
        lab.world.forms.publish("""
                {'kind':'role','key':'narrow','title':'Narrow','grants':[
                  {'form':'visit','actions':['import','create','read'],'scope':'all',
                   'fields':{'*':'write','people':'hidden','kind':'hidden','stars':'read','items.count':'hidden'}}]}\
                """, """
                {'kind':'role','key':'looker','title':'Looker','grants':[
                  {'form':'visit','actions':['read'],'scope':'all','fields':{'*':'write'}}]}\
                """);
        var narrow = lab.world.forms.person("narrow", "shop.narrow");
        var looker = lab.world.forms.person("looker", "shop.looker");
        var nobody = lab.world.forms.person("nobody");

        var template = template(narrow, "shop.visit", CHINESE);

        assertThat(rows(template, 0).get(0)).contains("标题*", "明细.物品*").doesNotContain("人数", "类别", "评分", "数量");
        assertThat(sheets(template)).containsExactly("导入");
        assertThat(refusal(looker)).isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(refusal(nobody)).isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    private static Rejected.Kind refusal(Caller.User caller) {
        return catchThrowableOfType(Rejected.class, () -> template(caller, "shop.visit", CHINESE))
                .kind();
    }

    private static List<String> sheets(Path file) throws IOException {
        try (var workbook = Spreadsheet.open(file, "template.xlsx")) {
            return workbook.sheets();
        }
    }

    @Test
    void fields_that_share_a_title_stand_by_their_key() throws IOException {
        lab.world.forms.publish("""
                {'kind':'form','key':'twice','title':'Twice','model':{'titleField':'a','fields':[
                  {'key':'a','type':'text','title':'金额'},{'key':'b','type':'percent','title':'金额'},
                  {'key':'c','type':'switch','title':'在用'},{'key':'d','type':'text','title':{'zh-CN':'说明','en-US':'Note'}}]}}\
                """, """
                {'kind':'role','key':'counter','title':'Counter','grants':[
                  {'form':'twice','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}}]}\
                """);
        var counter = lab.world.forms.person("counter", "shop.counter");

        assertThat(rows(template(counter, "shop.twice", ENGLISH), 0)).containsExactly("金额|b|在用|Note");
        var chinese = template(counter, "shop.twice", CHINESE);
        assertThat(rows(chinese, 0)).containsExactly("金额|b|在用|说明");
        assertThat(rows(chinese, 1)).containsExactly("在用", "是", "否");
        var columns = new ArrayList<String>();
        var sheets = lab.world.open(counter, "shop.twice", filled(chinese, List.of(List.of("甲", "15%", "否", "x"))));
        sheets.analysis
                .sheets()
                .get(0)
                .columns()
                .forEach(column -> columns.add(sheets.destination
                        .like(column.plan().header())
                        .orElseThrow()
                        .path()));
        assertThat(columns).containsExactly("a", "b", "c", "d");
        assertThat(sheets.run().figures().good()).isEqualTo(1);
    }
}
