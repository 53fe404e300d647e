package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.FormWorld;

/** Checks that go on in the background, and what they say of values that must be unique. */
class ImportCheckTest {

    private static final String MEMBER = """
        {'kind':'form','key':'member','title':'会员','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'姓名'},
          {'key':'no','type':'text','title':'卡号','props':{'unique':true}},
          {'key':'level','type':'number','title':'级别','props':{'scale':2}},
          {'key':'city','type':'text','title':'城市'},
          {'key':'badge','type':'text','title':'工牌'},
          {'key':'zone','type':'text','title':'秘密区','default':{'value':'Z'}},
          {'key':'state','type':'select','title':'状态','default':{'value':'open'},'props':{'options':[
            {'key':'open','label':'有效'},{'key':'shut','label':'注销'}]}},
          {'key':'trade','type':'tree','title':'工种','props':{'options':[{'key':'civil','label':'土建','children':[
            {'key':'mason','label':{'zh-CN':'砌筑工','en-US':'Mason'}}]}]}},
          {'key':'cards','type':'subtable','title':'卡片','fields':[
            {'key':'code','type':'text','title':'编码'},
            {'key':'chip','type':'text','title':'芯片','props':{'unique':true}}]}],
          'uniques':[{'fields':['badge','zone']},
            {'fields':['level','city'],'when':{'field':'state','op':'eq','value':'open'}},
            {'table':'cards','fields':['code'],'within':'form'}]}}\
        """;
    private static final String CLERK = """
        {'kind':'role','key':'clerk','title':'Clerk','grants':[
          {'form':'member','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}}]}\
        """;
    private static final String BLIND = """
        {'kind':'role','key':'blind','title':'Blind','grants':[
          {'form':'member','actions':['import','create','read'],'scope':'own','fields':{'*':'write'}}]}\
        """;

    private static final String NARROW = """
        {'kind':'role','key':'narrow','title':'Narrow','grants':[
          {'form':'member','actions':['import','create','read'],'scope':'all','fields':{'*':'write','zone':'hidden'}}]}\
        """;

    private static ImportWorld world;
    private static Caller.User ann;
    private static Caller.User bob;
    private static Caller.User eve;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        world = new ImportWorld();
        world.forms.publish(MEMBER, CLERK, BLIND, NARROW);
        ann = world.forms.person("ann", "shop.clerk");
        bob = world.forms.person("bob", "shop.blind");
        eve = world.forms.person("eve", "shop.narrow");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static ImportWorld.Sheets sheet(Caller.User caller, List<Object> header, List<List<Object>> rows) {
        return world.open(caller, "shop.member", world.sheet(directory, header, rows));
    }

    /** Rows, columns, codes and what is said besides the field. */
    private static List<String> told(Findings findings) {
        return findings.rejections().stream()
                .flatMap(rejection -> rejection.reasons().stream().map(reason -> {
                    var params = reason.problem().params();
                    var besides = params.getOrDefault("row", params.getOrDefault("title", ""));
                    return (rejection.row() + " " + reason.column() + " "
                                    + reason.problem().code() + " " + besides)
                            .trim();
                }))
                .toList();
    }

    @Test
    void a_value_that_the_file_says_twice_is_told_with_both_rows_however_far_apart_they_stand() {
        var rows = new ArrayList<List<Object>>();
        for (var index = 0; index < 1_300; index++) {
            rows.add(List.of("far", index == 1_200 ? "F3" : "F" + index));
        }

        var sheets = sheet(ann, List.of("姓名", "卡号"), rows);
        var findings = sheets.check();

        assertThat(told(findings)).containsExactly("1202 卡号 import_repeated 5");
        assertThat(findings.good()).isEqualTo(1_299);
        assertThat(findings.bad()).isEqualTo(1);
        var result = sheets.run();
        assertThat(result.figures().good()).isEqualTo(1_299);
        assertThat(result.told()).containsExactly("1202 卡号 not_unique");
    }

    @Test
    void what_cells_become_is_shown_by_labels_at_any_depth_and_what_is_wrong_names_the_field() {
        var findings = sheet(
                        ann,
                        List.of("姓名", "工种"),
                        List.of(List.of("a", "砌筑工"), List.of("b", "mason"), List.of("c", "?")))
                .check();

        var trade = Objects.requireNonNull(findings.columns().get("trade"));
        assertThat(trade.title()).isEqualTo("工种");
        assertThat(trade.previews().stream()
                        .map(one -> one.reads().path("en-US").asText()))
                .containsExactly("Mason", "Mason", "");
    }

    @Test
    void rows_that_say_the_same_beside_each_other_are_told_too_and_count_once() {
        var findings = sheet(
                        ann,
                        List.of("姓名", "卡号", "级别", "城市"),
                        List.of(
                                List.of("a", "N1", 1, "near"),
                                List.of("b", "N1", "1.00", "near"),
                                List.of("c", "N2", 2, "near"),
                                List.of("d", "", 3, "near")))
                .check();

        assertThat(told(findings)).containsExactlyInAnyOrder("3 卡号 import_repeated 2", "3 级别 import_repeated 2");
        assertThat(findings.good()).isEqualTo(3);
        assertThat(findings.bad()).isEqualTo(1);
    }

    @Test
    void fields_that_are_unique_together_hold_only_where_their_condition_does_with_defaults_as_well() {
        var header = List.<Object>of("姓名", "级别", "城市", "状态");
        var findings = sheet(
                        ann,
                        header,
                        List.of(
                                List.of("a", 7, "together", "注销"),
                                List.of("b", 7, "together", "注销"),
                                List.of("c", 7, "together", ""),
                                List.of("d", 7, "together", "有效"),
                                List.of("e", 7, "elsewhere", "有效")))
                .check();

        assertThat(told(findings)).containsExactly("5 级别 import_repeated 4");
    }

    @Test
    void a_stored_record_with_the_value_is_named_to_who_may_read_it_and_to_nobody_else() {
        world.forms.create(ann, "shop.member", "{'name':'王芳','no':'S1','level':'9','city':'stored'}");
        var header = List.<Object>of("姓名", "卡号", "级别", "城市");
        var rows = List.of(List.<Object>of("x", "S1", "", ""), List.<Object>of("y", "S2", 9, "stored"));

        var seen = sheet(ann, header, rows).check();
        var unseen = sheet(bob, header, rows).check();

        assertThat(told(seen)).containsExactly("2 卡号 import_taken 王芳", "3 级别 import_taken 王芳");
        assertThat(told(unseen)).containsExactly("2 卡号 not_unique", "3 级别 not_unique_where");
        assertThat(unseen.good()).isZero();
    }

    @Test
    void what_is_told_apart_by_a_field_that_the_importer_may_not_see_names_none_of_its_fields() {
        world.forms.create(ann, "shop.member", "{'name':'first','badge':'B1'}");
        var header = List.<Object>of("姓名", "工牌");
        var rows = List.of(List.<Object>of("x", "B1"), List.<Object>of("y", "B2"), List.<Object>of("z", "B2"));

        var seen = sheet(ann, header, rows).check();
        var narrow = sheet(eve, header, rows);
        var unseen = narrow.check();

        assertThat(told(seen)).containsExactly("2 工牌 import_taken first", "4 工牌 import_repeated 3");
        assertThat(told(unseen)).containsExactly("2  hidden_in_the_way", "4  hidden_in_the_way");
        assertThat(unseen.rejections().toString()).doesNotContain("秘密区");
        var result = narrow.run();
        assertThat(result.told()).containsExactly("2  hidden_in_the_way", "4  hidden_in_the_way");
        assertThat(result.rejections().toString()).doesNotContain("秘密区");
    }

    @Test
    void rows_of_sub_tables_are_told_apart_within_their_record_and_where_it_is_said_everywhere() {
        var findings = sheet(
                        ann,
                        List.of("姓名", "卡片.编码", "卡片.芯片"),
                        List.of(
                                List.of("first", "C1", "K1"),
                                List.of("", "C2", "K2"),
                                List.of("second", "C1", "K1"),
                                List.of("third", "C4", "K1"),
                                List.of("", "C5", "K1")))
                .check();

        assertThat(told(findings)).containsExactlyInAnyOrder("6 卡片.芯片 import_repeated 5", "4 卡片.编码 import_repeated 2");
    }

    @Test
    void more_values_than_memory_may_hold_are_compared_all_the_same() {
        try (var repeats = new Repeats(directory.resolve("said"))) {
            for (var row = 0; row < 160_000; row++) {
                var values = new org.mortise.core.store.Standing.Values(row % 159_999 - 80_000, 1);
                repeats.add(new Repeats.Saying("u", values, "", row + 2, row + 2, false));
            }
            var found = new ArrayList<Map.Entry<Integer, String>>();
            repeats.each((saying, first) -> found.add(Map.entry(saying.row(), first)));

            assertThat(found).containsExactly(Map.entry(160_001, "2"));
        }
    }

    @Test
    void a_check_can_be_left_and_come_back_to_and_one_that_is_asked_anew_takes_its_place() {
        var sheets = sheet(ann, List.of("姓名"), List.of(List.of("left")));

        var first = sheets.ask();
        assertThat(first.state()).isEqualTo("running");
        assertThat(first.asked().path("rows").asInt()).isEqualTo(1);
        var second = sheets.ask();
        sheets.look(first.number());
        assertThat(read(sheets).state()).as("nobody wants the first any more").isEqualTo("running");
        sheets.look(second.number());

        var done = read(sheets);
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.processed()).isEqualTo(1);
        assertThat(done.findings()).isNotNull();
        assertThat(FormWorld.wait(world.desk.again(ann, sheets.analysis.id())).sheets())
                .isEqualTo(sheets.analysis.sheets());
    }

    @Test
    void a_check_that_was_cancelled_ends_at_the_next_batch_and_finds_nothing() {
        var sheets = sheet(ann, List.of("姓名"), List.of(List.of("cancelled")));
        var asked = sheets.ask();

        FormWorld.wait(world.checks.cancel(ann, sheets.analysis.id()));
        sheets.look(asked.number());

        assertThat(read(sheets).state()).isEqualTo("cancelled");
        assertThat(read(sheets).findings()).isNull();
    }

    @Test
    void the_start_of_an_import_ends_its_check_and_nobody_checks_what_has_begun() {
        var sheets = sheet(ann, List.of("姓名"), List.of(List.of("begun")));
        sheets.ask();

        sheets.start();

        assertThat(read(sheets).state()).isEqualTo("cancelled");
        var refused = catchThrowableOfType(Rejected.class, sheets::ask);
        assertThat(ImportWorld.codes(refused.problems())).containsExactly("import_already_started");
    }

    @Test
    void a_check_of_somebody_else_is_as_unknown_as_one_that_was_never_asked_for() {
        var sheets = sheet(ann, List.of("姓名"), List.of(List.of("mine")));
        var never = catchThrowableOfType(Rejected.class, () -> read(sheets));
        sheets.ask();

        var foreign = catchThrowableOfType(
                Rejected.class, () -> FormWorld.wait(world.checks.read(bob, sheets.analysis.id())));
        var cancelling = catchThrowableOfType(
                Rejected.class, () -> FormWorld.wait(world.checks.cancel(bob, sheets.analysis.id())));

        assertThat(never.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(foreign.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(cancelling.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    private static CheckRun read(ImportWorld.Sheets sheets) {
        return FormWorld.wait(world.checks.read(sheets.caller, sheets.analysis.id()));
    }
}
