package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.PLATFORM;
import static org.mortise.form.record.FormWorld.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** A form with many records while the values of one of its fields are being encrypted, or decrypted: only some of them are yet. */
class EncryptionUnderWayTest {

    private static final ObjectKey FORM = ObjectKey.parse("shop.person");
    private static final int MANY = 1_200;
    private static final String CLEAR = """
            {'kind':'form','key':'person','title':'Person','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'code','type':'text','title':'Code','props':{'unique':true}},
              {'key':'branch','type':'text','props':{}},{'key':'note','type':'textarea','props':{}},
              {'key':'lines','type':'subtable','fields':[{'key':'what','type':'text','props':{'unique':true}}]}],
              'uniques':[{'fields':['name','branch']}]}}""";
    private static final String ENCRYPTED = CLEAR.replace("'props':{}", "'props':{'encrypted':true}")
            .replace("'unique':true", "'unique':true,'encrypted':true");

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void fill() {
        world.publish(CLEAR);
        world.rows("""
                INSERT INTO rec.shop__person (id, created_at, updated_at, data)
                SELECT (lpad(to_hex(i), 8, '0') || '-0000-7000-8000-000000000000')::uuid, now(), now(),
                       jsonb_build_object('name', 'n' || i, 'code', 'secret' || i, 'branch', 'hidden' || i, 'note', 'said' || i)
                  FROM generate_series(1, %d) i""".formatted(MANY));
        world.rows("""
                INSERT INTO rec.shop__person__r_lines (id, parent_id, ord, data)
                SELECT gen_random_uuid(), id, 1, jsonb_build_object('what', 'line' || (data->>'name')) FROM rec.shop__person""");
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** The walk goes as far as the first records and then dies, as its server would. */
    private void half() {
        world.rows("""
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF NEW.place = 'a records shop.person' AND NEW.processed > 500 THEN RAISE 'died'; END IF; RETURN NEW; END $$""");
        world.rows("CREATE TRIGGER die BEFORE UPDATE ON reseal_run FOR EACH ROW EXECUTE FUNCTION die()");
        world.work();
        world.rows("DROP TRIGGER die ON reseal_run");
        world.rows("DROP FUNCTION die()");
    }

    private void rest() {
        world.clock.advance(Duration.ofHours(1));
        world.work();
    }

    private long count(String where) {
        return world.rows("SELECT count(*) FROM rec.shop__person WHERE " + where)
                .get(0)
                .getLong(0);
    }

    private static final String SEALED = "jsonb_typeof(data->'code') = 'object'";
    private static final String IN_CLEAR = "jsonb_typeof(data->'code') = 'string'";

    private long found(String filter) {
        var condition = Conditions.parse(Json.plain(json(filter)));
        return FormWorld.wait(world.gate
                        .of(PLATFORM)
                        .flatMap(access -> world.store.count(access.scope(RecordQuery.of(FORM, condition, 10)))))
                .count();
    }

    private void sortedByCode() {
        var query = new RecordQuery(
                FORM, null, null, List.of(new RecordQuery.Sort(FieldPath.of("code"), false)), List.of(), null, 10);
        FormWorld.wait(world.gate.of(PLATFORM).flatMap(access -> world.store.list(access.scope(query))));
    }

    private void refused(Runnable work, String code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                .extracting(problem -> problem.code())
                .contains(code));
    }

    private Record create(String data) {
        return world.create(PLATFORM, "shop.person", data);
    }

    private void allIsRight() {
        for (var number : List.of(1, MANY)) {
            assertThat(found("{'field':'code','op':'eq','value':'secret" + number + "'}"))
                    .isEqualTo(1);
            assertThat(found("{'field':'lines.what','op':'eq','value':'linen" + number + "'}"))
                    .isEqualTo(1);
            refused(() -> create("{'name':'x','code':'secret" + number + "'}"), "not_unique");
            refused(() -> create("{'name':'n" + number + "','branch':'hidden" + number + "'}"), "not_unique_together");
        }
        assertThat(found("{'field':'code','op':'in','value':['secret1','secret" + MANY + "','other']}"))
                .isEqualTo(2);
        assertThat(found("{'field':'note','op':'eq','value':'said" + MANY + "'}"))
                .isEqualTo(1);
        assertThat(found("{'field':'code','op':'notEmpty'}")).isEqualTo(1_000);
        assertThat(found("{'field':'code','op':'empty'}")).isZero();
    }

    @Test
    void a_publish_turns_nothing_by_itself_and_all_is_right_before_while_and_after_records_turn() {
        world.publish(ENCRYPTED);
        assertThat(count(SEALED)).isZero();
        allIsRight();

        half();
        assertThat(count(SEALED)).isEqualTo(500);
        allIsRight();
        refused(this::sortedByCode, "field_encrypted");

        rest();
        assertThat(count(SEALED)).isEqualTo(MANY);
        allIsRight();
        assertThat(world.rows(
                        "SELECT 1 FROM reseal_run WHERE state = 'done' AND processed = total AND total >= " + 2 * MANY))
                .as("whoever took over went on where the other had died")
                .hasSize(1);
        assertThat(
                        world.rows(
                                "SELECT 1 FROM rec.shop__person__r_lines WHERE data::text LIKE '%line%' OR data::text NOT LIKE '%sealed%'"))
                .isEmpty();
        assertThat(
                        world.rows(
                                "SELECT 1 FROM rec.shop__person t WHERE t::text LIKE '%secret%' OR t::text LIKE '%hidden%' OR t::text LIKE '%said%'"))
                .isEmpty();
    }

    @Test
    void what_is_written_meanwhile_is_sealed_and_what_is_not_touched_stays_readable() {
        world.publish(ENCRYPTED);
        half();
        var last = "(SELECT id FROM rec.shop__person WHERE data->>'name' = 'n" + MANY + "')";
        var record = new Record(
                FORM,
                world.rows("SELECT id FROM rec.shop__person WHERE data->>'name' = 'n" + MANY + "'")
                        .get(0)
                        .getUUID(0),
                1,
                Json.object(),
                Json.object());
        var known = world.read(PLATFORM, record);
        assertThat(known.data().path("code").asText()).isEqualTo("secret" + MANY);

        var changed = world.update(PLATFORM, known, "{'branch':'moved'}");
        assertThat(count("id = " + last + " AND jsonb_typeof(data->'branch') = 'object' AND " + IN_CLEAR))
                .isEqualTo(1);
        allBut("moved");
        refused(() -> world.update(PLATFORM, changed, "{'code':'secret1'}"), "not_unique");
        world.update(PLATFORM, changed, "{'code':'fresh'}");
        refused(() -> create("{'name':'y','code':'fresh'}"), "not_unique");
        create("{'name':'z','code':'secret" + MANY + "'}");
        refused(() -> create("{'name':'y','code':'secret" + MANY + "'}"), "not_unique");

        rest();
        assertThat(count(IN_CLEAR)).isZero();
        assertThat(found("{'field':'code','op':'eq','value':'fresh'}")).isEqualTo(1);
    }

    private void allBut(String branch) {
        assertThat(found("{'field':'branch','op':'eq','value':'" + branch + "'}"))
                .isEqualTo(1);
        assertThat(found("{'field':'branch','op':'eq','value':'hidden" + MANY + "'}"))
                .isZero();
        refused(() -> create("{'name':'n" + MANY + "','branch':'" + branch + "'}"), "not_unique_together");
        create("{'name':'n" + MANY + "','branch':'hidden" + MANY + "','code':'taken over'}");
    }

    @Test
    void rows_of_one_record_do_not_share_a_value_while_some_are_in_clear() {
        world.publish(ENCRYPTED);
        half();
        var record = new Record(
                FORM,
                world.rows("SELECT id FROM rec.shop__person WHERE data->>'name' = 'n" + MANY + "'")
                        .get(0)
                        .getUUID(0),
                1,
                Json.object(),
                Json.object());
        var known = world.read(PLATFORM, record);
        var row = known.data().at("/lines/0/_id").asText();

        refused(
                () -> world.update(PLATFORM, known, "{'lines':[{'_id':'" + row + "'},{'what':'linen" + MANY + "'}]}"),
                "row_repeated");
    }

    @Test
    void who_decrypts_while_values_are_being_encrypted_gets_all_of_them_in_clear() {
        world.publish(ENCRYPTED);
        half();
        world.publish(CLEAR);

        assertThat(count(SEALED)).isEqualTo(500);
        allIsRight();
        refused(this::sortedByCode, "field_turning");
        create("{'name':'new','code':'written in clear'}");
        assertThat(count("data->>'code' = 'written in clear'")).isEqualTo(1);
        refused(() -> create("{'name':'new2','code':'written in clear'}"), "not_unique");

        rest();
        assertThat(count(SEALED)).isZero();
        assertThat(world.rows("SELECT 1 FROM rec.shop__person__r_lines WHERE data::text LIKE '%sealed%'"))
                .isEmpty();
        assertThat(world.rows("SELECT 1 FROM record_change WHERE diff::text LIKE '%\"sealed\"%'"))
                .isEmpty();
        assertThat(world.rows("SELECT state FROM reseal_run ORDER BY queued_at"))
                .extracting(run -> run.getString(0))
                .containsExactly("superseded", "done");
        sortedByCode();
        assertThat(found("{'field':'code','op':'startsWith','value':'secret'}")).isEqualTo(1_000);
        assertThat(world.rows("SELECT count(code) FROM app.shop_person WHERE code LIKE 'secret%'")
                        .get(0)
                        .getLong(0))
                .isEqualTo(MANY);
    }

    @Test
    void a_field_whose_values_turn_stays_what_it_is_until_they_are_all_turned() {
        world.publish(ENCRYPTED);
        half();
        var without = ENCRYPTED.replace("{'key':'note','type':'textarea','props':{'encrypted':true}},", "");

        refused(() -> world.publish(without), "field_turning_fixed");
        refused(
                () -> world.publish(ENCRYPTED.replace("'uniques':[", "'uniques':[{'fields':['branch','code']},")),
                "field_turning_fixed");
        world.publish(ENCRYPTED.replace("'title':'Person'", "'title':'People'"));
        allIsRight();
        rest();
        world.publish(without);
        assertThat(count(IN_CLEAR)).isZero();
    }

    @Test
    void many_write_from_the_moment_of_the_publish_on_and_nothing_is_lost_twice_there_or_left_in_clear()
            throws Exception {
        var works = new ArrayList<Callable<Integer>>();
        for (var writer = 0; writer < 8; writer++) {
            var own = writer;
            works.add(() -> {
                var written = 0;
                for (var turn = 0; turn < 15; turn++) {
                    // Each value is wanted by two.
                    written += wrote("{'name':'w%d.%d','code':'raced%d.%d','lines':[{'what':'a'},{'what':'b'}]}"
                            .formatted(own, turn, own / 2, turn));
                }
                return written;
            });
        }
        works.add(() -> {
            world.publish(ENCRYPTED);
            return 0;
        });
        works.add(() -> {
            world.clock.advance(Duration.ofSeconds(2));
            for (var turn = 0; turn < 20; turn++) {
                FormWorld.wait(world.worker().takeOne());
                world.clock.advance(Duration.ofSeconds(2));
            }
            return 0;
        });
        var written = together(works).stream().mapToInt(Integer::intValue).sum();
        rest();

        assertThat(written).isEqualTo(4 * 15);
        assertThat(count("data->>'name' LIKE 'w%'")).isEqualTo(written);
        assertThat(count(IN_CLEAR)).isZero();
        assertThat(world.rows("SELECT 1 FROM rec.shop__person__r_lines WHERE data::text NOT LIKE '%sealed%'"))
                .isEmpty();
        var numbers = IntStream.range(0, 4 * 15).mapToObj(one -> "raced%d.%d".formatted(one / 15, one % 15));
        numbers.forEach(code -> assertThat(found("{'field':'code','op':'eq','value':'" + code + "'}"))
                .as(code)
                .isEqualTo(1));
    }

    private int wrote(String data) {
        try {
            create(data);
            return 1;
        } catch (Rejected refused) {
            assertThat(refused.problems()).extracting(problem -> problem.code()).containsExactly("not_unique");
            return 0;
        }
    }

    private static List<Integer> together(List<Callable<Integer>> works) throws Exception {
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
            var came = new ArrayList<Integer>();
            for (var one : running) {
                came.add(one.get(120, TimeUnit.SECONDS));
            }
            return came;
        } finally {
            pool.shutdownNow();
        }
    }
}
