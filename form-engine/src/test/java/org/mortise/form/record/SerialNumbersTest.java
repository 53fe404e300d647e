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
import org.mortise.core.kernel.Rejected;

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

    private static FormWorld world;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(NUMBERING.formatted("by_day", "day"), NUMBERING.formatted("for_ever", "never"));
        world.publish(FORM.formatted("ticket", "by_day"), FORM.formatted("paper", "for_ever"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void two_hundred_writers_of_whom_forty_fail_leave_neither_a_double_nor_a_gap() throws InterruptedException {
        var barrier = new CyclicBarrier(WRITERS);
        var pool = Executors.newFixedThreadPool(WRITERS);
        var started = new ArrayList<Future<String>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var code = "c" + writer % CODES;
            started.add(pool.submit(() -> {
                barrier.await();
                return world.create(FormWorld.PLATFORM, "shop.ticket", "{'code':'%s'}".formatted(code))
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
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CODES)
                        .mapToObj("T-20260305/%03d"::formatted)
                        .toList());
        assertThat(world.rows("SELECT DISTINCT data ->> 'no' FROM rec.shop__ticket"))
                .hasSize(CODES);
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
