package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.text;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Rollups over the rows that point to a record follow them, on a real database. */
class RowRollupTest {

    private static FormWorld world;
    private static Caller.User ann;
    private static Caller.User guest;
    private static Caller.User stranger;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(RowRollupForms.ALL);
        ann = world.person("ann", "shop.clerk");
        guest = world.person("gus", "shop.guest");
        stranger = world.person("sam", "shop.stranger");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record product(String name) {
        return world.create(ann, "shop.product", "{'name':'%s','bought':100}".formatted(name));
    }

    private static String row(Record product, int quantity) {
        return "{'product':'%s','quantity':%d,'price':'2'}".formatted(product.id(), quantity);
    }

    private static Record order(String... rows) {
        return world.create(
                ann,
                "shop.order",
                "{'no':'%s','made_on':'2026-03-01','items':[%s]}"
                        .formatted(java.util.UUID.randomUUID(), String.join(",", rows)));
    }

    private static Record now(Record record) {
        world.settle();
        return world.read(ann, record);
    }

    private static String value(Record record, String key) {
        return String.valueOf(text(now(record).data(), key));
    }

    private static void delete(Record record) {
        var now = now(record);
        FormWorld.wait(world.records()
                .change(ann, new Change(now.form(), now.id(), null, now.version(), "api", null, CauseChain.none())));
    }

    /** The rows of a record as they can be sent again, with their ids. */
    private static String rows(Record record) {
        return now(record).data().path("items").toString();
    }

    @Test
    void rows_count_one_by_one_also_those_of_one_record_to_the_same_product() {
        var nail = product("Nail");
        var bolt = product("Bolt");
        assertThat(value(nail, "sold")).isEqualTo("0");
        assertThat(value(nail, "dearest")).isEqualTo("null");

        order(row(nail, 3), row(bolt, 7), row(nail, 5));

        assertThat(figures(nail)).isEqualTo("8 2 1 10 2026-03-01 1 92");
        assertThat(figures(bolt)).isEqualTo("7 1 1 14 2026-03-01 1 93");
        order(row(nail, 1));
        assertThat(figures(nail)).isEqualTo("9 3 1 10 2026-03-01 2 91");
    }

    private static String figures(Record product) {
        var data = now(product).data();
        return "%s %s %s %s %s %s %s"
                .formatted(
                        text(data, "sold"),
                        text(data, "lines"),
                        text(data, "big"),
                        text(data, "dearest"),
                        text(data, "last_on"),
                        text(data, "orders"),
                        text(data, "stock"));
    }

    @Test
    void a_row_that_leads_elsewhere_or_goes_is_seen_by_both_products() {
        var nail = product("Nail");
        var bolt = product("Bolt");
        var order = order(row(nail, 3), row(nail, 4));
        assertThat(value(nail, "sold")).isEqualTo("7");

        var rows = rows(order);
        var moved = rows.replaceFirst(nail.id().toString(), bolt.id().toString());
        world.update(ann, now(order), "{'items':%s}".formatted(moved));
        assertThat(value(nail, "sold")).isEqualTo("4");
        assertThat(value(bolt, "sold")).isEqualTo("3");

        world.update(ann, now(order), "{'items':[%s]}".formatted(row(nail, 9)));
        assertThat(value(nail, "sold")).isEqualTo("9");
        assertThat(value(bolt, "sold")).isEqualTo("0");

        world.update(ann, now(order), "{'items':[]}");
        assertThat(value(nail, "sold")).isEqualTo("0");
    }

    @Test
    void a_value_of_a_row_and_of_its_record_is_followed() {
        var nail = product("Nail");
        var order = order(row(nail, 3));
        world.settle();

        world.update(
                ann, now(order), "{'items':%s}".formatted(rows(order).replace("\"quantity\":\"3\"", "\"quantity\":6")));
        assertThat(figures(nail)).isEqualTo("6 1 1 12 2026-03-01 1 94");

        world.update(ann, now(order), "{'state':'void','made_on':'2026-03-05'}");
        assertThat(figures(nail)).isEqualTo("0 1 1 12 2026-03-05 1 100");
    }

    @Test
    void a_record_in_the_trash_counts_no_more_and_counts_again_when_it_returns() {
        var nail = product("Nail");
        var order = order(row(nail, 3), row(nail, 5));
        assertThat(value(nail, "sold")).isEqualTo("8");

        delete(order);
        assertThat(value(nail, "sold")).isEqualTo("0");
        assertThat(value(nail, "lines")).isEqualTo("0");

        FormWorld.wait(world.records().restore(ann, order.form(), order.id()));
        assertThat(value(nail, "sold")).isEqualTo("8");
    }

    @Test
    void a_column_of_many_links_counts_the_row_for_each_of_them() {
        var nail = product("Nail");
        var bolt = product("Bolt");
        var order =
                order("{'also':['%s','%s']}".formatted(nail.id(), bolt.id()), "{'also':['%s']}".formatted(nail.id()));
        assertThat(value(nail, "bundled")).isEqualTo("2");
        assertThat(value(bolt, "bundled")).isEqualTo("1");

        world.update(ann, now(order), "{'items':[{'also':['%s']}]}".formatted(bolt.id()));
        assertThat(value(nail, "bundled")).isEqualTo("0");
        assertThat(value(bolt, "bundled")).isEqualTo("1");
    }

    @Test
    void amounts_of_rows_are_added_up_in_the_currency_that_is_asked_for() {
        var nail = product("Nail");
        order(
                "{'product':'%s','fee':'5','cur':'USD'}".formatted(nail.id()),
                "{'product':'%s','fee':'7','cur':'CNY'}".formatted(nail.id()));

        assertThat(value(nail, "dollars")).isEqualTo("5");
        assertThat(FormWorld.wait(world.gate.of(ann))
                        .form(ObjectKey.parse("shop.product"))
                        .shape()
                        .field("dollars")
                        .orElseThrow()
                        .code())
                .isEqualTo("USD");
        var mixed = RowRollupForms.PRODUCT.replace(",'where':{'field':'items.cur','op':'eq','value':'USD'}", "");
        assertThatThrownBy(() -> world.publish(mixed))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("rollup_mixed_currencies"));
    }

    @Test
    void conditions_read_what_the_record_and_the_row_point_to() {
        var nail = product("Nail");
        var buyer = world.create(ann, "shop.buyer", "{'name':'near','level':'gold'}");
        var order = world.create(
                ann,
                "shop.order",
                "{'no':'1','buyer':'%s','items':[{'product':'%s','quantity':2,'depot':'%s'},{'product':'%s','quantity':3}]}"
                        .formatted(buyer.id(), nail.id(), buyer.id(), nail.id()));
        assertThat(value(nail, "gold")).isEqualTo("5");
        assertThat(value(nail, "near")).isEqualTo("1");

        world.update(ann, now(buyer), "{'name':'far','level':'tin'}");
        assertThat(value(nail, "gold")).isEqualTo("0");
        assertThat(value(nail, "near")).isEqualTo("0");
        assertThat(now(order).version()).isEqualTo(order.version());
    }

    @Test
    void windows_move_over_dates_of_the_record_and_of_the_row() {
        var nail = product("Nail");
        world.create(
                ann,
                "shop.order",
                "{'no':'1','made_on':'2026-03-01','items':[{'product':'%s','quantity':2,'due_on':'2026-03-01'},{'product':'%s','quantity':3,'due_on':'2020-01-01'}]}"
                        .formatted(nail.id(), nail.id()));
        assertThat(value(nail, "recent")).isEqualTo("5");
        assertThat(value(nail, "due")).isEqualTo("1");

        world.clock.advance(Duration.ofDays(40));
        FormWorld.wait(world.daily.queue(ZoneOffset.UTC));
        world.work();
        world.clock.advance(Duration.ofDays(-40));

        assertThat(text(world.read(ann, nail).data(), "recent")).isEqualTo("0");
        assertThat(text(world.read(ann, nail).data(), "due")).isEqualTo("0");
    }

    @Test
    void a_second_link_leads_on_from_where_the_row_points_to() {
        var brand = world.create(ann, "shop.brand", "{'name':'Forge'}");
        var other = world.create(ann, "shop.brand", "{'name':'Mill'}");
        var nail = world.create(ann, "shop.product", "{'name':'Nail','brand':'%s'}".formatted(brand.id()));
        var order = order(row(nail, 3), row(nail, 4));
        assertThat(value(brand, "sold")).isEqualTo("7");

        world.update(ann, now(nail), "{'brand':'%s'}".formatted(other.id()));
        assertThat(value(brand, "sold")).isEqualTo("0");
        assertThat(value(other, "sold")).isEqualTo("7");

        world.update(ann, now(order), "{'items':[%s]}".formatted(row(nail, 1)));
        assertThat(value(other, "sold")).isEqualTo("1");
        delete(order);
        assertThat(value(other, "sold")).isEqualTo("0");
    }

    @Test
    void two_records_written_at_once_to_one_product_both_count() throws Exception {
        var nail = product("Nail");
        var orders = List.of(order(row(nail, 1)), order(row(nail, 1)));
        world.settle();
        var barrier = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        var running = new ArrayList<Future<?>>();
        try {
            for (var order : orders) {
                running.add(pool.submit(() -> {
                    for (var turn = 1; turn <= 5; turn++) {
                        barrier.await(60, TimeUnit.SECONDS);
                        var read = world.read(ann, order);
                        world.update(ann, read, "{'items':[%s,%s]}".formatted(row(nail, turn), row(nail, 10)));
                        world.settle();
                    }
                    return null;
                }));
            }
            for (var one : running) {
                one.get(120, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(value(nail, "sold")).isEqualTo("30");
        assertThat(value(nail, "lines")).isEqualTo("4");
        assertThat(world.read(ann, nail).version()).isEqualTo(nail.version());
    }

    @Test
    void rows_of_records_that_are_there_are_counted_when_the_field_comes_later() {
        var nail = product("Nail");
        order(row(nail, 3));
        world.settle();

        world.publish(
                RowRollupForms.PRODUCT.replace(
                        "{'key':'stock'",
                        "{'key':'mean','type':'rollup','props':{'form':'order','via':'items.product','function':'avg','field':'items.quantity'}},{'key':'stock'"));
        world.work();

        assertThat(value(nail, "mean")).isEqualTo("3");
    }

    private static AggregateQuery rowsOf(String field) {
        return new AggregateQuery(
                ObjectKey.parse("shop.order"),
                "items",
                List.of(new AggregateQuery.Dimension("d", FieldPath.of(field), null)),
                List.of(new AggregateQuery.Measure("n", AggregateQuery.Aggregate.COUNT, null)),
                null,
                null,
                List.of(),
                10);
    }

    @Test
    void a_hidden_column_is_unknown_to_who_asks_by_it() {
        var nail = product("Nail");
        order(row(nail, 3));

        assertThat(FormWorld.wait(world.gate.of(guest))
                        .form(ObjectKey.parse("shop.order"))
                        .mayAsk("items.product"))
                .isFalse();
        for (var column : List.of("items.product", "items.nothing")) {
            assertThatThrownBy(() -> FormWorld.wait(world.gate.aggregate(guest, rowsOf(column))))
                    .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                            .extracting(problem ->
                                    problem.code() + " " + problem.params().get("field"))
                            .containsExactly("unknown_field " + column));
        }
        assertThat(FormWorld.wait(world.gate.aggregate(ann, rowsOf("items.product"))))
                .isNotNull();
    }

    @Test
    void a_list_of_records_with_a_row_to_here_has_each_once_and_only_what_its_reader_may_see() {
        var nail = product("Nail");
        var twice = order(row(nail, 3), row(nail, 4));
        var once = order(row(nail, 1));
        order(row(product("Bolt"), 1));
        var deleted = order(row(nail, 9));
        delete(deleted);
        world.update(ann, now(once), "{'state':'void'}");

        assertThat(pointing(ann, nail))
                .containsExactlyInAnyOrder(twice.id().toString(), once.id().toString());
        assertThat(pointing(stranger, nail)).containsExactly(once.id().toString());
        assertThatThrownBy(() -> pointing(guest, nail)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_list_over_a_column_of_many_links_has_the_records_too() {
        var nail = product("Nail");
        var order = order("{'also':['%s']}".formatted(nail.id()), row(nail, 1));

        var where = Map.of(
                "field", "also", "op", "hasAny", "value", List.of(nail.id().toString()));
        assertThat(found(ann, where)).containsExactly(order.id().toString());
    }

    private static List<String> pointing(Caller caller, Record product) {
        return found(
                caller,
                Map.of("field", "product", "op", "eq", "value", product.id().toString()));
    }

    private static List<String> found(Caller caller, Map<String, Object> where) {
        var filter = Conditions.parse(Map.of("rows", "items", "where", where));
        var query = new RecordQuery(ObjectKey.parse("shop.order"), filter, null, List.of(), List.of(), null, 50);
        var page = FormWorld.wait(world.store.list(FormWorld.wait(world.gate.scope(caller, query))));
        return page.records().stream().map(record -> record.id().toString()).toList();
    }
}
