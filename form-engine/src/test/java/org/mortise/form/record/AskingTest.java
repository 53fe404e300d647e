package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.json;
import static org.mortise.form.record.FormWorld.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.contract.Records.Batch;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.database.Database;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.RecordMarks.Marked;

/** Formulas that ask other forms, on a real database. */
class AskingTest {

    private static FormWorld world;
    private static Caller.User ann;

    @BeforeAll
    static void open() {
        world = AskingForms.world();
        ann = world.person("ann", "shop.clerk");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record ware(String sku, String name, String price, String since) {
        world.clock.advance(Duration.ofSeconds(1));
        return world.create(
                FormWorld.PLATFORM,
                "shop.ware",
                "{'sku':'%s','name':'%s','price':'%s','since':'%s'}".formatted(sku, name, price, since));
    }

    private static Record sale(String data) {
        return world.create(ann, "shop.sale", data);
    }

    private static Record now(Record record) {
        world.settle();
        return world.read(FormWorld.PLATFORM, record);
    }

    private static void delete(Record record) {
        var now = world.read(FormWorld.PLATFORM, record);
        FormWorld.wait(world.records()
                .change(
                        FormWorld.PLATFORM,
                        new Change(now.form(), now.id(), null, now.version(), "api", null, CauseChain.none())));
    }

    @Test
    void what_is_asked_of_a_form_that_one_may_not_read_is_answered_for_everybody_alike() {
        ware("one", "One", "10", "2026-01-01");

        var sale = sale("{'sku':'one'}");

        assertThat(text(sale.data(), "first")).isEqualTo("10");
        assertThatThrownBy(() -> FormWorld.wait(world.records()
                        .list(ann, org.mortise.core.access.RecordQuery.of(ObjectKey.parse("shop.ware"), null, 1))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void of_several_records_each_function_picks_its_own() {
        ware("many", "Early", "10", "2026-01-01");
        ware("many", "Dear", "40", "2026-02-01");
        ware("many", "Late", "25", "2026-03-01");

        var data = sale("{'sku':'many'}").data();

        assertThat(Stream.of("first", "last", "dearest", "sum", "count", "names", "chained")
                        .map(key -> text(data, key)))
                .containsExactly("10", "25", "40", "75", "3", "Early/Dear/Late", "Dear");
        assertThat(text(world.read(FormWorld.PLATFORM, sale("{'sku':'many'}")).data(), "mean"))
                .isEqualTo("25");
    }

    @ParameterizedTest
    @CsvSource({"{'sku':'nobody'}", "{'sku':null}", "{'sku':''}", "{}"})
    void nothing_found_and_nothing_to_find_are_blank_or_zero(String data) {
        world.create(FormWorld.PLATFORM, "shop.ware", "{'name':'Without a number','price':'1'}");

        var found = sale(data).data();

        assertThat(Stream.of("first", "last", "dearest", "names", "kind").map(key -> text(found, key)))
                .containsOnlyNulls();
        assertThat(Stream.of("sum", "count").map(key -> text(found, key))).containsExactly("0", "0");
    }

    @Test
    void what_lies_in_the_trash_is_not_found() {
        var ware = ware("trash", "Away", "5", "2026-01-01");
        var sale = sale("{'sku':'trash'}");
        assertThat(text(sale.data(), "first")).isEqualTo("5");

        delete(ware);

        assertThat(text(now(sale).data(), "first")).isNull();
    }

    @Test
    void an_equality_is_followed_when_the_other_form_changes() {
        var ware = ware("moved", "Moved", "5", "2026-01-01");
        var sale = sale("{'sku':'moved','lines':[{'sku':'moved','qty':'3'}]}");
        var other = sale("{'sku':'elsewhere'}");
        assertThat(text(sale.data(), "total")).isEqualTo("15");

        world.update(FormWorld.PLATFORM, now(ware), "{'price':'7'}");

        assertThat(text(now(sale).data(), "first")).isEqualTo("7");
        assertThat(text(now(sale).data(), "total")).isEqualTo("21");
        assertThat(now(sale).version()).isEqualTo(sale.version());

        world.update(FormWorld.PLATFORM, now(ware), "{'sku':'elsewhere'}");

        assertThat(text(now(sale).data(), "first")).isNull();
        assertThat(text(now(other).data(), "first")).isEqualTo("7");
    }

    @Test
    void a_new_record_over_there_is_noticed_also_when_it_comes_in_bulk() {
        var sale = sale("{'sku':'awaited'}");

        var batch = new Batch(
                ObjectKey.parse("shop.ware"), List.of(json("{'sku':'awaited','price':'3'}")), "import", false);
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().createMany(transaction, FormWorld.PLATFORM, batch)));

        assertThat(text(now(sale).data(), "first")).isEqualTo("3");
    }

    @Test
    void a_batch_is_computed_away_from_the_threads_that_answers_come_by() {
        var threads = new ArrayList<String>();
        world.beforeWrites.add((transaction, form, before, image, caller) -> {
            threads.add(Thread.currentThread().getName());
            return Uni.createFrom().item(image);
        });
        var sales = List.of(json("{'sku':'far'}"), json("{'sku':'away'}"));
        FormWorld.wait(world.database.inTransaction(transaction -> world.records()
                .createMany(transaction, ann, new Batch(ObjectKey.parse("shop.sale"), sales, "api", true))));
        world.beforeWrites.clear();

        assertThat(threads).hasSize(2).noneMatch(name -> name.contains("eventloop"));
    }

    @Test
    void a_link_here_and_a_link_there_are_followed() {
        var ware = ware("linked", "Linked", "5", "2026-01-01");
        var sale = sale("{}");
        world.update(FormWorld.PLATFORM, now(sale), "{'ware':'%s'}".formatted(ware.id()));
        world.update(FormWorld.PLATFORM, now(ware), "{'kind':'b','fans':['%s']}".formatted(sale.id()));
        var receipt =
                world.create(FormWorld.PLATFORM, "shop.receipt", "{'sale':'%s','amount':'2.50'}".formatted(sale.id()));

        var after = now(sale).data();
        assertThat(Stream.of("kind", "loved", "paid", "open").map(key -> text(after, key)))
                .containsExactly("b", "1", "2.5", "-2.5");

        world.update(FormWorld.PLATFORM, now(receipt), "{'sale':null}");

        assertThat(text(now(sale).data(), "paid")).isEqualTo("0");
    }

    @Test
    void a_range_is_computed_when_it_is_saved_and_once_a_night() {
        var early = ware("range", "Early", "111", "2000-01-01");
        var sale = sale("{'made_on':'2000-01-15'}");
        assertThat(text(sale.data(), "at_the_time")).isEqualTo("111");

        world.update(FormWorld.PLATFORM, now(early), "{'price':'112'}");
        assertThat(text(now(sale).data(), "at_the_time")).isEqualTo("111");
        FormWorld.wait(world.daily.queue(ZoneOffset.UTC));
        world.work();

        assertThat(text(now(sale).data(), "at_the_time")).isEqualTo("112");
        world.update(FormWorld.PLATFORM, now(early), "{'gone':true}");
        assertThat(text(sale("{'made_on':'2000-01-15'}").data(), "at_the_time")).isNull();
    }

    @Test
    void a_record_is_none_of_the_others_of_its_form() {
        var one = sale("{'phone':'555'}");
        assertThat(text(one.data(), "others")).isEqualTo("0");

        var two = sale("{'phone':'555'}");

        assertThat(text(two.data(), "others")).isEqualTo("1");
        assertThat(text(now(one).data(), "others")).isEqualTo("1");
        assertThat(text(world.update(ann, now(one), "{'no':'x'}").data(), "others"))
                .isEqualTo("1");
    }

    @Test
    void five_hundred_new_records_ask_as_many_statements_as_one() {
        IntStream.range(0, 20).forEach(at -> ware("bulk" + at, "Bulk", String.valueOf(at), "2026-01-01"));
        var some = asked(1);
        var all = asked(500);

        assertThat(all).isEqualTo(some).isLessThanOrEqualTo(20);
    }

    private static long asked(int size) {
        var pool = new CountedPool(world.postgres.pool());
        var records = IntStream.range(0, size)
                .mapToObj(
                        at -> json("{'sku':'bulk%d','lines':[{'sku':'bulk%d','qty':'1'}]}".formatted(at % 20, at % 7)))
                .toList();
        var created = FormWorld.wait(Database.of(pool).inTransaction(transaction -> world.records()
                .createMany(transaction, ann, new Batch(ObjectKey.parse("shop.sale"), records, "api", true))));
        assertThat(created).allSatisfy(one -> assertThat(one.problems()).isEmpty());
        return pool.statements.stream()
                .filter(sql -> sql.contains("with ordinality"))
                .count();
    }

    @Test
    void computing_many_anew_asks_as_many_statements_as_computing_one() {
        var pool = new CountedPool(world.postgres.pool());
        var sales = IntStream.range(0, 120)
                .mapToObj(at -> new Marked(sale("{'sku':'s%d'}".formatted(at)).id(), null, 0))
                .toList();

        FormWorld.wait(Database.of(pool)
                .inTransaction(
                        transaction -> world.recomputation.of(transaction, ObjectKey.parse("shop.sale"), sales)));

        assertThat(pool.statements.stream()
                        .filter(sql -> sql.contains("with ordinality"))
                        .count())
                .isLessThanOrEqualTo(20);
    }

    @Test
    void a_default_is_looked_up_as_long_as_nobody_has_set_the_field() {
        ware("usual", "Old", "6", "2026-01-01");
        var newest = ware("usual", "New", "7", "2026-02-01");
        world.update(FormWorld.PLATFORM, now(newest), "{'kind':'b'}");

        assertThat(text(sale("{'sku':'usual'}").data(), "usual")).isEqualTo("7");
        assertThat(sale("{'sku':'usual'}").data().path("kinds")).hasToString("[\"b\"]");
        assertThat(text(sale("{'sku':'usual','usual':'1'}").data(), "usual")).isEqualTo("1");
        assertThat(text(sale("{'sku':'nobody'}").data(), "usual")).isNull();
        assertThat(text(evaluate(ann, null, "{'sku':'usual'}"), "usual")).isEqualTo("7");
        var changed = world.update(ann, now(sale("{'sku':'nobody'}")), "{'sku':'usual'}");
        assertThat(text(changed.data(), "usual")).isNull();
    }

    @Test
    void names_of_people_and_the_number_of_a_new_record_are_there_at_once() {
        var boss = world.person("boss");
        world.rows("UPDATE person SET manager = $1, name = 'Ann Lee' WHERE id = $2", boss.id(), ann.id());

        var sale = sale("{}");

        assertThat(text(sale.data(), "code"))
                .isEqualTo(text(sale.data(), "serial") + "/Ann Lee")
                .startsWith("S");
        assertThat(text(sale.data(), "seller_dept")).isEqualTo("boss");
    }

    @Test
    void trying_shows_what_saving_would_give_and_no_more() {
        ware("tried", "Tried", "8", "2026-01-01");

        var tried = evaluate(ann, null, "{'sku':'tried'}");

        assertThat(text(tried, "first")).isEqualTo("8");
        assertThat(tried.has("mean")).isFalse();
    }

    @Test
    void who_may_not_change_a_record_cannot_try_what_others_values_would_give() {
        ware("secret", "Secret", "9", "2026-01-01");
        var sale = sale("{'sku':'none of them'}");
        var reader = world.person("rea", "shop.reader");

        assertThat(text(evaluate(reader, sale, "{'sku':'secret'}"), "first")).isNull();
        assertThat(text(evaluate(ann, sale, "{'sku':'secret'}"), "first")).isEqualTo("9");
        assertThatThrownBy(() -> evaluate(reader, null, "{'sku':'secret'}")).isInstanceOf(Rejected.class);
    }

    private static ObjectNode evaluate(
            Caller.User caller, @org.jspecify.annotations.Nullable Record record, String data) {
        return FormWorld.wait(world.evaluation.evaluate(
                        caller, ObjectKey.parse("shop.sale"), record == null ? null : record.id(), json(data)))
                .data();
    }
}
