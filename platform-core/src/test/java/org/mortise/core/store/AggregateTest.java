package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.AggregateQuery.Aggregate;
import org.mortise.core.access.AggregateQuery.Bucket;
import org.mortise.core.access.AggregateQuery.Dimension;
import org.mortise.core.access.AggregateQuery.Measure;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.TestAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.formula.FieldPath;

/** Groups agree with counting by hand over what the same caller can list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregateTest {

    private static final UUID ME = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private final RecordWorld world = RecordWorld.withForms();
    private final TestAccess access = RecordWorld.access()
            .role("shop.own", "[{'form':'order','actions':['read'],'scope':'own','fields':{'*':'read'}}]");
    private final CallerAccess caller = access.holding(ME, null, "shop.own");

    @BeforeAll
    void fill() {
        var random = new Random(3);
        for (var index = 0; index < 80; index++) {
            var data = RecordWorld.json("{'no':'N" + index + "'}");
            if (random.nextInt(5) > 0) {
                data.put("stage", List.of("open", "won", "lost").get(random.nextInt(3)));
            }
            if (random.nextInt(5) > 0) {
                data.put("amount", random.nextInt(1000) + "." + (10 + random.nextInt(90)));
            }
            if (random.nextInt(5) > 0) {
                data.put(
                        "due",
                        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400)).toString());
            }
            if (random.nextInt(5) > 0) {
                data.put("urgent", random.nextBoolean());
            }
            data.putArray("tags").add("red").add(random.nextBoolean() ? "green" : "blue");
            // Late in the evening of UTC it is the next month in Shanghai.
            data.put("at", "2026-0" + (1 + random.nextInt(3)) + "-28T2" + random.nextInt(4) + ":00:00.000Z");
            world.insert(RecordWorld.administrator(), Shapes.ORDER, data, random.nextBoolean() ? ME : OTHER, null);
        }
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void groups_with_sums_are_what_counting_by_hand_gives() {
        var rows = groups(caller, List.of(new Dimension("stage", FieldPath.of("stage"), null)), null);
        var byHand = new TreeMap<String, BigDecimal>();
        var counts = new TreeMap<String, Long>();
        for (var record : list(null)) {
            var stage = record.path("stage").asText("-");
            counts.merge(stage, 1L, Long::sum);
            if (record.has("amount")) {
                byHand.merge(stage, new BigDecimal(record.get("amount").asText()), BigDecimal::add);
            }
        }
        assertThat(rows).hasSize(counts.size());
        for (var row : rows) {
            var stage = row.get(0) == null ? "-" : String.valueOf(row.get(0));
            assertThat(row.get(1)).as(stage).isEqualTo(counts.get(stage));
            assertThat((BigDecimal) row.get(2)).isEqualByComparingTo(byHand.get(stage));
        }
        assertThat(rows.stream().map(row -> row.get(0)).toList()).containsExactly("open", "won", "lost", null);
    }

    @Test
    void listing_a_cell_gives_as_many_records_as_the_cell_counts() {
        var rows = groups(
                caller,
                List.of(
                        new Dimension("m", FieldPath.of("due"), Bucket.MONTH),
                        new Dimension("t", FieldPath.of("tags"), null)),
                null);
        assertThat(rows).isNotEmpty();
        for (var row : rows) {
            var month = (LocalDate) row.get(0);
            var cell = month == null
                    ? "{'all':[{'field':'due','op':'empty'},{'field':'tags','op':'hasAny','value':['" + row.get(1)
                            + "']}]}"
                    : "{'all':[{'field':'due','op':'gte','value':'" + month + "'},{'field':'due','op':'lt','value':'"
                            + month.plusMonths(1) + "'},{'field':'tags','op':'hasAny','value':['" + row.get(1)
                            + "']}]}";
            assertThat(list(RecordWorld.condition(cell))).hasSize(((Long) row.get(2)).intValue());
        }
    }

    @Test
    void instants_fall_into_months_by_the_organisations_zone() {
        var rows = groups(caller, List.of(new Dimension("m", FieldPath.of("at"), Bucket.MONTH)), null);
        var byHand = new TreeMap<LocalDate, Long>();
        for (var record : list(null)) {
            var local = java.time.Instant.parse(record.get("at").asText())
                    .atZone(TestAccess.ZONE)
                    .toLocalDate();
            byHand.merge(local.withDayOfMonth(1), 1L, Long::sum);
        }
        var found = new TreeMap<LocalDate, Long>();
        rows.forEach(row -> found.put((LocalDate) row.get(0), (Long) row.get(1)));
        assertThat(found).isEqualTo(byHand);
    }

    @Test
    void a_filter_a_sort_and_a_limit_hold_for_groups_too() {
        var filter = RecordWorld.condition("{'field':'stage','op':'in','value':['open','won']}");
        var query = new AggregateQuery(
                Shapes.ORDER,
                List.of(new Dimension("stage", FieldPath.of("stage"), null)),
                List.of(
                        new Measure("n", Aggregate.COUNT, null),
                        new Measure("avg", Aggregate.AVG, FieldPath.of("amount")),
                        new Measure("last", Aggregate.MAX, FieldPath.of("due")),
                        new Measure("kinds", Aggregate.COUNT_DISTINCT, FieldPath.of("owner"))),
                filter,
                null,
                List.of(new AggregateQuery.Order("n", true)),
                1);
        var rows = world.store
                .aggregate(caller.aggregate(query))
                .await()
                .indefinitely()
                .rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get(3)).isInstanceOf(LocalDate.class);
        var most = Map.of("open", "won", "won", "open")
                .get(String.valueOf(rows.get(0).get(0)));
        assertThat((Long) rows.get(0).get(1))
                .isGreaterThanOrEqualTo(
                        list(RecordWorld.condition("{'field':'stage','op':'eq','value':'" + most + "'}"))
                                .size());
    }

    @Test
    void those_that_say_yes_are_counted_and_are_a_share_of_those_that_say() {
        var query = new AggregateQuery(
                Shapes.ORDER,
                List.of(),
                List.of(
                        new Measure("yes", Aggregate.COUNT_TRUE, FieldPath.of("urgent")),
                        new Measure("share", Aggregate.SHARE_TRUE, FieldPath.of("urgent"))),
                null,
                null,
                List.of(),
                1);
        var said = list(null).stream()
                .filter(record -> record.hasNonNull("urgent"))
                .map(record -> record.path("urgent").asBoolean())
                .toList();
        var yes = said.stream().filter(urgent -> urgent).count();

        var row = world.store
                .aggregate(caller.aggregate(query))
                .await()
                .indefinitely()
                .rows()
                .get(0);
        assertThat(said).hasSizeBetween(1, list(null).size() - 1);
        assertThat(row.get(0)).isEqualTo(yes);
        assertThat(((BigDecimal) row.get(1)).doubleValue()).isCloseTo((double) yes / said.size(), offset(1e-9));
    }

    @Test
    void the_median_is_the_value_in_the_middle() {
        var query = new AggregateQuery(
                Shapes.ORDER,
                List.of(),
                List.of(new Measure("middle", Aggregate.MEDIAN, FieldPath.of("amount"))),
                null,
                null,
                List.of(),
                1);
        var byHand = list(null).stream()
                .filter(record -> record.hasNonNull("amount"))
                .map(record -> new BigDecimal(record.path("amount").asText()))
                .sorted()
                .toList();
        var middle = byHand.get((byHand.size() - 1) / 2)
                .add(byHand.get(byHand.size() / 2))
                .divide(BigDecimal.valueOf(2));

        var rows = world.store
                .aggregate(caller.aggregate(query))
                .await()
                .indefinitely()
                .rows();

        assertThat((BigDecimal) rows.get(0).get(0)).isEqualByComparingTo(middle);
    }

    @Test
    void without_dimensions_there_is_one_row_even_over_nothing() {
        var rows = groups(caller, List.of(), RecordWorld.condition("{'field':'no','op':'eq','value':'none'}"));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get(0)).isEqualTo(0L);
        assertThat(rows.get(0).get(1)).isNull();
    }

    private List<List<@Nullable Object>> groups(
            CallerAccess asking, List<Dimension> dimensions, @Nullable Condition filter) {
        var measures = List.of(
                new Measure("n", Aggregate.COUNT, null), new Measure("sum", Aggregate.SUM, FieldPath.of("amount")));
        var query = new AggregateQuery(Shapes.ORDER, dimensions, measures, filter, null, List.of(), 1000);
        return world.store
                .aggregate(asking.aggregate(query))
                .await()
                .indefinitely()
                .rows();
    }

    private List<ObjectNode> list(@Nullable Condition filter) {
        var records = new ArrayList<ObjectNode>();
        world.list(caller, RecordQuery.of(Shapes.ORDER, filter, 500))
                .records()
                .forEach(record -> records.add(RecordWorld.json(record.data())));
        return records;
    }
}
