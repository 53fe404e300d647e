package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;

/** What a user decides about the cells of a workbook, and what comes of it. */
class ImportChoicesTest {

    private static final String PLACE = """
        {'kind':'form','key':'place','title':'Place','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'Name'},
          {'key':'code','type':'text','title':'Code'}]}}\
        """;
    private static final String VISIT = """
        {'kind':'form','key':'visit','title':'Visit','model':{'titleField':'title','fields':[
          {'key':'title','type':'text','title':'标题','required':true},
          {'key':'place','type':'link','title':'地点','props':{'form':'place'}},
          {'key':'places','type':'links','title':'途经','props':{'form':'place'}},
          {'key':'kind','type':'select','title':'类别','props':{'options':[
            {'key':'first','label':'首次'},{'key':'again','label':'回访'}]}},
          {'key':'who','type':'user','title':'人员'},
          {'key':'unit','type':'department','title':'部门'},
          {'key':'day','type':'date','title':'日期'},
          {'key':'at','type':'time','title':'时间'},
          {'key':'month','type':'month','title':'月份'},
          {'key':'took','type':'duration','title':'时长'},
          {'key':'stars','type':'rating','title':'评分'},
          {'key':'people','type':'integer','title':'人数'},
          {'key':'span','type':'daterange','title':'期间'},
          {'key':'spot','type':'location','title':'位置'},
          {'key':'card','type':'idcard','title':'证件'},
          {'key':'agreed','type':'consent','title':'同意'},
          {'key':'photos','type':'image','title':'照片'},
          {'key':'papers','type':'attachment','title':'附件'},
          {'key':'web','type':'url','title':'网址'},
          {'key':'items','type':'subtable','title':'明细','fields':[
            {'key':'what','type':'text','title':'物品','required':true},
            {'key':'count','type':'integer','title':'数量'},
            {'key':'from','type':'link','title':'来自','props':{'form':'place'}}]}]}}\
        """;
    private static final String ROLES = """
        {'kind':'role','key':'visitor','title':'Visitor','grants':[
          {'form':'visit','actions':['import','create','read','export'],'scope':'all','fields':{'*':'write'}},
          {'form':'place','actions':['create','read'],'scope':'all','fields':{'*':'write'}}]}\
        """;
    private static final String READER = """
        {'kind':'role','key':'reader','title':'Reader','grants':[
          {'form':'visit','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}},
          {'form':'place','actions':['read'],'scope':'all','fields':{'*':'read'}}]}\
        """;

    private static ImportWorld world;
    private static Caller.User ann;
    private static Caller.User bob;
    private static Caller.User admin;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        world = new ImportWorld();
        world.forms.publish(PLACE, VISIT, ROLES, READER);
        ann = world.forms.person("ann", "shop.visitor");
        bob = world.forms.person("bob", "shop.reader");
        admin = world.administrator("root");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static ImportWorld.Sheets sheet(Caller.User caller, List<Object> header, List<List<Object>> rows) {
        var lines = new java.util.ArrayList<List<Object>>();
        lines.add(header);
        lines.addAll(rows);
        return world.open(caller, "shop.visit", world.sheet(directory, lines));
    }

    private static JsonNode visit(String title) {
        var all = new java.util.ArrayList<>(world.records(admin, "shop.visit", "title", title));
        all.sort(Comparator.comparing(record -> record.path("id").asText()));
        return all.get(all.size() - 1).path("data");
    }

    private static int places(String name) {
        return world.records(admin, "shop.place", "name", name).size();
    }

    @Test
    void every_kind_of_field_reads_its_cells() {
        var result = sheet(
                        ann,
                        List.of("标题", "日期", "时间", "月份", "时长", "评分", "人数", "期间", "位置", "证件"),
                        List.of(List.of(
                                "kinds",
                                20240105,
                                "9:30",
                                "2024年3月",
                                "2h30m",
                                "★★★",
                                "1.2万",
                                "2024-01-01 ~ 2024-01-05",
                                "106.5,29.5",
                                "11010119900307803X")))
                .run();

        assertThat(result.told()).isEmpty();
        var data = visit("kinds");
        assertThat(data.path("day").asText()).isEqualTo("2024-01-05");
        assertThat(data.path("at").asText()).isEqualTo("09:30:00");
        assertThat(data.path("month").asText()).isEqualTo("2024-03-01");
        assertThat(data.path("took").asText()).isEqualTo("9000");
        assertThat(data.path("stars").asText()).isEqualTo("3");
        assertThat(data.path("people").asText()).isEqualTo("12000");
        assertThat(data.at("/span/end").asText()).isEqualTo("2024-01-05");
        assertThat(data.at("/spot/lng").asText()).isEqualTo("106.5");
        assertThat(data.path("card").asText()).isEqualTo("11010119900307803X");
    }

    @Test
    void what_a_cell_cannot_say_is_refused_with_its_row_and_column() {
        var result = sheet(
                        ann,
                        List.of("标题", "人数", "证件", "时间"),
                        List.of(
                                List.of("a", "1.5", "", ""),
                                List.of("b", "", 110101199003078000L, ""),
                                List.of("c", "", "", 3.5)))
                .run();

        assertThat(result.told())
                .containsExactly("2 人数 import_fraction", "3 证件 import_digits_lost", "4 时间 import_time_invalid");
    }

    @Test
    void nobody_agrees_for_somebody_else_and_computed_columns_are_told_apart() {
        var sheets = sheet(ann, List.of("标题", "同意"), List.of(List.of("x", "是")));

        assertThat(sheets.destination.like("同意")).isEmpty();
        assertThat(sheets.destination.closedLike("同意")).isPresent();
    }

    @Test
    void dates_that_can_be_read_in_two_ways_are_read_as_the_user_says() {
        var rows = List.of(List.<Object>of("two ways", "03/04/2024"));
        var sheets = sheet(ann, List.of("标题", "日期"), rows);

        assertThat(sheets.analysis.sheets().get(0).columns().get(1).eitherFirst())
                .isEqualTo(1);
        sheets.reading("日期", "{'order':'day_first'}").run();
        assertThat(visit("two ways").path("day").asText()).isEqualTo("2024-04-03");
        sheet(ann, List.of("标题", "日期"), rows)
                .reading("日期", "{'order':'month_first'}")
                .run();
        assertThat(visit("two ways").path("day").asText()).isEqualTo("2024-03-04");
    }

    @Test
    void words_that_are_no_option_are_asked_once_and_then_known() {
        var header = List.<Object>of("标题", "类别");
        var rows = List.of(
                List.<Object>of("k1", "首次"),
                List.<Object>of("k2", "再访"),
                List.<Object>of("k3", "再访"),
                List.<Object>of("k4", "新"));

        var report = sheet(ann, header, rows).check();

        assertThat(report.good).isEqualTo(1);
        assertThat(report.bad).isEqualTo(3);
        assertThat(column(report, "kind").questions.keySet()).containsExactly("再访", "新");
        assertThat(question(report, "kind", "再访").count).isEqualTo(2);

        var result = sheet(ann, header, rows)
                .reading("类别", "{'choices':{'再访':'again','新':null}}")
                .run();
        assertThat(result.figures().good()).isEqualTo(4);
        assertThat(result.figures().warnings()).isEqualTo(1);
        assertThat(visit("k2").path("kind").asText()).isEqualTo("again");
        assertThat(visit("k4").has("kind")).isFalse();
    }

    @Test
    void an_administrator_makes_options_for_words_and_nobody_else_does() {
        var header = List.<Object>of("标题", "类别");
        var rows = List.of(List.<Object>of("made", "电话"));
        var choices = "{'choices':{'电话':{}}}";

        var refused = catchThrowableOfType(
                Rejected.class,
                () -> sheet(ann, header, rows).reading("类别", choices).start());
        assertThat(ImportWorld.codes(refused.problems())).containsExactly("import_may_not_make");

        var checked = sheet(admin, header, rows).reading("类别", choices).check();
        assertThat(checked.good).isEqualTo(1);
        var result = sheet(admin, header, rows).reading("类别", choices).run();
        assertThat(result.figures().good()).as(result.told().toString()).isEqualTo(1);
        assertThat(visit("made").path("kind").asText()).isEqualTo("dian_hua");
    }

    @Test
    void records_that_cells_name_are_made_once_by_who_may_and_counted() {
        var header = List.<Object>of("标题", "地点", "途经");
        var rows = List.of(
                List.<Object>of("m1", "新地点", "新地点、别处"),
                List.<Object>of("m2", "新地点", ""),
                List.<Object>of("m3", "别处", ""));
        var making = "{'unknown':'make'}";

        var checked = sheet(ann, header, rows)
                .reading("地点", making)
                .reading("途经", making)
                .check();
        assertThat(checked.good).isEqualTo(3);
        assertThat(checked.made).isEqualTo(2);
        assertThat(places("新地点")).as("nothing is written by a check").isZero();

        var result = sheet(ann, header, rows)
                .reading("地点", making)
                .reading("途经", making)
                .run();
        assertThat(result.figures().good()).as(result.told().toString()).isEqualTo(3);
        assertThat(result.figures().made()).isEqualTo(2);
        assertThat(places("新地点")).isEqualTo(1);
        assertThat(visit("m1").path("places")).hasSize(2);

        var again = sheet(ann, header, rows)
                .reading("地点", making)
                .reading("途经", making)
                .run();
        assertThat(again.figures().made()).isZero();
        var refused = catchThrowableOfType(
                Rejected.class,
                () -> sheet(bob, header, rows).reading("地点", making).start());
        assertThat(ImportWorld.codes(refused.problems())).contains("import_may_not_make");
    }

    @Test
    void records_are_found_by_another_field_and_shared_names_are_told_with_the_choices() {
        world.forms.create(ann, "shop.place", "{'name':'同名','code':'P1'}");
        var second = world.forms.create(ann, "shop.place", "{'name':'同名','code':'P2'}");
        var header = List.<Object>of("标题", "地点");

        var byCode = sheet(ann, header, List.of(List.of("by code", "P2")))
                .reading("地点", "{'match':'code'}")
                .run();
        assertThat(byCode.figures().good()).isEqualTo(1);
        assertThat(visit("by code").path("place").asText())
                .isEqualTo(second.id().toString());

        var rows = List.of(List.<Object>of("shared", "同名"));
        var question = question(sheet(ann, header, rows).check(), "place", "同名");
        assertThat(question.code).isEqualTo("import_name_shared");
        assertThat(question.candidates).extracting(Names.Named::label).anyMatch(label -> label.contains("P2"));
        var chosen = sheet(ann, header, rows)
                .reading("地点", "{'choices':{'同名':'" + second.id() + "'}}")
                .run();
        assertThat(chosen.figures().good()).isEqualTo(1);
    }

    @Test
    void rows_below_a_record_are_its_lines_whether_its_cells_are_blank_or_repeated() {
        var result = sheet(
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
        assertThat(visit("repeated").path("items")).hasSize(2);
        assertThat(visit("repeated").at("/items/1/what").asText()).isEqualTo("桌");
        assertThat(visit("single").path("items")).isEmpty();
    }

    @Test
    void what_the_form_says_of_a_line_stands_beside_that_line() {
        var result = sheet(
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

        var result = world.open(ann, "shop.visit", file)
                .detail("items", 1, "所属", "标题")
                .run();

        assertThat(result.told()).containsExactly("明细 3 数量 import_not_a_number", "明细 5 所属 import_line_without_record");
        assertThat(result.figures().good()).isEqualTo(1);
        assertThat(result.figures().bad()).isEqualTo(2);
        assertThat(visit("J2").path("items")).hasSize(2);
    }

    @Test
    void what_is_exported_with_its_lines_comes_in_again_as_it_was() {
        sheet(ann, List.of("标题", "人数", "明细.物品", "明细.数量"), List.of(List.of("round", 7, "笔", 1), List.of("", "", "纸", 2)))
                .run();
        var before = visit("round");

        var exported = world.exported(ann, "shop.visit");
        var sheets = world.open(ann, "shop.visit", renamed(exported));
        var result = sheets.run();

        assertThat(result.figures().bad()).as(result.told().toString()).isZero();
        var after = visit("round");
        assertThat(after.path("people")).isEqualTo(before.path("people"));
        assertThat(after.path("items")).hasSize(2);
        assertThat(after.at("/items/1/what")).isEqualTo(before.at("/items/1/what"));
        assertThat(after.at("/items/1/count")).isEqualTo(before.at("/items/1/count"));
    }

    private static Path renamed(Path file) {
        try {
            return Files.move(file, directory.resolve("export.xlsx"));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void files_of_an_archive_come_in_by_their_names_and_missing_ones_are_told() throws IOException {
        var zip = directory.resolve("files.zip");
        zip(zip, "a.txt", "folder/b.txt");

        var result = sheet(
                        ann,
                        List.of("标题", "附件"),
                        List.of(List.of("f1", "a.txt、b.txt"), List.of("f2", "c.txt"), List.of("f3", "")))
                .archive(zip)
                .run();

        assertThat(result.told()).containsExactly("3 附件 import_file_missing");
        assertThat(visit("f1").path("papers")).hasSize(2);
        assertThat(visit("f1").at("/papers/1/name").asText()).isEqualTo("b.txt");
    }

    @Test
    void pictures_on_their_rows_and_in_their_cells_come_in_and_links_by_where_they_lead() throws IOException {
        var file = SheetExtrasTest.decorated(directory, Map.of("xl/media/image1.png", picture()));

        var result = world.open(ann, "shop.visit", file).run();

        assertThat(result.told()).isEmpty();
        assertThat(visit("p1").at("/photos/0/name").asText()).isEqualTo("image1.png");
        assertThat(visit("p1").at("/photos/0/width").asInt()).isEqualTo(2);
        assertThat(visit("p1").path("web").asText()).isEqualTo("https://we.example.com/a");
        assertThat(visit("p2").path("photos")).hasSize(1);
        assertThat(visit("p2").path("web").asText()).isEqualTo("https://plain.example.com");
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
        var sheets = sheet(ann, List.of("标题"), List.of(List.of("x")));

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

    @Test
    void only_administrators_say_when_and_by_whom_a_record_was_made() {
        var header = List.<Object>of("标题", "创建时间", "创建人");
        var rows = List.of(List.<Object>of("old", "2020-05-06 10:00", "ann"));

        var kept = sheet(admin, header, rows).run();

        assertThat(kept.told()).isEmpty();
        var old = world.records(admin, "shop.visit", "title", "old").get(0);
        assertThat(old.path("createdAt").asText()).startsWith("2020-05-06T");
        assertThat(old.path("createdBy").asText()).isEqualTo(ann.id().toString());
        assertThat(sheet(ann, header, rows).destination.like("创建时间")).isEmpty();
    }

    @Test
    void an_import_goes_on_where_a_crash_left_it_and_makes_nothing_twice() {
        var rows = new java.util.ArrayList<List<Object>>();
        for (var index = 0; index < 1_200; index++) {
            rows.add(List.of("crash" + index, "崩溃地点" + index % 3));
        }
        var sheets = sheet(ann, List.of("标题", "地点"), rows).reading("地点", "{'unknown':'make'}");
        sheets.start();
        world.forms.rows("ALTER TABLE import_run ADD CONSTRAINT halt CHECK (processed < 1000)");
        assertThatThrownBy(sheets::go).isNotInstanceOf(Rejected.class);
        world.forms.rows("ALTER TABLE import_run DROP CONSTRAINT halt");
        assertThat(places("崩溃地点0")).isEqualTo(1);

        var result = sheets.go();

        assertThat(result.figures().good()).isEqualTo(1_200);
        assertThat(result.figures().made()).isEqualTo(3);
        assertThat(places("崩溃地点0")).isEqualTo(1);
    }

    private static CheckReport.Column column(CheckReport report, String key) {
        return Objects.requireNonNull(report.columns.get(key), key);
    }

    private static CheckReport.Question question(CheckReport report, String column, String word) {
        return Objects.requireNonNull(column(report, column).questions.get(word), word);
    }
}
