package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.job.JobRun;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;

class RecordTablesTest {

    private final RecordWorld world = RecordWorld.withForms();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void every_filterable_field_gets_a_typed_column_beside_the_document() {
        var types = new ArrayList<String>();
        world.rows("""
                SELECT column_name || ' ' || data_type FROM information_schema.columns
                 WHERE table_schema = 'rec' AND table_name = 'f_order' AND column_name LIKE 'c_%' ORDER BY 1""").forEach(row -> types.add(row.getString(0)));
        assertThat(types)
                .contains(
                        "c_amount numeric",
                        "c_due date",
                        "c_at timestamp with time zone",
                        "c_urgent boolean",
                        "c_tags ARRAY",
                        "c_partner uuid",
                        "c_no text")
                .noneMatch(type -> type.startsWith("c_items") || type.startsWith("c_others"));
        assertThat(world.rows("SELECT indexname FROM pg_indexes WHERE tablename = 'f_order'"))
                .extracting(row -> row.getString(0))
                .contains(
                        "i_f_order_created_at_id",
                        "i_f_order_owner_id_created_at_id",
                        "i_f_order_c_partner",
                        "u_f_order_c_no");
    }

    @Test
    void the_trigger_fills_the_columns_and_leaves_blank_what_does_not_fit() {
        var id = world.insert(
                RecordWorld.administrator(),
                Shapes.ORDER,
                "{'no':'A1','amount':'12.50','due':'2026-02-28','tags':['red','blue']}");
        var row = world.rows("SELECT c_amount = 12.5, c_due::text, c_tags FROM rec.f_order WHERE id = $1", id)
                .get(0);
        assertThat(row.getBoolean(0)).isTrue();
        assertThat(row.getString(1)).isEqualTo("2026-02-28");
        assertThat(row.getArrayOfStrings(2)).containsExactly("red", "blue");

        world.rows(
                "UPDATE rec.f_order SET data = data || '{\"amount\":\"a lot\",\"due\":\"2026-02-31\"}' WHERE id = $1",
                id);
        var bad = world.rows("SELECT c_amount, c_due FROM rec.f_order WHERE id = $1", id)
                .get(0);
        assertThat(bad.getValue(0)).isNull();
        assertThat(bad.getValue(1)).isNull();
    }

    @Test
    void an_update_that_leaves_indexed_columns_alone_stays_on_its_page() throws Exception {
        var id = world.insert(RecordWorld.administrator(), Shapes.ORDER, "{'no':'A1','amount':'1'}");
        try (var jdbc = world.postgres.jdbc();
                var statement = jdbc.createStatement()) {
            for (var times = 0; times < 10; times++) {
                statement.execute("UPDATE rec.f_order SET data = data || '{\"amount\":\"" + times
                        + "\"}', ver = ver + 1 WHERE id = '" + id + "'");
            }
            statement.execute("SELECT pg_stat_force_next_flush()");
        }
        var stats = world.rows("SELECT n_tup_hot_upd, n_tup_upd FROM pg_stat_user_tables WHERE relname = 'f_order'")
                .get(0);
        assertThat(stats.getLong(0)).isEqualTo(10).isEqualTo(stats.getLong(1));
    }

    @Test
    void publishing_the_same_form_again_changes_nothing() {
        world.publish(Shapes.order(), Shapes.order());
        assertThat(world.rows("SELECT count(*) FROM form_storage WHERE form = 'shop.order' AND live")
                        .get(0)
                        .getLong(0))
                .isEqualTo(16);
    }

    @Test
    void a_field_that_comes_back_finds_its_old_values_again() {
        var administrator = RecordWorld.administrator();
        var id = world.insert(administrator, Shapes.ORDER, "{'no':'A1','amount':'7'}");
        var without = Shapes.without(Shapes.order(), "amount", 2);
        world.publish(Shapes.order(), without);
        world.rows("UPDATE rec.f_order SET c_amount = NULL WHERE id = $1", id);
        var narrow = new org.mortise.core.access.TestAccess()
                .form(Shapes.partner())
                .form(without)
                .administrator();
        assertThat(world.read(narrow, Shapes.ORDER, id).has("amount")).isFalse();

        world.publish(without, Shapes.withFields(without, 3, Shapes.order().fields()));
        assertThat(world.rows("SELECT c_amount::text FROM rec.f_order WHERE id = $1", id)
                        .get(0)
                        .getString(0))
                .isEqualTo("7");
    }

    @Test
    void a_key_keeps_the_type_it_is_stored_by() {
        var other = new ArrayList<FieldShape>(
                Shapes.without(Shapes.order(), "amount", 2).fields());
        other.add(Shapes.field("amount", "text", ValueType.TEXT));
        assertThatThrownBy(() -> world.publish(Shapes.order(), Shapes.withFields(Shapes.order(), 2, other)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(
                                rejected.problems().get(0).code())
                        .isEqualTo("field_type_fixed"));
    }

    @Test
    void a_field_cannot_become_unique_while_records_share_values() {
        var administrator = RecordWorld.administrator();
        world.insert(administrator, Shapes.PARTNER, "{'name':'Same'}");
        world.insert(administrator, Shapes.PARTNER, "{'name':'Same'}");
        var fields = new ArrayList<>(Shapes.partner().fields());
        fields.set(0, Shapes.unique(fields.get(0)));
        var stricter = Shapes.withFields(Shapes.partner(), 2, fields);
        assertThatThrownBy(() -> world.publish(Shapes.partner(), stricter))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.problems().get(0).code()).isEqualTo("duplicates_exist");
                    assertThat(rejected.problems().get(0).params()).containsEntry("values", "Same ×2");
                });
    }

    @Test
    void who_reads_does_not_wait_for_a_publish_that_only_keeps_values_apart() {
        var fields = new ArrayList<>(Shapes.partner().fields());
        fields.set(0, Shapes.unique(fields.get(0)));
        var stricter = Shapes.withFields(Shapes.partner(), 2, fields);

        var read = world.inTransaction(transaction -> world.tables
                .publish(transaction, Shapes.partner(), stricter)
                .chain(() -> world.postgres
                        .pool()
                        .query("SELECT count(*) FROM rec.f_partner")
                        .execute())
                .ifNoItem()
                .after(Duration.ofSeconds(5))
                .fail());

        assertThat(read.size()).isEqualTo(1);
    }

    @Test
    void a_link_added_to_a_form_in_use_is_indexed_afterwards_by_a_job() {
        var more = Shapes.withFields(
                Shapes.order(),
                2,
                Shapes.order(Shapes.link("backup", ValueType.LINK, Shapes.PARTNER, null))
                        .fields());
        world.publish(Shapes.order(), more);
        var names = "SELECT 1 FROM pg_indexes WHERE indexname = 'i_f_order_c_backup'";
        assertThat(world.rows(names)).isEmpty();
        var job = world.rows("SELECT id, payload::text FROM job WHERE kind = 'form.index'")
                .get(0);
        var run = new JobRun(job.getUUID(0), "form.index", RecordWorld.payload(job.getString(1)), 1);
        world.indexes.run(run).await().indefinitely();
        world.indexes.run(run).await().indefinitely();
        assertThat(world.rows(names)).hasSize(1);
    }

    @Test
    void reports_outside_see_a_typed_view() {
        world.insert(RecordWorld.administrator(), Shapes.ORDER, "{'no':'A1','amount':'12.50'}");
        assertThat(world.rows("SELECT no, amount::text FROM app.shop_order")
                        .get(0)
                        .getString(1))
                .isEqualTo("12.50");
    }

    @Test
    void ddl_lets_running_transactions_finish_instead_of_queueing_everybody_behind_it() throws Exception {
        var more = Shapes.withFields(
                Shapes.order(),
                2,
                Shapes.order(Shapes.field("extra", "text", ValueType.TEXT)).fields());
        try (var jdbc = world.postgres.jdbc();
                var statement = jdbc.createStatement()) {
            jdbc.setAutoCommit(false);
            statement.execute("LOCK TABLE rec.f_order IN ACCESS SHARE MODE");
            var publishing = world.database
                    .inTransaction(transaction -> world.tables.publish(transaction, Shapes.order(), more))
                    .subscribeAsCompletionStage();
            awaitFirstTry();
            jdbc.commit();
            publishing.toCompletableFuture().join();
        }
        assertThat(List.of(world.rows("SELECT c_extra FROM rec.f_order").size()))
                .containsExactly(0);
    }

    private void awaitFirstTry() {
        while (world.rows("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'rec.f_order'::regclass")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
