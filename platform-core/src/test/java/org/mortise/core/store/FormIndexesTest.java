package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.Postponed;
import org.mortise.core.store.IndexWish.Level;

class FormIndexesTest {

    private static final int ENOUGH_TO_MEET = 2000;

    private final RecordWorld world = RecordWorld.withForms();

    @BeforeEach
    void fill() {
        world.rows("INSERT INTO rec.f_order (id, data, created_at, updated_at)"
                + " SELECT gen_random_uuid(), jsonb_build_object('stage', 'won', 'amount', n::text), now(), now()"
                + " FROM generate_series(1, " + ENOUGH_TO_MEET + ") n");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void builds_that_meet_are_put_off_and_none_fails() {
        var wishes = wishes();
        var waiting = wishes;
        for (var round = 0; !waiting.isEmpty() && round < wishes.size(); round++) {
            waiting = putOff(waiting);
        }

        assertThat(waiting).isEmpty();
        for (var wish : wishes) {
            assertThat(isBuilt(wish)).as(wish.name()).isTrue();
        }
    }

    @Test
    void an_index_that_is_there_is_not_built_again() {
        var wish = wishes().get(0);
        run(wish).await().indefinitely();
        var built = world.rows("SELECT relfilenode FROM pg_class WHERE relname = $1", wish.name());
        run(wish).await().indefinitely();

        assertThat(built).hasSize(1);
        assertThat(world.rows("SELECT relfilenode FROM pg_class WHERE relname = $1", wish.name())
                        .get(0)
                        .getLong(0))
                .isEqualTo(built.get(0).getLong(0));
        assertThat(world.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"))
                .isEmpty();
    }

    @Test
    void an_index_that_a_field_asks_for_no_longer_is_dropped_and_what_was_asked_last_holds() {
        var wish = IndexWish.ofField("f_order", Shapes.order().field("amount").orElseThrow())
                .orElseThrow();
        run(wish).await().indefinitely();
        assertThat(isBuilt(wish)).isTrue();

        world.inTransaction(transaction -> world.indexes.giveUp(transaction, wish));
        assertThat(pending()).containsExactly(wish.name() + " dropped");
        var drop = world.rows("SELECT payload::text FROM job WHERE state = 'pending'")
                .get(0)
                .getString(0);
        world.inTransaction(transaction -> world.indexes.ensure(transaction, wish));
        assertThat(pending()).containsExactly(wish.name());
        world.inTransaction(transaction -> world.indexes.giveUp(transaction, wish));
        assertThat(pending()).containsExactly(wish.name() + " dropped");

        world.indexes
                .run(new JobRun(UUID.randomUUID(), "form.index", RecordWorld.payload(drop), 1))
                .await()
                .indefinitely();
        assertThat(isBuilt(wish)).isFalse();
    }

    private List<String> pending() {
        return world.rows("SELECT unique_key FROM job WHERE kind = 'form.index' AND state = 'pending'").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<IndexWish> wishes() {
        var order = Shapes.order();
        return List.of(
                IndexWish.ofFigures(order, List.of("stage"), Set.of("amount")).orElseThrow(),
                IndexWish.ofList(order, null, List.of(new Level("amount", true)))
                        .orElseThrow(),
                IndexWish.ofList(order, null, List.of(new Level("due", false))).orElseThrow());
    }

    /** Has all built at once; answers with those whose turn has not come. */
    private List<IndexWish> putOff(List<IndexWish> wishes) {
        var later = new ArrayList<IndexWish>();
        var outcomes = wishes.stream()
                .map(wish -> run(wish)
                        .replaceWith(Optional.<IndexWish>empty())
                        .onFailure(Postponed.class)
                        .recoverWithItem(Optional.of(wish)))
                .toList();
        Multi.createBy()
                .merging()
                .streams(outcomes.stream().map(Uni::toMulti).toList())
                .collect()
                .asList()
                .await()
                .indefinitely()
                .forEach(outcome -> outcome.ifPresent(later::add));
        return later;
    }

    private Uni<Void> run(IndexWish wish) {
        world.inTransaction(transaction -> world.indexes.ensure(transaction, wish));
        var job = world.rows("SELECT payload::text FROM job WHERE unique_key = $1", wish.name())
                .get(0);
        return world.indexes.run(new JobRun(UUID.randomUUID(), "form.index", RecordWorld.payload(job.getString(0)), 1));
    }

    private boolean isBuilt(IndexWish wish) {
        return !world.rows(
                        "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND indisvalid",
                        "rec." + wish.name())
                .isEmpty();
    }
}
