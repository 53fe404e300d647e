package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Caller;

/** Headers of one row and of two: titles of groups merged above those of columns. */
class HeaderRowsTest {

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

    /** Rows from the top; merged areas are given as top, left, bottom and right, all from 0. */
    private static Path sheet(List<List<String>> rows, int[]... merges) {
        return ImportWorld.workbook(directory, workbook -> {
            var sheet = workbook.newWorksheet("Sheet1");
            for (var row = 0; row < rows.size(); row++) {
                fill(sheet, row, rows.get(row));
            }
            for (var merge : merges) {
                sheet.range(merge[0], merge[1], merge[2], merge[3]).merge();
            }
        });
    }

    private static void fill(Worksheet sheet, int row, List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.value(row, column, cells.get(column));
            }
        }
    }

    private static SheetOutline outline(Path file) throws IOException {
        try (var sheets = Spreadsheet.open(file, "book.xlsx")) {
            return SheetSurvey.of(sheets, Set.of()).get(0);
        }
    }

    private static List<String> titles(SheetOutline outline) {
        return outline.columns().stream().map(column -> column.plan().title()).toList();
    }

    @Test
    void columns_below_a_group_are_called_by_their_own_title_unless_another_is_called_the_same() throws IOException {
        var file = sheet(
                List.of(
                        List.of("客户台账"),
                        List.of("客户名称*", "联系人", "", "经办人", "", "备注"),
                        List.of("", "姓名*", "电话", "姓名", "部门", ""),
                        List.of("甲公司", "张三", "13800000001", "李四", "销售部", "好"),
                        List.of("乙公司", "王五", "13800000002", "赵六", "市场部", "新")),
                new int[] {0, 0, 0, 5},
                new int[] {1, 0, 2, 0},
                new int[] {1, 1, 1, 2},
                new int[] {1, 3, 1, 4},
                new int[] {1, 5, 2, 5});

        var outline = outline(file);

        assertThat(outline.headerRow()).isEqualTo(3);
        assertThat(outline.rows()).isEqualTo(2);
        assertThat(titles(outline)).containsExactly("客户名称", "联系人 姓名", "电话", "经办人 姓名", "部门", "备注");
        assertThat(outline.columns().stream()
                        .filter(column -> column.plan().required())
                        .map(column -> column.plan().index()))
                .containsExactly(0, 1);
        assertThat(outline.columns().get(1).samples()).containsExactly("张三", "王五");
    }

    @Test
    void a_title_that_is_merged_above_data_in_several_columns_is_a_header_of_one_row() throws IOException {
        var file = sheet(
                List.of(
                        List.of("名称", "电话", "", "级别"),
                        List.of("甲", "13800000001", "023-68880000", "A"),
                        List.of("乙", "13800000002", "023-68880001", "B")),
                new int[] {0, 1, 0, 2});

        var outline = outline(file);

        assertThat(outline.headerRow()).isEqualTo(1);
        assertThat(outline.rows()).isEqualTo(2);
        assertThat(titles(outline)).containsExactly("名称", "电话", "列 3", "级别");
    }

    @Test
    void a_title_beside_a_date_above_a_header_changes_nothing_of_it() throws IOException {
        var file = sheet(
                List.of(
                        List.of("客户台账", "", "2026年", ""),
                        List.of("名称", "电话", "级别", "备注"),
                        List.of("甲", "13800000001", "A", "好")),
                new int[] {0, 0, 0, 1},
                new int[] {0, 2, 0, 3});

        assertThat(outline(file).headerRow()).isEqualTo(2);
        assertThat(titles(outline(file))).containsExactly("名称", "电话", "级别", "备注");
    }

    @Test
    void groups_lead_to_sub_tables_and_to_fields_called_by_both_words() {
        var file = sheet(
                List.of(
                        List.of("标题", "回访", "", "明细", ""),
                        List.of("", "人数", "日期", "物品", "数量"),
                        List.of("grouped", "3", "2026-01-31", "笔", "2"),
                        List.of("", "", "", "纸", "5")),
                new int[] {0, 0, 1, 0},
                new int[] {0, 1, 0, 2},
                new int[] {0, 3, 0, 4});

        var result = lab.world.open(ann, "shop.visit", file).run();

        assertThat(result.told()).isEmpty();
        assertThat(result.figures().good()).isEqualTo(1);
        var visit = lab.visit("grouped");
        assertThat(visit.path("people").asText()).isEqualTo("3");
        assertThat(visit.path("day").asText()).isEqualTo("2026-01-31");
        assertThat(visit.path("items")).hasSize(2);
        assertThat(visit.at("/items/1/what").asText()).isEqualTo("纸");
    }

    @Test
    void of_two_groups_with_the_same_titles_neither_takes_the_field_of_that_title_alone() {
        lab.world.forms.publish("""
                {'kind':'form','key':'deal','title':'Deal','model':{'titleField':'a','fields':[
                  {'key':'a','type':'text','title':'名称'},{'key':'b','type':'text','title':'姓名'},
                  {'key':'c','type':'text','title':'经办人姓名'}]}}\
                """, """
                {'kind':'role','key':'dealer','title':'Dealer','grants':[
                  {'form':'deal','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}}]}\
                """);
        var dealer = lab.world.forms.person("dealer", "shop.dealer");
        var file = sheet(
                List.of(
                        List.of("名称", "联系人", "", "经办人", ""),
                        List.of("", "姓名", "电话", "姓名", "电话"),
                        List.of("甲", "张三", "1", "李四", "2")),
                new int[] {0, 1, 0, 2},
                new int[] {0, 3, 0, 4});

        var sheets = lab.world.open(dealer, "shop.deal", file);

        assertThat(sheets.run().figures().good()).isEqualTo(1);
        var data = lab.world.records(dealer, "shop.deal", "a", "甲").get(0).path("data");
        assertThat(data.path("b").isMissingNode() || data.path("b").isNull()).isTrue();
        assertThat(data.path("c").asText()).isEqualTo("李四");
    }
}
