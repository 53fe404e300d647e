package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

class ChangesTest {

    private final RecordWorld world = RecordWorld.withForms();
    private final CallerAccess administrator = RecordWorld.administrator();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_change_is_logged_key_by_key_and_row_by_row() {
        var id = world.insert(
                administrator,
                Shapes.ORDER,
                "{'no':'A1','amount':'1','due':'2026-01-01','items':[{'what':'bolt','price':'1'},{'what':'nut','price':'2'}]}");
        var items = world.read(administrator, Shapes.ORDER, id).get("items");
        var bolt = items.get(0).get("_id").asText();
        var nut = items.get(1).get("_id").asText();
        var written = world.update(
                administrator,
                Shapes.ORDER,
                id,
                "{'amount':'2','due':null,'items':[{'_id':'" + bolt + "','what':'bolt','price':'3'},{'what':'ring'}]}");
        assertThat(written.version()).isEqualTo(2);
        var diff = written.diff();
        assertThat(diff.get("amount").toString()).isEqualTo("[\"1\",\"2\"]");
        assertThat(diff.get("due").toString()).isEqualTo("[\"2026-01-01\",null]");
        assertThat(diff.get("items").get("changed").get(bolt).toString()).isEqualTo("{\"price\":[\"1\",\"3\"]}");
        assertThat(diff.get("items").get("removed").get(0).get("_id").asText()).isEqualTo(nut);
        assertThat(diff.get("items").get("added").get(0).get("what").asText()).isEqualTo("ring");

        var after = world.read(administrator, Shapes.ORDER, id);
        assertThat(after.has("due")).isFalse();
        assertThat(after.get("items").findValuesAsText("what")).containsExactly("bolt", "ring");
        var history = world.store
                .history(administrator.scope(RecordQuery.of(Shapes.ORDER, null, 1)), id)
                .await()
                .indefinitely();
        assertThat(history).extracting(RecordChange::op).containsExactly("update", "create");
        assertThat(history.get(0).diff()).isEqualTo(diff);
        assertThat(history.get(0).actor()).isEqualTo(RecordWorld.SOMEBODY);
    }

    @Test
    void an_update_that_changes_nothing_leaves_no_trace() {
        var id = world.insert(administrator, Shapes.ORDER, "{'no':'A1','tags':['red']}");
        var written = world.update(administrator, Shapes.ORDER, id, "{'no':'A1','tags':['red'],'amount':null}");
        assertThat(written.changed()).isFalse();
        assertThat(written.version()).isEqualTo(1);
        assertThat(world.rows("SELECT 1 FROM record_change WHERE record = $1", id))
                .hasSize(1);
    }

    @Test
    void many_links_keep_their_order_and_name_their_targets() {
        var one = world.insert(administrator, Shapes.PARTNER, "{'name':'One'}");
        var two = world.insert(administrator, Shapes.PARTNER, "{'name':'Two'}");
        var id = world.insert(administrator, Shapes.ORDER, "{'no':'A1','others':['" + two + "','" + one + "']}");
        var page = world.list(administrator, RecordQuery.of(Shapes.ORDER, null, 10));
        assertThat(RecordWorld.json(page.records().get(0).data()).get("others").toString())
                .isEqualTo("[\"" + two + "\",\"" + one + "\"]");
        assertThat(page.titles()).containsEntry(one, "One").containsEntry(two, "Two");
        world.update(administrator, Shapes.ORDER, id, "{'others':['" + one + "']}");
        assertThat(world.ids(
                        administrator, Shapes.ORDER, "{'field':'others','op':'hasAny','value':['" + one + "']}", null))
                .containsExactly(id);
        assertThat(world.ids(
                        administrator, Shapes.ORDER, "{'field':'others','op':'hasAny','value':['" + two + "']}", null))
                .isEmpty();
    }

    @Test
    void values_that_must_be_unique_are_refused_at_their_field() {
        world.insert(administrator, Shapes.ORDER, "{'no':'A1'}");
        assertThatThrownBy(() -> world.insert(administrator, Shapes.ORDER, "{'no':'A1'}"))
                .isInstanceOfSatisfying(Rejected.class, refused -> {
                    assertThat(refused.problems().get(0).code()).isEqualTo("not_unique");
                    assertThat(refused.problems().get(0).path()).isEqualTo("/data/no");
                });
    }

    @Test
    void of_all_who_saw_the_same_version_one_changes_it() {
        var id = world.insert(administrator, Shapes.ORDER, "{'no':'A1','amount':'0'}");
        var attempts = new ArrayList<Uni<String>>();
        for (var attempt = 1; attempt <= 8; attempt++) {
            var amount = attempt;
            attempts.add(world.database
                    .inTransaction(transaction -> {
                        var write = world.write(administrator, Shapes.ORDER, RecordAction.UPDATE);
                        return world.store
                                .lock(transaction, write, id)
                                .flatMap(before -> before.version() != 1
                                        ? Uni.createFrom().failure(Rejected.stale(before.version()))
                                        : world.store.update(
                                                transaction,
                                                write,
                                                before,
                                                RecordWorld.patched(
                                                        before, RecordWorld.json("{'amount':'" + amount + "'}")),
                                                RecordWorld.stamp()));
                    })
                    .map(written -> "won")
                    .onFailure(Rejected.class)
                    .recoverWithItem("stale"));
        }
        var outcomes = Uni.join().all(attempts).andCollectFailures().await().indefinitely();
        assertThat(outcomes).containsOnlyOnce("won").hasSize(8);
        assertThat(world.rows("SELECT ver FROM rec.f_order WHERE id = $1", id)
                        .get(0)
                        .getInteger(0))
                .isEqualTo(2);
    }

    @Test
    void a_deleted_record_lies_in_the_trash_and_comes_back_whole() {
        var partner = world.insert(administrator, Shapes.PARTNER, "{'name':'One'}");
        var id = world.insert(
                administrator,
                Shapes.ORDER,
                "{'no':'A1','amount':'5','others':['" + partner + "'],'items':[{'what':'bolt','price':'1'}]}");
        var before = world.read(administrator, Shapes.ORDER, id);
        world.delete(administrator, Shapes.ORDER, id);
        assertThat(world.reads(administrator, Shapes.ORDER, id)).isFalse();
        assertThat(
                        world.rows(
                                "SELECT 1 FROM rec.f_order_items UNION ALL SELECT 1 FROM rec.l_order_others UNION ALL SELECT 1 FROM rec.q_order"))
                .isEmpty();
        var query = administrator.scope(RecordQuery.of(Shapes.ORDER, null, 10));
        var trash = world.store.trash(query).await().indefinitely();
        assertThat(trash.rows().records()).extracting(StoredRecord::id).containsExactly(id);
        assertThat(trash.deletions()).containsOnlyKeys(id);
        assertThat(searched(administrator, "a")).containsExactly(id);
        assertThat(searched(administrator, "A2")).isEmpty();

        var restored = world.inTransaction(transaction -> world.store.restore(
                transaction, world.write(administrator, Shapes.ORDER, RecordAction.DELETE), id, RecordWorld.stamp()));
        assertThat(restored.version()).isEqualTo(2);
        assertThat(world.read(administrator, Shapes.ORDER, id)).isEqualTo(before);
        assertThat(world.ids(administrator, Shapes.ORDER, "{'field':'amount','op':'eq','value':'5'}", "A1"))
                .containsExactly(id);
        assertThat(world.store.trash(query).await().indefinitely().rows().records())
                .isEmpty();
    }

    private List<UUID> searched(CallerAccess reader, String text) {
        var query = new RecordQuery(Shapes.ORDER, null, text, List.of(), List.of(), null, 10);
        return world.store.trash(reader.scope(query)).await().indefinitely().rows().records().stream()
                .map(StoredRecord::id)
                .toList();
    }

    @Test
    void flows_set_the_approval_state() {
        var id = world.insert(administrator, Shapes.ORDER, "{'no':'A1'}");
        var instance = Ids.next();
        world.inTransaction(transaction ->
                world.store.flowState(transaction, Shapes.order(), id, "running", instance, RecordWorld.stamp()));
        assertThat(world.ids(administrator, Shapes.ORDER, "{'field':'flow_state','op':'eq','value':'running'}", null))
                .containsExactly(id);
    }

    @Test
    void two_hundred_writers_at_once_get_two_hundred_numbers_without_gaps() {
        var counters = new NumberCounters();
        var numbering = ObjectKey.parse("shop.order_no");
        var failed = new AtomicInteger();
        var taken = new ArrayList<Uni<Long>>();
        for (var writer = 0; writer < 200; writer++) {
            var fails = writer % 10 == 0;
            taken.add(world.database
                    .inTransaction(transaction -> counters.next(transaction, numbering, "2026")
                            .invoke(number -> {
                                if (fails) {
                                    throw new IllegalStateException("gives its number back");
                                }
                            }))
                    .onFailure(IllegalStateException.class)
                    .recoverWithItem(() -> {
                        failed.incrementAndGet();
                        return 0L;
                    }));
        }
        var numbers = Uni.join().all(taken).andCollectFailures().await().indefinitely();
        assertThat(failed.get()).isEqualTo(20);
        var expected = new ArrayList<Long>();
        for (var number = 1L; number <= 180; number++) {
            expected.add(number);
        }
        assertThat(numbers.stream().filter(number -> number > 0).sorted().toList())
                .isEqualTo(expected);
        Long last = world.inTransaction(transaction -> counters.take(transaction, numbering, "2026", 5));
        assertThat(last).isEqualTo(185);
        Long first = world.inTransaction(transaction -> counters.next(transaction, numbering, "2027"));
        assertThat(first).isEqualTo(1);
    }

    @Test
    void transactions_that_lose_to_others_are_tried_again() {
        var tries = new AtomicInteger();
        var outcome = Contention.retrying(() -> world.database.inTransaction(transaction -> tries.incrementAndGet() < 3
                        ? transaction
                                .connection()
                                .query("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$")
                                .execute()
                                .map(rows -> "lost")
                        : Uni.createFrom().item("done")))
                .await()
                .indefinitely();
        assertThat(outcome).isEqualTo("done");
        assertThat(tries.get()).isEqualTo(3);
    }
}
