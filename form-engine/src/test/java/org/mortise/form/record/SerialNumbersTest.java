package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;

/** Serial numbers over the whole road of a record: many writers, some of whom fail after they have taken a number. */
class SerialNumbersTest {

    private static final int WRITERS = 200;
    private static final int CODES = 160;

    private static final String NUMBERING = """
            {'kind':'numbering','key':'%s','title':'No','segments':[{'text':'T-'},{'date':'yyyyMMdd'},{'text':'/'},{'sequence':3}],'reset':'%s'}""";
    private static final String FORM = """
            {'kind':'form','key':'%s','title':'Ticket','model':{'titleField':'no','fields':[
              {'key':'no','type':'serial','props':{'numbering':'%s'}},{'key':'code','type':'text','props':{'unique':true}},
              {'key':'note','type':'text','props':{'maxLength':3}}]}}""";

    private static final String BY_FIELDS = """
            {'kind':'numbering','key':'by_kind','title':'No','reset':'day','perField':true,'segments':[
              {'date':'yyMMdd'},{'text':'/'},{'field':'kind','length':3,'upper':true},{'text':'-'},{'field':'unit'},{'text':'-'},{'sequence':2}]}""";
    private static final String SORTED = """
            {'kind':'form','key':'sorted','title':'Sorted','model':{'titleField':'no','fields':[
              {'key':'no','type':'serial','props':{'numbering':'by_kind'}},{'key':'code','type':'text','props':{'unique':true}},
              {'key':'kind','type':'select','props':{'options':[{'key':'sales','label':'S'},{'key':'a','label':'A'}]}},
              {'key':'unit','type':'text'}]}}""";

    private static final String COUNTED = """
            {'kind':'numbering','key':'switching','title':'No','reset':'%s','perField':%s,'segments':[
              {'date':'yyMMdd'},{'text':'-'},{'field':'unit'},{'text':'-'},{'sequence':2}]}""";
    private static final String FORM_OF = """
            {'kind':'form','key':'%s','title':'Switched','model':{'titleField':'no','fields':[
              {'key':'no','type':'serial','props':{'numbering':'%s'}},{'key':'code','type':'text','props':{'unique':true}},
              {'key':'unit','type':'text'}]}}""";

    private static FormWorld world;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(NUMBERING.formatted("by_day", "day"), NUMBERING.formatted("for_ever", "never"));
        world.publish(FORM.formatted("ticket", "by_day"), FORM.formatted("paper", "for_ever"));
        world.publish(BY_FIELDS);
        world.publish(SORTED);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void two_hundred_writers_of_whom_forty_fail_leave_neither_a_double_nor_a_gap() throws InterruptedException {
        assertThat(written("ticket", "{'code':'c%s'}"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CODES)
                        .mapToObj("T-20260305/%03d"::formatted)
                        .toList());
        assertThat(world.rows("SELECT DISTINCT data ->> 'no' FROM rec.shop__ticket"))
                .hasSize(CODES);
    }

    @Test
    void each_value_of_a_field_counts_on_its_own_under_two_hundred_writers() throws InterruptedException {
        assertThat(written("sorted", "{'code':'c%1$s','kind':'sales','unit':'u%2$s'}"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CODES)
                        .mapToObj(index -> "260305/SAL-u%d-%02d".formatted(index % 4, index / 4 + 1))
                        .toList());
    }

    @Test
    void a_number_takes_what_a_field_holds_when_the_record_is_made() {
        var first = world.create(
                FormWorld.PLATFORM, "shop.sorted", "{'kind':'a','unit':' North \\n east, far away at the end '}");
        assertThat(first.data().path("no").asText()).isEqualTo("260305/A-North east, far away-01");
        assertThat(number("sorted", "{'kind':'a'}")).isEqualTo("260305/A--01");
        assertThat(number("sorted", "{}")).isEqualTo("260305/--01");

        var changed = world.update(FormWorld.PLATFORM, first, "{'kind':'sales','unit':'South'}");
        assertThat(changed.data().path("no").asText()).isEqualTo("260305/A-North east, far away-01");
    }

    @Test
    void of_a_department_the_code_is_taken() {
        var unit = FormWorld.wait(world.database.inTransaction(
                transaction -> world.departments.create(transaction, "Sales", null, null)));
        world.rows("UPDATE department SET code = 's1' WHERE id = $1 RETURNING id", unit);
        world.publish("""
                {'kind':'numbering','key':'by_unit','title':'No','segments':[{'field':'unit','upper':true},{'text':'-'},{'sequence':2}]}""");
        world.publish("""
                {'kind':'form','key':'ours','title':'Ours','model':{'titleField':'no','fields':[
                  {'key':'no','type':'serial','props':{'numbering':'by_unit'}},{'key':'unit','type':'department'}]}}""");

        assertThat(number("ours", "{'unit':'%s'}".formatted(unit))).isEqualTo("S1-01");
        assertThat(number("ours", "{}")).isEqualTo("-02");
    }

    @Test
    void two_ways_to_the_same_text_count_together() {
        assertThat(number("sorted", "{'unit':'x-y'}")).isEqualTo("260305/-x-y-01");
        assertThat(number("sorted", "{'unit':'x'}")).isEqualTo("260305/-x-01");
        assertThat(number("sorted", "{'unit':'x-y'}")).isEqualTo("260305/-x-y-02");
    }

    @Test
    void many_at_once_are_numbered_in_their_order_each_by_its_own_counter() {
        var data = List.of("p", "q", "p").stream()
                .map(unit -> FormWorld.json("{'kind':'sales','unit':'%s'}".formatted(unit)))
                .toList();

        var batch = new Records.Batch(ObjectKey.parse("shop.sorted"), data, "import", false);
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().createMany(transaction, FormWorld.PLATFORM, batch)));

        var rows = world.rows(
                "SELECT data ->> 'no' FROM rec.shop__sorted WHERE data ->> 'unit' IN ('p', 'q') ORDER BY id");
        assertThat(rows.stream().map(row -> row.getString(0)))
                .containsExactly("260305/SAL-p-01", "260305/SAL-q-01", "260305/SAL-p-02");
    }

    @Test
    void a_number_that_is_brought_along_is_told_apart_again() {
        var pattern = NumberPattern.of(FormWorld.json(BY_FIELDS));

        assertThat(pattern.read("260304/SAL-a-b-07")).contains(new NumberPattern.Counted("20260304/SAL-a-b", 7));
        assertThat(pattern.read("260304/--107")).contains(new NumberPattern.Counted("20260304/-", 107));
        assertThat(pattern.read("260304/SAL07")).isEmpty();
    }

    @Test
    void counting_that_changes_while_two_hundred_write_refuses_nobody_and_repeats_nothing() throws Exception {
        counted("never", false);
        world.publish(FORM_OF.formatted("switched", "switching"));
        var publisher = Executors.newSingleThreadExecutor();
        var published = publisher.submit(() -> {
            for (var round = 0; round < 3; round++) {
                counted("never", true);
                counted("day", true);
                counted("day", false);
                counted("never", false);
            }
            return true;
        });

        var numbers = written("switched", "{'code':'c%1$s','unit':'u%2$s'}");

        assertThat(published.get()).isTrue();
        publisher.shutdown();
        assertThat(numbers).hasSize(CODES).doesNotHaveDuplicates();
        for (var isByUnit : List.of(true, false)) {
            for (var reset : List.of("day", "never")) {
                counted(reset, isByUnit);
                IntStream.range(0, 4).forEach(unit -> assertThat(number("switched", "{'unit':'u%d'}".formatted(unit)))
                        .isNotIn(numbers));
            }
        }
    }

    @Test
    void a_number_in_the_trash_is_not_given_to_another_record() {
        counted("never", false);
        world.publish(FORM_OF.formatted("thrown", "switching"));
        var thrown = world.create(FormWorld.PLATFORM, "shop.thrown", "{'unit':'bin'}");
        world.delete(FormWorld.PLATFORM, thrown);

        counted("never", true);

        assertThat(number("thrown", "{'unit':'bin'}"))
                .isNotEqualTo(thrown.data().path("no").asText())
                .startsWith("260305-bin-");
    }

    @Test
    void a_field_that_takes_its_numbers_from_elsewhere_goes_on_after_those_it_has() {
        world.publish(NUMBERING.formatted("one_way", "never"), NUMBERING.formatted("other_way", "never"));
        world.publish(FORM.formatted("moved", "one_way"));
        assertThat(number("moved", "{}")).endsWith("/001");
        assertThat(number("moved", "{}")).endsWith("/002");

        world.publish(FORM.formatted("moved", "other_way"));

        assertThat(number("moved", "{}")).endsWith("/003");
    }

    @Test
    void who_changes_how_is_counted_is_told_how_many_numbers_there_are() {
        counted("never", false);
        world.publish(FORM_OF.formatted("told", "switching"));
        number("told", "{}");
        var id = new MetadataId("numbering", ObjectKey.parse("shop.switching"));

        world.draft(id, COUNTED.formatted("day", true));
        assertThat(FormWorld.wait(world.desk().effects(id, null)))
                .extracting(Problem::code)
                .containsExactly("effect_numbers_go_on");
        world.draft(id, COUNTED.formatted("never", false).replace("'No'", "'Number'"));
        assertThat(FormWorld.wait(world.desk().effects(id, null))).isEmpty();
    }

    /** Publishes the numbering that is counted otherwise from now on. */
    private static void counted(String reset, boolean perField) {
        world.publish(COUNTED.formatted(reset, perField));
    }

    private static List<String> written(String form, String data) throws InterruptedException {
        var barrier = new CyclicBarrier(WRITERS);
        var pool = Executors.newFixedThreadPool(WRITERS);
        var started = new ArrayList<Future<String>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var sent = data.formatted(writer % CODES, writer % 4);
            started.add(pool.submit(() -> {
                barrier.await();
                return world.create(FormWorld.PLATFORM, "shop." + form, sent)
                        .data()
                        .path("no")
                        .asText();
            }));
        }
        var numbers = new ArrayList<String>();
        var refused = 0;
        for (var one : started) {
            var number = outcome(one);
            if (number == null) {
                refused++;
            } else {
                numbers.add(number);
            }
        }
        pool.shutdown();

        assertThat(refused).isEqualTo(WRITERS - CODES);
        return numbers;
    }

    @Test
    void who_is_refused_before_anything_is_written_takes_no_number() {
        var first = sequence(number("paper", "{'code':'a'}"));

        assertThat(outcomeOf("paper", "{'code':'b','note':'far too long'}")).isNull();

        assertThat(sequence(number("paper", "{'code':'b'}"))).isEqualTo(first + 1);
    }

    @Test
    void many_at_once_count_on_and_digits_grow() {
        var data = IntStream.range(0, 1_000)
                .mapToObj(index -> FormWorld.json("{'code':'m%d'}".formatted(index)))
                .toList();
        var before = sequence(number("paper", "{'code':'before'}"));

        var batch = new Records.Batch(ObjectKey.parse("shop.paper"), data, "import", false);
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().createMany(transaction, FormWorld.PLATFORM, batch)));

        assertThat(number("paper", "{'code':'after'}")).isEqualTo("T-20260305/" + (before + 1_001));
    }

    @Test
    void counting_begins_anew_where_the_numbering_says_so_and_only_there() {
        try (var tomorrow = new FormWorld()) {
            tomorrow.publish(NUMBERING.formatted("by_day", "day"), NUMBERING.formatted("for_ever", "never"));
            tomorrow.publish(FORM.formatted("ticket", "by_day"), FORM.formatted("paper", "for_ever"));
            var both = List.of("ticket", "paper");
            both.forEach(form -> tomorrow.create(FormWorld.PLATFORM, "shop." + form, "{'code':'x'}"));

            tomorrow.clock.advance(Duration.ofDays(1));

            assertThat(both.stream().map(form -> tomorrow.create(FormWorld.PLATFORM, "shop." + form, "{'code':'y'}")
                            .data()
                            .path("no")
                            .asText()))
                    .containsExactly("T-20260306/001", "T-20260306/002");
        }
    }

    @Test
    void nobody_writes_or_changes_a_number() {
        var ticket = world.create(FormWorld.PLATFORM, "shop.paper", "{'code':'fixed'}");

        assertThat(outcomeOf("paper", "{'code':'own','no':'T-1'}")).isNull();
        assertThat(world.update(FormWorld.PLATFORM, ticket, "{'note':'n'}")
                        .data()
                        .path("no"))
                .isEqualTo(ticket.data().path("no"));
    }

    private static String number(String form, String data) {
        return world.create(FormWorld.PLATFORM, "shop." + form, data)
                .data()
                .path("no")
                .asText();
    }

    private static int sequence(String number) {
        return Integer.parseInt(number.substring(number.indexOf('/') + 1));
    }

    private static @Nullable String outcomeOf(String form, String data) {
        try {
            return number(form, data);
        } catch (Rejected refused) {
            return null;
        }
    }

    /** Null where the writer was refused. */
    private static @Nullable String outcome(Future<String> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Rejected refused
                    && refused.problems().get(0).code().equals("not_unique")) {
                return null;
            }
            throw new AssertionError(failed);
        }
    }
}
