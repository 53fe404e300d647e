package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.contract.Records;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.FormWorld;

/** What older systems know of their records, and who may say it. */
class MigrationTest {

    private static final String NUMBERING = """
        {'kind':'numbering','key':'order_no','title':'单号','reset':'month',
         'segments':[{'text':'DD-'},{'date':'yyyyMM'},{'text':'-'},{'sequence':4}]}\
        """;
    private static final String ORDER = """
        {'kind':'form','key':'order','title':'订单','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'名称'},
          {'key':'no','type':'serial','title':'单号','props':{'numbering':'order_no'}},
          {'key':'qty','type':'number','title':'数量','props':{'scale':0}},
          {'key':'price','type':'number','title':'单价','props':{'scale':2}},
          {'key':'total','type':'number','title':'金额','props':{'scale':2},'compute':'{qty} * {price}'},
          {'key':'shown','type':'text','title':'显示','compute':'{name}&\\"#\\"'},
          {'key':'lines','type':'subtable','title':'明细','fields':[
            {'key':'what','type':'text','title':'品名'},
            {'key':'count','type':'number','title':'件数','props':{'scale':0}},
            {'key':'double','type':'number','title':'两倍','props':{'scale':0},'compute':'{count} * 2'}]}]}}\
        """;
    private static final String MOVER = """
        {'kind':'role','key':'mover','title':'Mover','grants':[
          {'form':'order','actions':['import','create','read','migrate'],'scope':'all','fields':{'*':'write'}}]}\
        """;
    private static final String CLERK = """
        {'kind':'role','key':'clerk','title':'Clerk','grants':[
          {'form':'order','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}}]}\
        """;

    private static final ObjectKey FORM = ObjectKey.parse("shop.order");

    private static ImportWorld world;
    private static Caller.User mover;
    private static Caller.User clerk;
    private static Caller.User stranger;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        world = new ImportWorld();
        world.forms.publish(NUMBERING, ORDER, MOVER, CLERK);
        mover = world.forms.person("mover", "shop.mover");
        clerk = world.forms.person("clerk", "shop.clerk");
        stranger = world.forms.person("stranger");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static ImportWorld.Sheets sheet(Caller.User caller, List<Object> header, List<List<Object>> rows) {
        return world.open(caller, "shop.order", world.sheet(directory, header, rows));
    }

    private static JsonNode order(String name) {
        return world.records(mover, "shop.order", "name", name).get(0);
    }

    private static String number(String name) {
        return order(name).at("/data/no").asText();
    }

    private static long counted(String name) {
        return Long.parseLong(number(name).substring("DD-202603-".length()));
    }

    private static String written(long number) {
        return "DD-202603-%04d".formatted(number);
    }

    @Test
    void numbers_of_the_file_stay_only_when_that_is_wanted_and_the_counting_goes_on_after_the_highest() {
        var header = List.<Object>of("名称", "单号");
        var without = sheet(mover, header, List.of(List.of("given", "DD-202603-0100")));
        assertThat(without.run().told()).isEmpty();
        assertThat(number("given")).matches("DD-202603-[0-9]{4}").isNotEqualTo("DD-202603-0100");
        var base = counted("given");

        var rows = List.of(
                List.<Object>of("kept", written(base + 300)),
                List.<Object>of("blank", ""),
                List.<Object>of("older", "DD-202512-0007"),
                List.<Object>of("foreign", "旧-77"));
        var kept = sheet(mover, header, rows).reading("单号", "{'keep':true}");
        assertThat(kept.check().good()).isEqualTo(4);
        var result = kept.run();

        assertThat(result.told()).isEmpty();
        assertThat(counted("kept")).isEqualTo(base + 300);
        assertThat(number("older")).isEqualTo("DD-202512-0007");
        assertThat(number("foreign")).isEqualTo("旧-77");
        assertThat(counted("blank")).isEqualTo(base + 301);
        world.forms.create(mover, "shop.order", "{'name':'next'}");
        assertThat(counted("next")).isEqualTo(base + 302);
    }

    @Test
    void a_row_without_a_number_is_never_given_one_that_stands_further_down() {
        world.forms.create(mover, "shop.order", "{'name':'before far'}");
        var base = counted("before far");
        var rows = new ArrayList<List<Object>>();
        for (var index = 0; index < 1_100; index++) {
            rows.add(List.of("far" + index, index % 2 == 0 ? "" : written(base + 1 + index)));
        }

        var result = sheet(mover, List.of("名称", "单号"), rows)
                .reading("单号", "{'keep':true}")
                .run();

        assertThat(result.told()).isEmpty();
        assertThat(counted("far0")).isEqualTo(base + 1_101);
    }

    @Test
    void a_number_that_is_there_or_that_the_file_says_twice_is_refused_and_found_before() {
        world.forms.create(mover, "shop.order", "{'name':'taken'}");
        var taken = number("taken");
        var sheets = sheet(
                        mover,
                        List.of("名称", "单号"),
                        List.of(
                                List.of("t1", taken),
                                List.of("t2", "X-1"),
                                List.of("t3", "X-1"),
                                List.of("t4", "X".repeat(101))))
                .reading("单号", "{'keep':true}");

        var findings = sheets.check();
        var result = sheets.run();

        assertThat(findings.good()).isEqualTo(1);
        assertThat(findings.rejections())
                .flatExtracting(Rejection::reasons)
                .extracting(reason -> reason.problem().code())
                .containsExactlyInAnyOrder("import_taken", "import_repeated", "import_number_too_long");
        assertThat(result.figures().good()).isEqualTo(1);
        assertThat(result.told()).containsExactly("2 单号 not_unique", "4 单号 not_unique", "5 单号 import_number_too_long");
    }

    @Test
    void numbers_stay_apart_while_others_make_records() {
        world.forms.create(mover, "shop.order", "{'name':'before busy'}");
        var base = counted("before busy");
        var rows = new ArrayList<List<Object>>();
        for (var index = 0; index < 1_000; index++) {
            rows.add(List.of("busy", written(base + 1_000 + index)));
        }
        var sheets = sheet(mover, List.of("名称", "单号"), rows).reading("单号", "{'keep':true}");
        sheets.start();

        var importing = CompletableFuture.supplyAsync(sheets::go);
        var others = IntStream.range(0, 40)
                .mapToObj(index -> CompletableFuture.runAsync(
                        () -> world.forms.create(mover, "shop.order", "{'name':'meanwhile'}")))
                .toList();
        others.forEach(CompletableFuture::join);
        var result = importing.join();

        assertThat(result.told()).isEmpty();
        var numbers = world.records(mover, "shop.order", "name", "meanwhile").stream()
                .map(order -> order.at("/data/no").asText())
                .toList();
        assertThat(numbers).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void who_may_not_migrate_is_offered_none_of_it_and_refused_when_he_says_it_all_the_same() {
        var header = List.<Object>of("名称", "单号", "创建时间", "更新时间", "负责人");
        var sheets = sheet(clerk, header, List.of(List.of("mine", "DD-1", "2020-01-01", "2020-01-02", "mover")));
        for (var title : header.subList(1, header.size())) {
            assertThat(sheets.destination.like(title.toString()))
                    .as("%s", title)
                    .isEmpty();
        }
        var said = sheets.with("单号", column -> column.put("key", "no").put("skip", false));
        var refused = catchThrowableOfType(Rejected.class, said::start);
        assertThat(ImportWorld.codes(refused.problems())).containsExactly("unknown_field");
    }

    @Test
    void the_road_to_records_itself_refuses_foreign_origins_and_hides_the_form_from_who_may_not_see_it() {
        var origin = new Records.Origin(null, null, null, null, Map.of("no", "DD-1"));
        assertThat(refusal(clerk, origin).kind()).isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(ImportWorld.codes(refusal(clerk, origin).problems())).containsExactly("migrate_not_allowed");
        assertThat(refusal(stranger, origin).kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    private static Rejected refusal(Caller caller, Records.Origin origin) {
        return catchThrowableOfType(
                Rejected.class,
                () -> world.create(
                        caller,
                        new Records.Batch(
                                FORM, List.of(Json.object().put("name", "x")), "import", true, List.of(origin))));
    }

    @Test
    void makers_owners_and_times_of_an_older_system_stay() {
        var result = sheet(
                        mover,
                        List.of("名称", "创建时间", "创建人", "更新时间", "负责人"),
                        List.of(List.of("old", "2019-03-04 08:00", "clerk", "2020-05-06 10:00", "clerk")))
                .run();

        assertThat(result.told()).isEmpty();
        var old = order("old");
        assertThat(old.path("createdAt").asText()).startsWith("2019-03-04T");
        assertThat(old.path("updatedAt").asText()).startsWith("2020-05-06T");
        assertThat(old.path("createdBy").asText()).isEqualTo(clerk.id().toString());
        assertThat(old.path("owner").asText()).isEqualTo(clerk.id().toString());
    }

    @Test
    void what_people_agreed_to_in_an_older_system_comes_along_for_who_may_migrate_and_for_nobody_else() {
        world.forms.publish("""
                {'kind':'form','key':'pledge','title':'Pledge','model':{'titleField':'name','fields':[
                  {'key':'name','type':'text','title':'名称'},{'key':'agreed','type':'consent','title':'同意'}]}}\
                """, """
                {'kind':'role','key':'taker','title':'Taker','grants':[
                  {'form':'pledge','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}}]}\
                """, """
                {'kind':'role','key':'bringer','title':'Bringer','grants':[
                  {'form':'pledge','actions':['import','create','read','migrate'],'scope':'all','fields':{'*':'write'}}]}\
                """);
        var taker = world.forms.person("taker", "shop.taker");
        var bringer = world.forms.person("bringer", "shop.bringer");
        var file = world.sheet(
                directory, List.of("名称", "同意"), List.of(List.of("p1", "是"), List.of("p2", "否"), List.of("p3", "也许")));

        var result = world.open(bringer, "shop.pledge", file).run();
        var closed = FormWorld.wait(world.desk.destination(taker, "shop.pledge"));

        assertThat(result.told()).containsExactly("4 同意 import_not_yes_or_no");
        assertThat(pledge(bringer, "p1").path("agreed").asBoolean()).isTrue();
        assertThat(pledge(bringer, "p2").path("agreed").asBoolean()).isFalse();
        assertThat(closed.like("同意")).isEmpty();
        assertThat(closed.closedLike("同意")).isPresent();
    }

    private static JsonNode pledge(Caller.User caller, String name) {
        return world.records(caller, "shop.pledge", "name", name).get(0).path("data");
    }

    @Test
    void computed_columns_are_compared_with_the_file_and_rows_that_differ_are_named_but_come_in() {
        var sheets = sheet(
                        mover,
                        List.of("名称", "数量", "单价", "金额", "显示"),
                        List.of(
                                List.of("same", 2, "1.50", "3.0", "same#"),
                                List.of("differs", 2, 2, 5, "differs#"),
                                List.of("unsaid", 2, 2, "", ""),
                                List.of("unread", 2, 2, "many", "other")))
                .with("金额", column -> column.put("key", "total").put("skip", false))
                .with("显示", column -> column.put("key", "shown").put("skip", false));
        assertThat(sheets.destination.like("金额"))
                .as("nothing is compared unasked")
                .isEmpty();

        var findings = sheets.check();
        var result = sheets.run();

        assertThat(findings.good()).isEqualTo(4);
        assertThat(rows(findings.differences())).containsExactly("3 金额 5 4", "5 显示 other unread#");
        assertThat(result.figures().good()).isEqualTo(4);
        assertThat(result.figures().warnings()).isEqualTo(2);
        assertThat(rows(world.remarks(result.run().id()))).containsExactly("3 金额 5 4", "5 显示 other unread#");
        assertThat(order("differs").at("/data/total").asText()).isEqualTo("4");
    }

    @Test
    void computed_columns_of_lines_are_compared_on_their_own_rows() {
        var sheets = sheet(
                        mover,
                        List.of("名称", "明细.品名", "明细.件数", "明细.两倍"),
                        List.of(List.of("lined", "a", 1, 2), List.of("", "b", 2, 5)))
                .with("明细.两倍", column -> column.put("key", "lines.double").put("skip", false));

        assertThat(rows(sheets.check().differences())).containsExactly("3 明细.两倍 5 4");
    }

    @Test
    void rows_that_differ_stand_on_the_last_sheet_of_the_file_after_those_that_did_not_come_in() throws IOException {
        var sheets = sheet(
                        mover,
                        List.of("名称", "数量", "单价", "金额"),
                        List.of(List.of("differing", 2, 2, 5), List.of("bad", "many", 2, 4), List.of("fits", 1, 2, 2)))
                .with("金额", column -> column.put("key", "total").put("skip", false));
        var id = sheets.run().run().id();

        assertThat(RejectedSheets.of(world, directory, id, Locale.SIMPLIFIED_CHINESE))
                .containsExactly(
                        "未导入",
                        "名称|数量|单价|金额|行号|原因",
                        "bad|many|2|4|3|数量: 不是数字。",
                        "已导入但需核对",
                        "行号|说明",
                        "2|金额: 文件为 5，计算结果为 4。");
        assertThat(RejectedSheets.of(world, directory, id, Locale.US))
                .contains("Not imported", "Imported, worth a look");
    }

    @Test
    void a_file_of_refused_rows_holds_what_no_cell_of_a_workbook_could() throws IOException {
        var csv = directory.resolve("long.csv");
        Files.writeString(csv, "名称,数量\n" + "长".repeat(40_000) + ",many\n\u0001control,many\n");
        var id = world.open(mover, "shop.order", csv).run().run().id();

        var told = RejectedSheets.of(world, directory, id, Locale.SIMPLIFIED_CHINESE);

        assertThat(told).hasSize(4);
        assertThat(told.get(2)).startsWith("长长长").endsWith("|2|数量: 不是数字。");
        assertThat(told.get(3)).contains("control");
    }

    private static List<String> rows(List<Rejection> rows) {
        return rows.stream()
                .flatMap(row -> row.reasons().stream()
                        .map(reason -> row.row() + " " + reason.column() + " "
                                + reason.problem().params().get("file") + " "
                                + reason.problem().params().get("computed")))
                .toList();
    }
}
