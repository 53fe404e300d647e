package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mortise.core.job.JobRun;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.store.IndexWish.Level;

class IndexWishTest {

    private final FormShape order = Shapes.order();

    @Test
    void a_list_is_read_from_what_its_filter_fixes_and_then_its_order() {
        assertThat(list("{'field':'stage','op':'eq','value':'won'}", new Level("amount", true)))
                .endsWith(
                        "(\"c_stage\", \"c_amount\" DESC NULLS LAST, \"id\" DESC) INCLUDE (\"owner_id\", \"dept_id\")");
        assertThat(list("{'all':[{'field':'stage','op':'eq','value':'won'},{'field':'amount','op':'gt','value':'1'}]}"))
                .endsWith("(\"c_stage\", \"created_at\", \"id\") INCLUDE (\"owner_id\", \"dept_id\")");
        assertThat(list(null, new Level("due", false)))
                .endsWith("(\"c_due\", \"id\") INCLUDE (\"owner_id\", \"dept_id\")");
    }

    @Test
    void there_is_none_for_the_usual_list_and_for_orders_that_are_no_column() {
        assertThat(IndexWish.ofList(order, null, List.of())).isEmpty();
        assertThat(IndexWish.ofList(order, null, List.of(new Level("partner.name", true))))
                .isEmpty();
        assertThat(IndexWish.ofList(order, null, List.of(new Level("nothing", true))))
                .isEmpty();
        assertThat(IndexWish.ofList(order, null, List.of(new Level("stage", true))))
                .isEmpty();
    }

    @Test
    void figures_are_read_from_an_index_that_holds_whose_records_they_are() {
        assertThat(IndexWish.ofFigures(order, List.of("stage"), Set.of("amount"))
                        .orElseThrow()
                        .create())
                .endsWith("(\"c_stage\") INCLUDE (\"c_amount\", \"owner_id\", \"dept_id\")");
        assertThat(IndexWish.ofFigures(order, List.of("partner.level"), Set.of()))
                .isEmpty();
        assertThat(IndexWish.ofFigures(order, List.of("stage"), Set.of("tags"))).isEmpty();
    }

    @Test
    void the_database_answers_from_what_was_wished_for() {
        var world = RecordWorld.withForms();
        for (var number = 0; number < 300; number++) {
            world.insert(
                    RecordWorld.administrator(),
                    Shapes.ORDER,
                    "{'no':'A" + number + "','stage':'won','amount':'" + number + "'}");
        }
        build(
                world,
                IndexWish.ofFigures(order, List.of("stage"), Set.of("amount")).orElseThrow());
        build(world, wish("{'field':'stage','op':'eq','value':'won'}", new Level("amount", true)));
        build(world, wish("{'field':'stage','op':'eq','value':'won'}", new Level("due", false)));
        world.rows("VACUUM (ANALYZE) rec.f_order");
        assertThat(
                        plan(
                                world,
                                "SELECT c_stage, sum(c_amount) FROM rec.f_order WHERE dept_id IS DISTINCT FROM owner_id GROUP BY c_stage"))
                .contains("Index Only Scan using i_f_order_c_stage_with_c_amount_owner_id_dept_id");
        assertThat(
                        plan(
                                world,
                                "SELECT data FROM rec.f_order WHERE c_stage = 'won' ORDER BY c_amount DESC NULLS LAST, id DESC LIMIT 3"))
                .contains("i_f_order_c_stage_c_amount_desc_id_desc")
                .doesNotContain("Sort");
        assertThat(
                        plan(
                                world,
                                "SELECT 1 FROM rec.f_order WHERE c_stage = 'won' AND c_due >= '2020-01-01' AND dept_id IS DISTINCT FROM owner_id"))
                .as("a count within a scope")
                .contains("Index Only Scan using i_f_order_c_stage_c_due_id_with_owner_id_dept_id");
    }

    private static String plan(RecordWorld world, String sql) {
        var plan = new StringBuilder();
        world.database
                .inTransaction(transaction -> transaction
                        .connection()
                        .query("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
                        .execute()
                        .chain(() ->
                                transaction.connection().query("EXPLAIN " + sql).execute()))
                .await()
                .indefinitely()
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }

    private static void build(RecordWorld world, IndexWish wish) {
        world.database
                .inTransaction(transaction -> world.indexes.ensure(transaction, wish))
                .await()
                .indefinitely();
        var job = world.rows("SELECT id, payload::text FROM job WHERE unique_key = $1", wish.name())
                .get(0);
        var run = new JobRun(UUID.randomUUID(), "form.index", RecordWorld.payload(job.getString(1)), 1);
        world.indexes.run(run).await().indefinitely();
    }

    private String list(@Nullable String filter, Level... sort) {
        return wish(filter, sort).create();
    }

    private IndexWish wish(@Nullable String filter, Level... sort) {
        return IndexWish.ofList(order, RecordWorld.condition(filter), List.of(sort))
                .orElseThrow();
    }
}
