package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.form.excel.Names.Named;

/** Cells that name people, departments or records of a form that exists. */
class PointerTest {

    private static final Names PEOPLE = Names.of(
            Coercion.Reference::name,
            List.of(
                    new Named("王芳", "1"),
                    new Named("wang.fang", "1"),
                    new Named("李强", "2"),
                    new Named("李强", "3"),
                    new Named("陈洁", "4")));
    private static final List<ColumnPlan> COLUMNS = List.of(
            plan(0, "owner", "user"), plan(1, "helpers", "users"), plan(2, "name", "text"), plan(3, "note", "text"));

    @Test
    void a_name_or_a_login_leads_to_one_person() {
        assertThat(read("王芳", "").data().path("owner").asText()).isEqualTo("1");
        assertThat(read(" Wang.Fang ", "").data().path("owner").asText()).isEqualTo("1");
    }

    @Test
    void a_name_that_leads_nowhere_or_to_several_makes_the_row_bad() {
        assertThat(read("没有这个人", "").problems())
                .extracting(MappedRow.CellNote::code)
                .containsExactly("import_name_unknown");
        assertThat(read("李强", "").problems())
                .extracting(MappedRow.CellNote::code)
                .containsExactly("import_name_shared");
    }

    @Test
    void several_names_stand_in_one_cell_and_each_counts_once() {
        var row = read("王芳", "陈洁、王芳，陈洁");

        assertThat(row.isGood()).isTrue();
        assertThat(row.data().path("helpers")).hasSize(2);
        assertThat(read("王芳", "陈洁、没有这个人").isGood()).isFalse();
    }

    @Test
    void a_filler_names_nobody() {
        var row = read("暂无", "-");

        assertThat(row.isGood()).isTrue();
        assertThat(row.data().has("owner")).isFalse();
        assertThat(row.data().has("helpers")).isFalse();
    }

    private static MappedRow read(String owner, String helpers) {
        var pointers = Map.of(
                "owner", CellReferences.reading(COLUMNS.get(0), PEOPLE),
                "helpers", CellReferences.reading(COLUMNS.get(1), PEOPLE));
        var cells = List.<CellValue>of(new CellValue.Text(owner), new CellValue.Text(helpers), new CellValue.Text("甲"));
        return SheetMapping.into(COLUMNS, List.of(), pointers, ZoneId.of("Asia/Shanghai"))
                .map(new SheetRow(2, cells));
    }

    private static ColumnPlan plan(int index, String key, String type) {
        return new ColumnPlan(index, key, key, key, type, Json.object(), false, false);
    }
}
