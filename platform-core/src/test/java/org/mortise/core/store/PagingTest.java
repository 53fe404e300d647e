package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Rejected;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTest {

    private static final List<String> SORTABLE = List.of(
            "no",
            "stage",
            "amount",
            "due",
            "at",
            "urgent",
            "owner",
            "partner.level",
            "created_at",
            "version",
            "flow_state",
            "id");

    private final RecordWorld world = RecordWorld.withForms();

    @BeforeAll
    void fill() {
        var random = new Random(7);
        var administrator = RecordWorld.administrator();
        var partners = new ArrayList<UUID>();
        for (var level : List.of("gold", "silver", "bronze")) {
            partners.add(
                    world.insert(administrator, Shapes.PARTNER, "{'name':'" + level + "','level':'" + level + "'}"));
        }
        var records = new ArrayList<NewRecord>();
        for (var index = 0; index < 120; index++) {
            var data = RecordWorld.json("{}");
            sometimes(random, () -> data.put("no", "N" + random.nextInt(10_000_000)));
            sometimes(
                    random,
                    () -> data.put("stage", List.of("open", "won", "lost").get(random.nextInt(3))));
            sometimes(random, () -> data.put("amount", random.nextInt(4) + "." + random.nextInt(3)));
            sometimes(random, () -> data.put("due", "2026-01-0" + (1 + random.nextInt(4))));
            sometimes(random, () -> data.put("at", "2026-01-01T00:00:00.00" + random.nextInt(4) + "Z"));
            sometimes(random, () -> data.put("urgent", random.nextBoolean()));
            sometimes(
                    random,
                    () -> data.put("partner", partners.get(random.nextInt(3)).toString()));
            records.add(new NewRecord(Ids.next(), data, RecordWorld.keys(data), null, null));
        }
        world.inTransaction(transaction -> world.store.insertMany(
                transaction,
                world.write(administrator, Shapes.ORDER, RecordAction.CREATE),
                records,
                RecordWorld.stamp()));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void pages_put_together_are_the_whole_list_in_order() {
        var random = new Random(11);
        for (var round = 0; round < 60; round++) {
            var sort = new ArrayList<RecordQuery.Sort>();
            var levels = random.nextInt(4);
            for (var level = 0; level < levels; level++) {
                var field = SORTABLE.get(random.nextInt(SORTABLE.size()));
                sort.add(new RecordQuery.Sort(FieldPath.of(field), random.nextBoolean()));
            }
            var whole = page(sort, null, 500);
            assertThat(whole.next()).isNull();
            assertThat(whole.records()).hasSize(120);
            assertThat(paged(sort, 1 + random.nextInt(50)))
                    .as("sorted by %s", sort)
                    .isEqualTo(whole.records().stream().map(StoredRecord::id).toList());
        }
    }

    @Test
    void blanks_come_last_either_way_and_options_in_the_order_of_their_author() {
        var administrator = RecordWorld.administrator();
        for (var descending : List.of(true, false)) {
            var sort = List.of(new RecordQuery.Sort(FieldPath.of("stage"), descending));
            var stages = world
                    .list(administrator, new RecordQuery(Shapes.ORDER, null, null, sort, List.of(), null, 500))
                    .records()
                    .stream()
                    .map(record -> RecordWorld.json(record.data()).path("stage").asText("-"))
                    .distinct()
                    .toList();
            assertThat(stages)
                    .isEqualTo(descending ? List.of("lost", "won", "open", "-") : List.of("open", "won", "lost", "-"));
        }
    }

    @Test
    void a_cursor_that_is_not_ours_is_refused() {
        assertThatThrownBy(() -> page(List.of(), "bm9uc2Vuc2U", 10))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("cursor_invalid"));
    }

    @Test
    void counting_stops_beyond_a_thousand() {
        var administrator = RecordWorld.administrator();
        var records = new ArrayList<NewRecord>();
        for (var index = 0; index < 1001; index++) {
            var data = RecordWorld.json("{'name':'P" + index + "'}");
            records.add(new NewRecord(Ids.next(), data, RecordWorld.keys(data), null, null));
        }
        world.inTransaction(transaction -> world.store.insertMany(
                transaction,
                world.write(administrator, Shapes.PARTNER, RecordAction.CREATE),
                records,
                RecordWorld.stamp()));
        var query = administrator.scope(RecordQuery.of(Shapes.PARTNER, null, 1));
        assertThat(world.store.count(query).await().indefinitely()).isEqualTo(new RecordCount(1000, true));
        var few = administrator.scope(
                RecordQuery.of(Shapes.PARTNER, RecordWorld.condition("{'field':'level','op':'eq','value':'gold'}"), 1));
        assertThat(world.store.count(few).await().indefinitely()).isEqualTo(new RecordCount(1, false));
    }

    private List<UUID> paged(List<RecordQuery.Sort> sort, int limit) {
        var ids = new ArrayList<UUID>();
        String cursor = null;
        do {
            var page = page(sort, cursor, limit);
            page.records().forEach(record -> ids.add(record.id()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private RecordRows page(List<RecordQuery.Sort> sort, @org.jspecify.annotations.Nullable String cursor, int limit) {
        return world.list(
                RecordWorld.administrator(), new RecordQuery(Shapes.ORDER, null, null, sort, List.of(), cursor, limit));
    }

    private static void sometimes(Random random, Runnable action) {
        if (random.nextInt(4) > 0) {
            action.run();
        }
    }
}
