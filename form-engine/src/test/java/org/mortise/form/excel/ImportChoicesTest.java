package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.FormWorld;

/** What users choose about a workbook, and what comes of it. */
class ImportChoicesTest {

    private static VisitLab lab;
    private static Caller.User ann;
    private static Caller.User bob;
    private static Caller.User admin;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        lab = new VisitLab(directory);
        ann = lab.ann;
        bob = lab.bob;
        admin = lab.admin;
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void every_kind_of_field_reads_its_cells() {
        var result = lab.sheet(
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
        var data = lab.visit("kinds");
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
        var result = lab.sheet(
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
        var sheets = lab.sheet(ann, List.of("标题", "同意"), List.of(List.of("x", "是")));

        assertThat(sheets.destination.like("同意")).isEmpty();
        assertThat(sheets.destination.closedLike("同意")).isPresent();
    }

    @Test
    void dates_that_can_be_read_in_two_ways_are_read_as_the_user_says() {
        var rows = List.of(List.<Object>of("two ways", "03/04/2024"));
        var sheets = lab.sheet(ann, List.of("标题", "日期"), rows);

        assertThat(sheets.analysis.sheets().get(0).columns().get(1).eitherFirst())
                .isEqualTo(1);
        sheets.reading("日期", "{'order':'day_first'}").run();
        assertThat(lab.visit("two ways").path("day").asText()).isEqualTo("2024-04-03");
        lab.sheet(ann, List.of("标题", "日期"), rows)
                .reading("日期", "{'order':'month_first'}")
                .run();
        assertThat(lab.visit("two ways").path("day").asText()).isEqualTo("2024-03-04");
    }

    @Test
    void words_that_are_no_option_are_asked_once_and_then_known() {
        var header = List.<Object>of("标题", "类别");
        var rows = List.of(
                List.<Object>of("k1", "首次"),
                List.<Object>of("k2", "再访"),
                List.<Object>of("k3", "再访"),
                List.<Object>of("k4", "新"));

        var report = lab.sheet(ann, header, rows).check();

        assertThat(report.good()).isEqualTo(1);
        assertThat(report.bad()).isEqualTo(3);
        assertThat(column(report, "kind").questions())
                .extracting(Findings.Question::word)
                .containsExactly("再访", "新");
        assertThat(question(report, "kind", "再访").count()).isEqualTo(2);

        var result = lab.sheet(ann, header, rows)
                .reading("类别", "{'choices':{'再访':'again','新':null}}")
                .run();
        assertThat(result.figures().good()).isEqualTo(4);
        assertThat(result.figures().warnings()).isEqualTo(1);
        assertThat(lab.visit("k2").path("kind").asText()).isEqualTo("again");
        assertThat(lab.visit("k4").has("kind")).isFalse();
    }

    @Test
    void an_administrator_makes_options_for_words_and_nobody_else_does() {
        var header = List.<Object>of("标题", "类别");
        var rows = List.of(List.<Object>of("made", "电话"));
        var choices = "{'choices':{'电话':{}}}";

        var refused = catchThrowableOfType(
                Rejected.class,
                () -> lab.sheet(ann, header, rows).reading("类别", choices).start());
        assertThat(ImportWorld.codes(refused.problems())).containsExactly("import_may_not_make");

        var checked = lab.sheet(admin, header, rows).reading("类别", choices).check();
        assertThat(checked.good()).isEqualTo(1);
        var result = lab.sheet(admin, header, rows).reading("类别", choices).run();
        assertThat(result.figures().good()).as(result.told().toString()).isEqualTo(1);
        assertThat(lab.visit("made").path("kind").asText()).isEqualTo("dian_hua");
    }

    @Test
    void records_that_cells_name_are_made_once_by_who_may_and_counted() {
        var header = List.<Object>of("标题", "地点", "途经");
        var rows = List.of(
                List.<Object>of("m1", "新地点", "新地点、别处"),
                List.<Object>of("m2", "新地点", ""),
                List.<Object>of("m3", "别处", ""));
        var making = "{'unknown':'make'}";

        var checked = lab.sheet(ann, header, rows)
                .reading("地点", making)
                .reading("途经", making)
                .check();
        assertThat(checked.good()).isEqualTo(3);
        assertThat(checked.made()).isEqualTo(2);
        assertThat(lab.places("新地点")).as("nothing is written by a check").isZero();

        var result = lab.sheet(ann, header, rows)
                .reading("地点", making)
                .reading("途经", making)
                .run();
        assertThat(result.figures().good()).as(result.told().toString()).isEqualTo(3);
        assertThat(result.figures().made()).isEqualTo(2);
        assertThat(lab.places("新地点")).isEqualTo(1);
        assertThat(lab.visit("m1").path("places")).hasSize(2);

        var again = lab.sheet(ann, header, rows)
                .reading("地点", making)
                .reading("途经", making)
                .run();
        assertThat(again.figures().made()).isZero();
        var refused = catchThrowableOfType(
                Rejected.class,
                () -> lab.sheet(bob, header, rows).reading("地点", making).start());
        assertThat(ImportWorld.codes(refused.problems())).contains("import_may_not_make");
    }

    @Test
    void records_are_found_by_another_field_and_shared_names_are_told_with_the_choices() {
        lab.world.forms.create(ann, "shop.place", "{'name':'同名','code':'P1'}");
        var second = lab.world.forms.create(ann, "shop.place", "{'name':'同名','code':'P2'}");
        var header = List.<Object>of("标题", "地点");

        var byCode = lab.sheet(ann, header, List.of(List.of("by code", "P2")))
                .reading("地点", "{'match':'code'}")
                .run();
        assertThat(byCode.figures().good()).isEqualTo(1);
        assertThat(lab.visit("by code").path("place").asText())
                .isEqualTo(second.id().toString());

        var rows = List.of(List.<Object>of("shared", "同名"));
        var question = question(lab.sheet(ann, header, rows).check(), "place", "同名");
        assertThat(question.code()).isEqualTo("import_name_shared");
        assertThat(question.candidates()).extracting(Names.Named::label).anyMatch(label -> label.contains("P2"));
        var chosen = lab.sheet(ann, header, rows)
                .reading("地点", "{'choices':{'同名':'" + second.id() + "'}}")
                .run();
        assertThat(chosen.figures().good()).isEqualTo(1);
    }

    @Test
    void only_administrators_say_when_and_by_whom_a_record_was_made() {
        var header = List.<Object>of("标题", "创建时间", "创建人");
        var rows = List.of(List.<Object>of("old", "2020-05-06 10:00", "ann"));

        var kept = lab.sheet(admin, header, rows).run();

        assertThat(kept.told()).isEmpty();
        var old = lab.world.records(admin, "shop.visit", "title", "old").get(0);
        assertThat(old.path("createdAt").asText()).startsWith("2020-05-06T");
        assertThat(old.path("createdBy").asText()).isEqualTo(ann.id().toString());
        assertThat(lab.sheet(ann, header, rows).destination.like("创建时间")).isEmpty();
    }

    @Test
    void an_import_goes_on_where_a_crash_left_it_and_makes_nothing_twice() {
        var rows = new java.util.ArrayList<List<Object>>();
        for (var index = 0; index < 1_200; index++) {
            rows.add(List.of("crash" + index, "崩溃地点" + index % 3));
        }
        var sheets = lab.sheet(ann, List.of("标题", "地点"), rows).reading("地点", "{'unknown':'make'}");
        sheets.start();
        lab.world.forms.rows("ALTER TABLE import_run ADD CONSTRAINT halt CHECK (processed < 1000)");
        assertThatThrownBy(sheets::go).isNotInstanceOf(Rejected.class);
        lab.world.forms.rows("ALTER TABLE import_run DROP CONSTRAINT halt");
        assertThat(lab.places("崩溃地点0")).isEqualTo(1);

        var result = sheets.go();

        assertThat(result.figures().good()).isEqualTo(1_200);
        assertThat(result.figures().made()).isEqualTo(3);
        assertThat(lab.places("崩溃地点0")).isEqualTo(1);
    }

    @Test
    void an_import_that_is_cancelled_on_its_way_ends_at_once_and_keeps_what_came_in() {
        var rows = new java.util.ArrayList<List<Object>>();
        for (var index = 0; index < 1_200; index++) {
            rows.add(List.of("stopped" + index));
        }
        var sheets = lab.sheet(ann, List.of("标题"), rows);
        sheets.start();
        // As when somebody cancels while the second batch is written.
        lab.world.forms.rows("CREATE FUNCTION stop_import() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN NEW.state := 'cancelled'; RETURN NEW; END $$");
        lab.world.forms.rows("CREATE TRIGGER stop BEFORE UPDATE ON import_run FOR EACH ROW WHEN (NEW.processed = 500)"
                + " EXECUTE FUNCTION stop_import()");
        try {
            var result = sheets.go();

            assertThat(result.run().state()).isEqualTo("cancelled");
            assertThat(result.figures().good()).isEqualTo(500);
            assertThat(lab.world
                            .forms
                            .rows("SELECT count(*) AS n FROM rec.shop__visit WHERE data->>'title' LIKE 'stopped%'")
                            .get(0)
                            .getLong("n"))
                    .isEqualTo(500);
            assertThat(sheets.go().run().state()).isEqualTo("cancelled");
        } finally {
            lab.world.forms.rows("DROP TRIGGER stop ON import_run");
        }
    }

    @Test
    void only_whoever_began_an_import_cancels_it_and_one_that_is_through_stays_done() {
        var sheets = lab.sheet(ann, List.of("标题"), List.of(List.of("through")));
        sheets.start();
        var id = sheets.analysis.id();
        var foreign = catchThrowableOfType(Rejected.class, () -> FormWorld.wait(lab.world.desk.cancel(bob, id)));
        assertThat(foreign.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);

        FormWorld.wait(lab.world.desk.cancel(ann, id));
        assertThat(sheets.go().run().state()).isEqualTo("cancelled");
        var done = lab.sheet(ann, List.of("标题"), List.of(List.of("done"))).run();
        FormWorld.wait(lab.world.desk.cancel(ann, done.run().id()));
        assertThat(lab.world.run(done.run().id()).state()).isEqualTo("done");
    }

    @Test
    void an_import_ends_with_a_sentence_when_a_field_that_it_fills_is_removed_and_nothing_is_written_by_halves() {
        var visit = VisitLab.VISIT;
        var rows = new java.util.ArrayList<List<Object>>();
        for (var index = 0; index < 1_200; index++) {
            rows.add(List.of("removed" + index, "P"));
        }
        var sheets = lab.sheet(ann, List.of("标题", "地点"), rows).reading("地点", "{'unknown':'blank'}");
        sheets.start();
        try {
            lab.world.forms.rows("ALTER TABLE import_run ADD CONSTRAINT halt CHECK (processed < 1000)");
            assertThatThrownBy(sheets::go).isNotInstanceOf(Rejected.class);
            lab.world.forms.rows("ALTER TABLE import_run DROP CONSTRAINT halt");
            lab.world.forms.publish(
                    visit.replace("{'key':'place','type':'link','title':'地点','props':{'form':'place'}},", ""));

            var result = sheets.go();

            assertThat(result.run().state()).isEqualTo("failed");
            assertThat(String.valueOf(result.run().problem())).contains("import_field_gone", "地点");
            assertThat(result.figures().good()).isEqualTo(500);
            assertThat(result.figures().processed()).isEqualTo(500);
            assertThat(lab.world
                            .forms
                            .rows("SELECT count(*) AS n FROM rec.shop__visit WHERE data->>'title' LIKE 'removed%'")
                            .get(0)
                            .getLong("n"))
                    .isEqualTo(500);
        } finally {
            lab.world.forms.publish(visit);
        }
    }

    @Test
    void an_import_goes_on_while_its_form_is_published_with_another_field_and_another_type() throws Exception {
        var rows = new java.util.ArrayList<List<Object>>();
        for (var index = 0; index < 3_000; index++) {
            rows.add(List.of("changed" + index, "" + index));
        }
        var sheets = lab.sheet(ann, List.of("标题", "人数"), rows);
        sheets.start();
        var barrier = new java.util.concurrent.CyclicBarrier(2);
        var publishing = java.util.concurrent.CompletableFuture.runAsync(() -> {
            try {
                barrier.await(60, java.util.concurrent.TimeUnit.SECONDS);
            } catch (java.util.concurrent.BrokenBarrierException
                    | InterruptedException
                    | java.util.concurrent.TimeoutException late) {
                throw new IllegalStateException(late);
            }
            for (var turn = 0; turn < 3; turn++) {
                lab.world.forms.publish(VisitLab.VISIT.replace(
                        "{'key':'agreed'",
                        "{'key':'extra%d','type':'text','title':'E'},{'key':'agreed'".formatted(turn)));
                lab.world.forms.publish(
                        VisitLab.VISIT.replace("'people','type':'integer'", "'people','type':'number'"));
            }
        });
        barrier.await(60, java.util.concurrent.TimeUnit.SECONDS);

        var result = sheets.go();
        publishing.get(120, java.util.concurrent.TimeUnit.SECONDS);

        try {
            assertThat(result.run().state()).isEqualTo("done");
            assertThat(result.told()).isEmpty();
            assertThat(lab.world
                            .forms
                            .rows(
                                    "SELECT count(*) AS n, count(DISTINCT data->>'title') AS each FROM rec.shop__visit WHERE data->>'title' LIKE 'changed%'")
                            .get(0)
                            .toJson()
                            .encode())
                    .isEqualTo("{\"n\":3000,\"each\":3000}");
        } finally {
            lab.world.forms.publish(VisitLab.VISIT);
        }
    }

    private static Findings.Column column(Findings report, String key) {
        return Objects.requireNonNull(report.columns().get(key), key);
    }

    private static Findings.Question question(Findings report, String column, String word) {
        return column(report, column).question(word).orElseThrow();
    }
}
