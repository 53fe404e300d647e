package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.ObjectKey;

/** Computing all records of a form anew after what computes them has changed. */
class RecomputeTest {

    private static final ObjectKey SALE = ObjectKey.parse("shop.sale");

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void publish() {
        world.publish(sale("{qty}*{price}", "{qty}"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_changed_formula_reaches_every_record_in_the_background() {
        var many = many(1_201);
        var first = world.create(PLATFORM, "shop.sale", "{'name':'x','qty':'2','price':'5','lines':[{'n':'3'}]}");

        world.publish(sale("{qty}*{price}+1", "{qty}"));
        assertThat(world.read(PLATFORM, first).data().path("total").asText()).isEqualTo("10");
        world.work();

        var now = world.read(PLATFORM, first);
        assertThat(now.data().path("total").asText()).isEqualTo("11");
        assertThat(now.version()).isEqualTo(first.version());
        assertThat(total("11")).isEqualTo(1);
        assertThat(total("3")).isEqualTo(many);
        assertThat(run()).isEqualTo("done publish 1202 1202 1202 0");
        assertThat(history(first)).isEqualTo(1);
    }

    @Test
    void only_values_that_differ_are_written_and_rows_of_sub_tables_too() {
        var first =
                world.create(PLATFORM, "shop.sale", "{'name':'x','qty':'2','price':'5','lines':[{'n':'3'},{'n':'4'}]}");
        var second = world.create(PLATFORM, "shop.sale", "{'name':'y','price':'5'}");
        var untouched = world.rows("SELECT xmin::text AS x FROM rec.shop__sale WHERE id = $1", second.id());

        world.publish(sale("{qty}*{price}", "{n}*2+{qty}"));
        world.work();

        var lines = world.read(PLATFORM, first).data().path("lines");
        assertThat(lines.get(0).path("twice").asText()).isEqualTo("8");
        assertThat(lines.get(1).path("twice").asText()).isEqualTo("10");
        assertThat(world.rows("SELECT xmin::text AS x FROM rec.shop__sale WHERE id = $1", second.id())
                        .get(0)
                        .getString("x"))
                .isEqualTo(untouched.get(0).getString("x"));
        assertThat(run()).isEqualTo("done publish 2 2 1 0");
    }

    @Test
    void a_publish_that_changes_no_computation_queues_nothing() {
        world.create(PLATFORM, "shop.sale", "{'name':'x'}");

        world.publish(sale("{qty}*{price}", "{qty}").replace("'title':'Sale'", "'title':'Sales'"));

        assertThat(world.rows("SELECT 1 FROM recompute_run")).isEmpty();
    }

    @Test
    void a_new_formula_and_a_changed_type_of_its_input_are_computed_for_old_records() {
        var record = world.create(PLATFORM, "shop.sale", "{'name':'12','qty':'2','price':'5'}");

        world.publish(sale("{qty}*{price}", "{qty}")
                .replace("{'key':'total'", "{'key':'label','type':'text','compute':'{name}&\\'!\\''},{'key':'total'"));
        world.work();

        assertThat(world.read(PLATFORM, record).data().path("label").asText()).isEqualTo("12!");
    }

    @Test
    void a_formula_without_a_result_is_counted_with_its_reason() {
        world.create(PLATFORM, "shop.sale", "{'name':'x','qty':'2','price':'5'}");
        world.create(PLATFORM, "shop.sale", "{'name':'y','qty':'2','price':'0'}");

        world.publish(sale("{qty}/{price}", "{qty}"));
        world.work();

        assertThat(run()).isEqualTo("done publish 2 2 2 1");
        assertThat(world.rows("SELECT reasons->0->>'field' AS f, reasons->0->>'code' AS c FROM recompute_run")
                        .get(0)
                        .getString("c"))
                .isEqualTo("#DIV/0");
    }

    @Test
    void a_value_that_must_be_unique_and_is_not_fails_alone() {
        var a = world.create(PLATFORM, "shop.sale", "{'name':'a','qty':'2','price':'5'}");
        world.create(PLATFORM, "shop.sale", "{'name':'b','qty':'2','price':'2'}");
        world.create(PLATFORM, "shop.sale", "{'name':'c','qty':'1','price':'1'}");
        var unique = "'key':'code','type':'text','props':{'unique':true},'compute':";
        world.publish(
                sale("{qty}*{price}", "{qty}").replace("{'key':'total'", "{" + unique + "'{name}'},{'key':'total'"));
        world.work();
        assertThat(world.read(PLATFORM, a).data().path("code").asText()).isEqualTo("a");

        world.publish(sale("{qty}*{price}", "{qty}")
                .replace("{'key':'total'", "{" + unique + "'{qty}&\\'x\\''},{'key':'total'"));
        world.work();

        assertThat(run()).isEqualTo("done publish 3 3 2 1");
        assertThat(world.read(PLATFORM, a).data().path("code").asText()).isEqualTo("2x");
    }

    @Test
    void a_newer_publish_ends_the_walk_of_the_older_one() {
        many(600);
        world.publish(sale("{qty}*{price}+1", "{qty}"));
        world.publish(sale("{qty}*{price}+2", "{qty}"));

        world.work();

        assertThat(world.rows("SELECT state FROM recompute_run ORDER BY version"))
                .extracting(row -> row.getString("state"))
                .containsExactly("superseded", "done");
        assertThat(total("4")).isEqualTo(600);
    }

    @Test
    void whoever_takes_over_after_a_crash_goes_on_where_the_last_batch_was_committed() {
        many(1_300);
        world.publish(sale("{qty}*{price}+1", "{qty}"));
        var ids = world.rows("SELECT id FROM rec.shop__sale ORDER BY id LIMIT 500");
        // As if killed between the first batch and the second: what the first committed, and a job whose lease ran out.
        FormWorld.wait(world.database.inTransaction(transaction -> world.recomputation.of(
                transaction,
                SALE,
                ids.stream()
                        .map(row -> Recomputation.quietly(row.getUUID("id")))
                        .toList())));
        world.rows(
                "UPDATE recompute_run SET state = 'running', total = 1300, processed = 500, changed = 500, watermark = $1",
                ids.get(499).getUUID("id"));
        world.rows("UPDATE job SET state = 'running', attempts = 1, lease_until = run_at - interval '1 hour'");

        world.work();

        assertThat(total("3")).isEqualTo(1_300);
        assertThat(run()).isEqualTo("done publish 1300 1300 1300 0");
    }

    @Test
    void an_editor_that_was_open_meanwhile_can_be_saved_and_nothing_of_it_is_lost() {
        var open = world.create(PLATFORM, "shop.sale", "{'name':'x','qty':'2','price':'5'}");
        world.publish(sale("{qty}*{price}+1", "{qty}"));
        world.work();

        var saved = world.update(PLATFORM, open, "{'qty':'3'}");

        assertThat(saved.version()).isEqualTo(open.version() + 1);
        assertThat(saved.data().path("total").asText()).isEqualTo("16");
    }

    @Test
    void what_somebody_writes_while_a_batch_runs_is_never_overwritten() {
        many(2_000);
        var records = world.rows("SELECT id, ver FROM rec.shop__sale ORDER BY id");
        world.publish(sale("{qty}*{price}+1", "{qty}"));
        world.clock.advance(Duration.ofSeconds(2));
        var walking = world.worker().takeOne().subscribeAsCompletionStage();

        for (var index = 0; index < records.size(); index += 40) {
            var record = FormWorld.wait(
                    world.records().read(PLATFORM, SALE, records.get(index).getUUID("id")));
            world.update(PLATFORM, record, "{'qty':'7'}");
        }
        walking.toCompletableFuture().join();

        assertThat(world.rows("SELECT 1 FROM rec.shop__sale WHERE data->>'qty' = '7' AND data->>'total' = '8'"))
                .hasSize(50);
        assertThat(total("3")).isEqualTo(1_950);
    }

    private int many(int count) {
        var data = new java.util.ArrayList<com.fasterxml.jackson.databind.node.ObjectNode>();
        for (var index = 0; index < count; index++) {
            data.add(FormWorld.json("{'name':'n','qty':'2','price':'1'}"));
        }
        var batch = new org.mortise.core.contract.Records.Batch(SALE, data, "import", true);
        FormWorld.wait(
                world.database.inTransaction(transaction -> world.records().createMany(transaction, PLATFORM, batch)));
        // A formula of the batch gives 2, of which each test makes its own.
        return count;
    }

    private int total(String value) {
        return world.rows("SELECT 1 FROM app.shop_sale WHERE total = $1::text::numeric", value)
                .size();
    }

    private String run() {
        var row = world.rows("SELECT * FROM recompute_run ORDER BY version DESC LIMIT 1")
                .get(0);
        return String.join(
                " ",
                List.of(
                        row.getString("state"),
                        row.getString("reason"),
                        row.getLong("total").toString(),
                        row.getLong("processed").toString(),
                        row.getLong("changed").toString(),
                        row.getLong("failed").toString()));
    }

    private int history(org.mortise.core.contract.Records.Record record) {
        return world.rows("SELECT 1 FROM record_change WHERE record = $1", record.id())
                .size();
    }

    private static String sale(String total, String twice) {
        return "{'kind':'form','key':'sale','title':'Sale','model':{'titleField':'name','fields':[{'key':'name','type':'text'},"
                + "{'key':'qty','type':'number'},{'key':'price','type':'number'},"
                + "{'key':'total','type':'number','compute':'" + total + "'},"
                + "{'key':'lines','type':'subtable','fields':[{'key':'n','type':'number'},"
                + "{'key':'twice','type':'number','compute':'" + twice + "'}]}]}}";
    }
}
