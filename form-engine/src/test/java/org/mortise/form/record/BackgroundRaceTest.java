package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.ObjectKey;

/** All that a publish leaves to the background at once, on one form, while people write its records. */
class BackgroundRaceTest {

    private static final ObjectKey FORM = ObjectKey.parse("shop.line");
    private static final int MANY = 1_200;
    private static final int WRITERS = 4;
    private static final int TURNS = 15;
    private static final String BEFORE = """
            {'kind':'form','key':'line','title':'Line','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'qty','type':'number','title':'Qty'},{'key':'note','type':'text','props':{}},
              {'key':'total','type':'number','compute':'{qty} * 2'}]}}""";
    private static final String AFTER = BEFORE.replace("{qty} * 2", "{qty} * 3")
            .replace("'title':'Qty'", "'title':'Qty','index':true")
            .replace("'props':{}", "'props':{'search':true}");

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void fill() {
        world.publish(BEFORE);
        world.rows("""
                INSERT INTO rec.shop__line (id, created_at, updated_at, data)
                SELECT (lpad(to_hex(i), 8, '0') || '-0000-7000-8000-000000000000')::uuid, now(), now(),
                       jsonb_build_object('name', 'n' || i, 'qty', i::text, 'note', 'older' || i, 'total', (i * 2)::text)
                  FROM generate_series(1, %d) i""".formatted(MANY));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long count(String where) {
        return world.rows("SELECT count(*) FROM rec.shop__line WHERE " + where)
                .get(0)
                .getLong(0);
    }

    private int found(String words) {
        return FormWorld.wait(world.gate
                        .of(PLATFORM)
                        .flatMap(access -> world.store.list(
                                access.scope(new RecordQuery(FORM, null, words, List.of(), List.of(), null, 10)))))
                .records()
                .size();
    }

    /** Until nothing is due, however often one had to make room for another. */
    private int builds() {
        var worker = world.builder();
        var done = 0;
        for (var idle = 0; idle < 5; ) {
            if (FormWorld.wait(worker.takeOne())) {
                done++;
                idle = 0;
            } else {
                idle++;
            }
            world.clock.advance(Duration.ofSeconds(30));
        }
        return done;
    }

    private int writes(int writer) {
        for (var turn = 0; turn < TURNS; turn++) {
            var made = world.create(
                    PLATFORM,
                    "shop.line",
                    "{'name':'w%d','qty':'%d','note':'first%dx%02d'}".formatted(writer, turn, writer, turn));
            world.update(PLATFORM, made, "{'qty':'%d','note':'second%dx%02d'}".formatted(turn + 100, writer, turn));
            var older = world.rows("SELECT id, ver FROM rec.shop__line WHERE data->>'name' = 'n%d'"
                            .formatted(1 + writer * 300 + turn * 20))
                    .get(0);
            world.update(
                    PLATFORM,
                    new Record(FORM, older.getUUID(0), older.getInteger(1), made.data(), made.document()),
                    "{'qty':'7','note':'touched%dx%02d'}".formatted(writer, turn));
        }
        return TURNS;
    }

    @Test
    void indexes_the_search_box_and_computed_values_are_whole_however_they_and_writers_meet() throws Exception {
        world.publish(AFTER);
        var works = new ArrayList<Callable<Integer>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var own = writer;
            works.add(() -> writes(own));
        }
        // As many as a node has lanes.
        for (var lane = 0; lane < 3; lane++) {
            works.add(this::builds);
        }
        together(works);
        world.clock.advance(Duration.ofHours(2));
        builds();

        assertThat(count("(data->>'total')::numeric IS DISTINCT FROM (data->>'qty')::numeric * 3"))
                .isZero();
        assertThat(count("true")).isEqualTo(MANY + WRITERS * TURNS);
        assertThat(world.rows("SELECT kind, error FROM job WHERE state IN ('pending', 'running', 'dead')"))
                .as("nothing is left over")
                .isEmpty();
        assertThat(world.rows("SELECT state FROM recompute_run WHERE state <> 'done'"))
                .isEmpty();
        assertThat(world.rows("""
                        SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                         WHERE i.indrelid = 'rec.shop__line'::regclass AND i.indisvalid
                           AND pg_get_indexdef(i.indexrelid) LIKE '%qty%'""")).isNotEmpty();
        assertThat(world.rows("SELECT 1 FROM pg_index WHERE NOT indisvalid")).isEmpty();
        assertThat(found("older" + MANY)).isEqualTo(1);
        for (var writer = 0; writer < WRITERS; writer++) {
            for (var turn = 0; turn < TURNS; turn++) {
                assertThat(found("first%dx%02d".formatted(writer, turn))).isZero();
                assertThat(found("second%dx%02d".formatted(writer, turn))).isEqualTo(1);
                assertThat(found("touched%dx%02d".formatted(writer, turn))).isEqualTo(1);
            }
        }
    }

    private static void together(List<Callable<Integer>> works) throws Exception {
        var barrier = new CyclicBarrier(works.size());
        var pool = Executors.newFixedThreadPool(works.size());
        try {
            var running = new ArrayList<Future<Integer>>();
            for (var work : works) {
                running.add(pool.submit(() -> {
                    barrier.await(60, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            for (var one : running) {
                one.get(180, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
