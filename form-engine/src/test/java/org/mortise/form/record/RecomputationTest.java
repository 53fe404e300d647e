package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;
import static org.mortise.form.record.FormWorld.text;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.job.JobWorker;
import org.mortise.core.kernel.ObjectKey;

/** Stored values are computed anew in one way, whatever sets it off, and who looks at them follows. */
class RecomputationTest {

    private static final ObjectKey ORDER = ObjectKey.parse("shop.order");
    private static final String PARTNER_FORM = """
            {'kind':'form','key':'partner','title':'Partner','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'bonus','type':'number'},
              {'key':'total','type':'rollup','props':{'form':'order','via':'partner','function':'sum','field':'net'}},
              {'key':'double','type':'number','compute':'{total}*2'}]}}""";
    private static final String NOTE_FORM = """
            {'kind':'form','key':'note','title':'Note','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},{'key':'order','type':'link','props':{'form':'order'}},
              {'key':'net','type':'lookup','props':{'via':'order','field':'net'}},
              {'key':'age','type':'lookup','props':{'via':'order','field':'age'}},
              {'key':'more','type':'number','compute':'{order.net}+1'}]}}""";

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void publish() {
        world.publish(PARTNER_FORM, order("{amount}+{bonus}"), NOTE_FORM);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String order(String net) {
        return """
                {'kind':'form','key':'order','title':'Order','model':{'titleField':'no','fields':[
                  {'key':'no','type':'text'},{'key':'partner','type':'link','props':{'form':'partner'}},
                  {'key':'bonus','type':'lookup','props':{'via':'partner','field':'bonus'}},
                  {'key':'made','type':'date'},{'key':'age','type':'number','compute':'TODAY()-{made}'},
                  {'key':'lines','type':'subtable','fields':[{'key':'n','type':'number'}]},
                  {'key':'amount','type':'number','compute':'SUM({lines.n})'},
                  {'key':'net','type':'number','compute':'%s'}]}}""".formatted(net);
    }

    private Record partner(int bonus) {
        return world.create(PLATFORM, "shop.partner", "{'name':'p','bonus':'%d'}".formatted(bonus));
    }

    private Record order(Record partner, int amount) {
        return world.create(
                PLATFORM,
                "shop.order",
                "{'partner':'%s','made':'2026-03-01','lines':[{'n':'%d'}]}".formatted(partner.id(), amount));
    }

    private Record note(Record order) {
        return world.create(PLATFORM, "shop.note", "{'order':'%s'}".formatted(order.id()));
    }

    private String stored(Record record, String key) {
        return String.valueOf(text(world.read(PLATFORM, record).data(), key));
    }

    private List<String> told() {
        return world
                .rows(
                        "SELECT form || ' ' || type AS told FROM outbox WHERE payload->>'via' = 'compute' OR type = 'record.recomputed'"
                                + " ORDER BY seq")
                .stream()
                .map(row -> row.getString("told"))
                .toList();
    }

    @Test
    void what_looks_at_a_formula_follows_a_publish_and_no_rule_hears_of_it() {
        var partner = partner(5);
        var order = order(partner, 100);
        var note = note(order);
        world.settle();
        assertThat(stored(partner, "total")).isEqualTo("105");
        var before = told().size();

        world.publish(order("{amount}+{bonus}+1"));
        world.work();

        assertThat(stored(order, "net")).isEqualTo("106");
        assertThat(stored(note, "net")).isEqualTo("106");
        assertThat(stored(note, "more")).isEqualTo("107");
        assertThat(stored(partner, "total")).isEqualTo("106");
        assertThat(stored(partner, "double")).isEqualTo("212");
        assertThat(told().subList(before, told().size()))
                .contains("shop.order record.recomputed", "shop.partner record.recomputed")
                .doesNotContain("shop.order record.changed", "shop.partner record.changed", "shop.note record.changed");
    }

    @Test
    void rules_hear_of_what_follows_from_a_change_with_its_causes() {
        var partner = partner(5);
        var order = order(partner, 100);
        world.settle();
        var cause = CauseChain.none().then("event", "rule@record");

        FormWorld.wait(world.records()
                .change(
                        PLATFORM,
                        new Change(
                                partner.form(),
                                partner.id(),
                                FormWorld.json("{'bonus':'7'}"),
                                null,
                                "api",
                                null,
                                cause)));
        world.settle();

        assertThat(stored(order, "net")).isEqualTo("107");
        assertThat(stored(partner, "double")).isEqualTo("214");
        assertThat(world.rows("SELECT form FROM outbox WHERE type = 'record.changed' AND payload->>'via' = 'compute'"
                        + " AND cause->'visited'->>0 = 'rule@record' ORDER BY seq"))
                .extracting(row -> row.getString("form"))
                .containsExactly("shop.order", "shop.partner");
    }

    @Test
    void what_a_new_day_moves_is_followed_in_silence() {
        var order = order(partner(5), 100);
        var note = note(order);
        world.settle();
        assertThat(stored(note, "age")).isEqualTo("4");
        var before = told().size();

        world.clock.advance(Duration.ofDays(3));
        FormWorld.wait(world.daily.queue(ZoneOffset.UTC));
        world.work();

        assertThat(world.rows("SELECT data->>'age' AS age FROM rec.shop__order")
                        .get(0)
                        .getString("age"))
                .isEqualTo("7");
        assertThat(stored(note, "age")).isEqualTo("7");
        assertThat(told().subList(before, told().size()))
                .containsExactly("shop.order record.recomputed", "shop.note record.recomputed");
    }

    @Test
    void time_that_has_passed_is_no_change_that_rules_hear_of() {
        var partner = partner(5);
        var order = order(partner, 100);
        world.settle();
        var before = told().size();
        world.clock.advance(Duration.ofDays(3));

        // The link is looked at once more, which moves nothing but what time has moved.
        FormWorld.wait(world.database.inTransaction(transaction -> world.recomputation.of(
                transaction,
                ORDER,
                List.of(new org.mortise.core.store.RecordMarks.Marked(order.id(), CauseChain.none(), 0)))));

        assertThat(told().subList(before, told().size())).containsExactly("shop.order record.recomputed");
    }

    @Test
    void a_silent_mark_yields_to_one_that_somebody_caused() {
        var order = order(partner(5), 100);
        world.settle();
        var caused = CauseChain.none().then("event", "rule@record");
        for (var cause : java.util.Arrays.asList(null, caused, CauseChain.none(), null)) {
            FormWorld.wait(world.database.inTransaction(transaction -> world.marks.mark(
                    transaction,
                    ORDER,
                    List.of(order.id()),
                    List.of(),
                    new org.mortise.core.store.RecordMarks.Origin(cause, 0))));
        }

        var taken =
                FormWorld.wait(world.database.inTransaction(transaction -> world.marks.take(transaction, ORDER, 10)));

        assertThat(taken).containsExactly(new org.mortise.core.store.RecordMarks.Marked(order.id(), caused, 0));
    }

    @Test
    void a_walk_and_a_change_of_a_neighbour_at_the_same_moment_leave_what_both_say() throws Exception {
        var partner = partner(0);
        for (var index = 0; index < 120; index++) {
            order(partner, 100);
        }
        world.settle();
        for (var round = 1; round <= 6; round++) {
            world.publish(order("{amount}+{bonus}+" + round));
            world.update(PLATFORM, world.read(PLATFORM, partner), "{'bonus':'%d'}".formatted(round * 1_000));
            deliver();
            world.clock.advance(Duration.ofSeconds(2));
            assertThat(world.rows("SELECT 1 FROM job WHERE state = 'pending' AND run_at <= $1", due()))
                    .as("the walk and the refresh both wait")
                    .hasSizeGreaterThanOrEqualTo(2);

            atOnce(world.worker(), world.worker());
            world.settle();

            assertThat(world.rows("SELECT DISTINCT data->>'net' AS net, ver FROM rec.shop__order"))
                    .extracting(row -> row.getString("net") + " " + row.getInteger("ver"))
                    .containsExactly(100 + round * 1_000 + round + " 1");
            assertThat(stored(partner, "total")).isEqualTo(String.valueOf(120 * (100 + round * 1_000 + round)));
            var run = world.rows("SELECT state, processed, changed FROM recompute_run ORDER BY queued_at DESC LIMIT 1")
                    .get(0);
            assertThat(run.getString("state")).isEqualTo("done");
            assertThat(run.getLong("processed")).isEqualTo(120);
            assertThat(run.getLong("changed")).isLessThanOrEqualTo(120);
        }
    }

    private java.time.OffsetDateTime due() {
        return world.clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void deliver() {
        var dispatcher = world.dispatcher();
        while (FormWorld.wait(dispatcher.takeOne())) {
            // Until nothing is left.
        }
    }

    private static void atOnce(JobWorker one, JobWorker other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var both = List.of(one, other).stream()
                .map(worker -> CompletableFuture.runAsync(() -> {
                    try {
                        barrier.await();
                    } catch (Exception broken) {
                        throw new IllegalStateException(broken);
                    }
                    FormWorld.wait(worker.takeOne());
                }))
                .toList();
        for (var running : both) {
            running.get();
        }
    }

    @Test
    void who_waited_for_a_record_sees_its_rows_as_they_are_by_then() {
        var order = order(partner(5), 100);
        world.settle();
        var release = new CompletableFuture<Void>();
        var holding = new CompletableFuture<Void>();
        var rows = "{'lines':[{'n':'1'},{'n':'2'}]}";
        var first = world.database
                .inTransaction(transaction -> world.records()
                        .change(transaction, PLATFORM, change(order, rows))
                        .invoke(() -> holding.complete(null))
                        .call(() -> io.smallrye.mutiny.Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        holding.join();
        var second =
                world.records().change(PLATFORM, change(order, "{'no':'7'}")).subscribeAsCompletionStage();
        while (world.rows("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            // Until the second one waits for the first.
        }

        release.complete(null);
        first.toCompletableFuture().join();
        second.toCompletableFuture().join();

        assertThat(stored(order, "amount")).isEqualTo("3");
        assertThat(stored(order, "net")).isEqualTo("8");
        assertThat(stored(order, "no")).isEqualTo("7");
    }

    @Test
    void records_that_point_at_each_other_in_a_circle_come_to_an_end() {
        world.publish("{'kind':'form','key':'node','title':'Node','model':{'titleField':'no','fields':["
                + "{'key':'no','type':'text'},{'key':'parent','type':'link','props':{'form':'node'}},"
                + "{'key':'depth','type':'number','compute':'{parent.depth}+1'}]}}");
        var one = world.create(PLATFORM, "shop.node", "{'no':'1'}");
        var other = world.create(PLATFORM, "shop.node", "{'no':'2','parent':'%s'}".formatted(one.id()));
        world.update(PLATFORM, one, "{'parent':'%s'}".formatted(other.id()));

        world.settle();

        assertThat(Integer.parseInt(stored(one, "depth"))).isBetween(50, 300);
        assertThat(world.rows("SELECT 1 FROM record_mark")).isEmpty();
    }

    private static Change change(Record record, String data) {
        return new Change(record.form(), record.id(), FormWorld.json(data), null, "api", null, CauseChain.none());
    }
}
