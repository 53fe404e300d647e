package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.json;
import static org.mortise.form.record.FormWorld.text;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Lookups and rollups follow what they look at, on a real database. */
class DerivedTest {

    private static final String PARTNER = """
            {'kind':'form','key':'partner','title':'Partner','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','required':true},
              {'key':'level','type':'select','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}},
              {'key':'phone','type':'phone'},
              {'key':'total','type':'rollup','props':{'form':'order','via':'partner','function':'sum','field':'amount','where':{'field':'state','op':'ne','value':'void'}}},
              {'key':'orders','type':'rollup','props':{'form':'order','via':'partner'}},
              {'key':'last_on','type':'rollup','props':{'form':'order','via':'partner','function':'max','field':'made_on'}},
              {'key':'average','type':'rollup','props':{'form':'order','via':'partner','function':'avg','field':'amount'}},
              {'key':'recent','type':'rollup','props':{'form':'order','via':'partner','function':'sum','field':'amount','window':{'field':'made_on','within':'last30d'}}},
              {'key':'paid','type':'rollup','props':{'form':'payment','via':'order.partner','function':'sum','field':'amount'}},
              {'key':'open','type':'money','compute':'{total}-{paid}'}]}}""";
    private static final String ORDER = """
            {'kind':'form','key':'order','title':'Order','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'partner','type':'link','props':{'form':'partner'}},
              {'key':'level','type':'lookup','props':{'via':'partner','field':'level'}},
              {'key':'phone','type':'lookup','props':{'via':'partner','field':'phone','search':true}},
              {'key':'helpers','type':'links','props':{'form':'partner'}},
              {'key':'helper_levels','type':'lookup','props':{'via':'helpers','field':'level'}},
              {'key':'helper_names','type':'lookup','props':{'via':'helpers','field':'name'}},
              {'key':'amount','type':'money'},
              {'key':'state','type':'select','default':{'value':'live'},'props':{'options':[{'key':'live','label':'Live'},{'key':'void','label':'Void'}]}},
              {'key':'made_on','type':'date'},
              {'key':'net','type':'money','compute':'{amount}-IF(ISBLANK({level}),0,1)'}]}}""";
    private static final String PAYMENT = """
            {'kind':'form','key':'payment','title':'Payment','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'order','type':'link','props':{'form':'order'}},
              {'key':'partner_level','type':'lookup','props':{'via':'order','field':'level'}},
              {'key':'amount','type':'money'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'partner','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write','phone':'hidden'}},
              {'form':'order','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}},
              {'form':'payment','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User ann;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(PARTNER, ORDER, PAYMENT, ROLE);
        ann = world.person("ann", "shop.clerk");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private Record partner(String name, String level) {
        return world.create(FormWorld.PLATFORM, "shop.partner", "{'name':'%s','level':'%s'}".formatted(name, level));
    }

    private Record order(Record partner, String amount) {
        return world.create(
                ann,
                "shop.order",
                "{'partner':'%s','amount':'%s','made_on':'2026-03-01'}".formatted(partner.id(), amount));
    }

    private void delete(Record record) {
        var now = world.read(ann, record);
        FormWorld.wait(world.records()
                .change(ann, new Change(now.form(), now.id(), null, now.version(), "api", null, CauseChain.none())));
    }

    private Record now(Record record) {
        world.settle();
        return world.read(ann, record);
    }

    @Test
    void a_lookup_is_there_as_soon_as_the_record_is_saved() {
        var order = order(partner("Nail Ltd", "a"), "100");

        assertThat(text(order.data(), "level")).isEqualTo("a");
        assertThat(text(order.data(), "net")).isEqualTo("99");
    }

    @Test
    void a_lookup_follows_its_source_and_what_is_computed_of_it_follows_too() {
        var partner = partner("Nail Ltd", "a");
        var order = order(partner, "100");
        var payment = world.create(ann, "shop.payment", "{'order':'%s','amount':'1'}".formatted(order.id()));
        assertThat(text(payment.data(), "partner_level")).isEqualTo("a");

        world.update(ann, now(partner), "{'level':'b'}");

        var after = now(order);
        assertThat(text(after.data(), "level")).isEqualTo("b");
        assertThat(text(after.data(), "net")).isEqualTo("99");
        world.update(ann, now(partner), "{'level':null}");
        assertThat(text(now(order).data(), "net")).isEqualTo("100");
        world.update(ann, now(partner), "{'level':'b'}");
        world.settle();
        assertThat(text(world.read(ann, payment).data(), "partner_level")).isEqualTo("b");
    }

    @Test
    void following_is_no_change_of_the_record() {
        var partner = partner("Nail Ltd", "a");
        var order = order(partner, "100");

        world.update(ann, now(partner), "{'level':'b'}");

        var after = now(order);
        assertThat(after.version()).isEqualTo(order.version());
        assertThat(after.document().path("updatedAt"))
                .isEqualTo(order.document().path("updatedAt"));
        assertThat(world.rows("SELECT 1 FROM record_change WHERE record = $1", order.id()))
                .hasSize(1);
        var typed = world.update(ann, order, "{'no':'7'}");
        assertThat(typed.version()).isEqualTo(order.version() + 1);
        assertThat(text(typed.data(), "level")).isEqualTo("b");
    }

    @Test
    void a_lookup_over_many_links_has_every_value_once() {
        var one = partner("Nail", "a");
        var two = partner("Bolt", "b");
        var three = partner("Cord", "a");

        var order = world.create(
                ann, "shop.order", "{'helpers':['%s','%s','%s']}".formatted(one.id(), two.id(), three.id()));

        assertThat(order.data().path("helper_levels"))
                .isEqualTo(json("{'v':['a','b']}").path("v"));
        assertThat(text(order.data(), "helper_names")).isEqualTo("Nail、Bolt、Cord");
        world.update(ann, now(two), "{'name':'Screw'}");
        assertThat(text(now(order).data(), "helper_names")).isEqualTo("Nail、Screw、Cord");
    }

    @Test
    void the_right_to_a_lookup_is_its_own_and_nobody_writes_it() {
        var partner = world.create(FormWorld.PLATFORM, "shop.partner", "{'name':'Nail','phone':'13800138000'}");
        var order = order(partner, "1");

        assertThat(text(order.data(), "phone")).isEqualTo("13800138000");
        assertThat(text(world.read(ann, partner).data(), "phone")).isNull();
        assertThatThrownBy(() -> world.update(ann, order, "{'phone':'13900139000'}"))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("field_not_writable"));
    }

    @Test
    void rollups_follow_what_comes_changes_moves_goes_and_returns() {
        var nail = partner("Nail", "a");
        var bolt = partner("Bolt", "a");
        assertThat(text(nail.data(), "orders")).isEqualTo("0");
        assertThat(text(nail.data(), "total")).isEqualTo("0");
        assertThat(text(nail.data(), "last_on")).isNull();

        var first = order(nail, "10.50");
        var second = order(nail, "20");
        assertThat(figures(nail)).isEqualTo("2 30.5 2026-03-01 15.25");

        world.update(ann, now(first), "{'amount':'11','made_on':'2026-03-04'}");
        assertThat(figures(nail)).isEqualTo("2 31 2026-03-04 15.5");

        world.update(ann, now(second), "{'state':'void'}");
        assertThat(figures(nail)).isEqualTo("2 11 2026-03-04 15.5");

        world.update(ann, now(first), "{'partner':'%s'}".formatted(bolt.id()));
        assertThat(figures(nail)).isEqualTo("1 0 2026-03-01 20");
        assertThat(figures(bolt)).isEqualTo("1 11 2026-03-04 11");

        delete(first);
        assertThat(figures(bolt)).isEqualTo("0 0 null null");

        FormWorld.wait(world.records().restore(ann, first.form(), first.id()));
        assertThat(figures(bolt)).isEqualTo("1 11 2026-03-04 11");
    }

    private String figures(Record partner) {
        var data = now(partner).data();
        return "%s %s %s %s"
                .formatted(text(data, "orders"), text(data, "total"), text(data, "last_on"), text(data, "average"));
    }

    @Test
    void a_rollup_over_two_links_follows_both() {
        var nail = partner("Nail", "a");
        var bolt = partner("Bolt", "a");
        var order = order(nail, "100");
        var payment = world.create(ann, "shop.payment", "{'order':'%s','amount':'40'}".formatted(order.id()));

        assertThat(text(now(nail).data(), "paid")).isEqualTo("40");
        assertThat(text(world.read(ann, nail).data(), "open")).isEqualTo("60");

        world.update(ann, now(order), "{'partner':'%s'}".formatted(bolt.id()));
        assertThat(text(now(nail).data(), "paid")).isEqualTo("0");
        assertThat(text(now(bolt).data(), "paid")).isEqualTo("40");

        delete(payment);
        assertThat(text(now(bolt).data(), "paid")).isEqualTo("0");
        delete(order);
        assertThat(text(now(bolt).data(), "total")).isEqualTo("0");
    }

    @Test
    void a_window_moves_with_the_calendar() {
        var nail = partner("Nail", "a");
        order(nail, "10");
        assertThat(text(now(nail).data(), "recent")).isEqualTo("10");

        world.clock.advance(Duration.ofDays(40));
        FormWorld.wait(world.daily.queue(ZoneOffset.UTC));
        world.work();
        world.clock.advance(Duration.ofDays(-40));

        assertThat(text(world.read(ann, nail).data(), "recent")).isEqualTo("0");
        assertThat(text(world.read(ann, nail).data(), "total")).isEqualTo("10");
    }

    @Test
    void many_writers_at_once_leave_the_right_figures() throws Exception {
        var nail = partner("Nail", "a");
        var kept = order(nail, "1000");
        world.settle();
        var barrier = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(8);
        var running = new ArrayList<Future<?>>();
        try {
            for (var writer = 0; writer < 8; writer++) {
                var number = writer;
                running.add(pool.submit(() -> {
                    barrier.await();
                    for (var turn = 0; turn < 5; turn++) {
                        var order = order(nail, "7");
                        if (turn % 2 == 0) {
                            world.update(ann, order, "{'amount':'5'}");
                        }
                        if (number % 4 == 0) {
                            world.settle();
                        }
                    }
                    return null;
                }));
            }
            barrier.countDown();
            for (var one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }

        // Of each writer's five orders three are changed to 5 and two stay at 7.
        assertThat(text(now(nail).data(), "total")).isEqualTo(String.valueOf(1000 + 8 * (3 * 5 + 2 * 7)));
        assertThat(text(now(nail).data(), "orders")).isEqualTo("41");
        assertThat(world.read(ann, nail).version()).isEqualTo(1);
        assertThat(kept.version()).isEqualTo(1);
    }

    @Test
    void many_records_created_at_once_count_too() {
        var nail = partner("Nail", "b");
        var batch = new org.mortise.core.contract.Records.Batch(
                ObjectKey.parse("shop.order"),
                List.of(
                        json("{'partner':'%s','amount':'1'}".formatted(nail.id())),
                        json("{'partner':'%s','amount':'2'}".formatted(nail.id()))),
                "sample",
                true);
        var created = FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().createMany(transaction, FormWorld.PLATFORM, batch)));

        assertThat(text(now(nail).data(), "total")).isEqualTo("3");
        assertThat(world.rows(
                        "SELECT data->>'level' FROM rec.shop__order WHERE id = $1",
                        Objects.requireNonNull(created.get(0).id())))
                .extracting(row -> row.getString(0))
                .containsExactly("b");
    }

    @Test
    void fields_that_come_later_are_filled_for_the_records_that_are_there() {
        var nail = partner("Nail", "a");
        var order = order(nail, "10");
        world.settle();

        world.publish(
                PARTNER.replace(
                        "{'key':'open'",
                        "{'key':'void_orders','type':'rollup','props':{'form':'order','via':'partner','where':{'field':'state','op':'eq','value':'void'}}},{'key':'open'"),
                ORDER.replace(
                        "{'key':'amount'",
                        "{'key':'partner_name','type':'lookup','props':{'via':'partner','field':'name'}},{'key':'amount'"));
        world.work();

        assertThat(text(now(order).data(), "partner_name")).isEqualTo("Nail");
        assertThat(text(world.read(ann, nail).data(), "void_orders")).isEqualTo("0");
        assertThat(FormWorld.wait(world.marks.waiting(ObjectKey.parse("shop.order"))))
                .isZero();
    }

    @Test
    void what_is_read_elsewhere_is_filtered_sorted_and_grouped_by_as_any_field() {
        var nail = partner("Nail", "a");
        var order = order(nail, "10");
        world.settle();

        assertThat(world.rows("SELECT 1 FROM app.shop_order WHERE id = $1 AND level = 'a'", order.id()))
                .hasSize(1);
        assertThat(world.rows("SELECT 1 FROM app.shop_partner WHERE id = $1 AND total = 10", nail.id()))
                .hasSize(1);
    }

    @Test
    void options_added_at_the_source_are_known_where_they_are_looked_up() {
        world.publish(PARTNER.replace("{'key':'b','label':'B'}", "{'key':'b','label':'B'},{'key':'c','label':'C'}"));

        var access = FormWorld.wait(world.gate.of(ann));
        assertThat(access.form(ObjectKey.parse("shop.order"))
                        .shape()
                        .field("level")
                        .orElseThrow()
                        .option("c"))
                .isPresent();
    }
}
