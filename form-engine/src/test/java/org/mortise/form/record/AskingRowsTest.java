package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.json;
import static org.mortise.form.record.FormWorld.text;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.mortise.core.formula.Blanks;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Formulas that ask rows of sub-tables of other forms, on a real database. */
class AskingRowsTest {

    private static final String GOODS = """
            {'kind':'form','key':'goods','title':'Goods','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'sku','type':'text'},
              {'key':'sold','type':'number','compute':'ROLLUP(`sum`,`bill.items.qty`,`goods`)'},
              {'key':'lines','type':'number','compute':'ROLLUP(`count`,`bill.items`,`bill.items.goods`)'},
              {'key':'last_on','type':'date','compute':'ROLLUP(`max`,`bill.items.made_on`,`goods`)'},
              {'key':'bundled','type':'number','compute':'ROLLUP(`count`,`bill.items`,`also`)'},
              {'key':'open','type':'number','compute':'QUERY(`sum`,`bill.items.qty`,{row.sku}={sku} && {row.state}=`open`)'},
              {'key':'prices','type':'text','compute':'TEXTJOIN(`/`,TRUE,MAPX(`list`,{sku},`sku`,`bill.items.price`))'},
              {'key':'mean','type':'number','props':{'scale':4},'compute':'MAPX(`avg`,{sku},`sku`,`bill.items.price`)'},
              {'key':'newest','type':'money','compute':'MAPX(`last`,{sku},`bill.items.sku`,`bill.items.price`)'},
              {'key':'first_no','type':'text','compute':'LOOKUP(`bill.items.no`,`sku`,{sku})'}]}}""".replace("`", "\\'");
    private static final String BILL = """
            {'kind':'form','key':'bill','title':'Bill','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'made_on','type':'date'},
              {'key':'state','type':'text'},
              {'key':'items','type':'subtable','fields':[
                {'key':'goods','type':'link','props':{'form':'goods'}},
                {'key':'also','type':'links','props':{'form':'goods'}},
                {'key':'sku','type':'text'},
                {'key':'qty','type':'number'},
                {'key':'price','type':'money'},
                {'key':'elsewhere','type':'number','compute':'QUERY(`sum`,`bill.items.qty`,{row.sku}={sku})'}]}]}}""".replace("`", "\\'");
    private static final String CLERK = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'goods','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}},
              {'form':'bill','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}}]}""";
    private static final String GUEST = """
            {'kind':'role','key':'guest','title':'Guest','grants':[
              {'form':'goods','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'bill','actions':['read'],'scope':{'field':'state','op':'eq','value':'open'},'fields':{'*':'read','items.price':'hidden'}}]}""";
    private static final String BLIND = """
            {'kind':'role','key':'blind','title':'Blind','grants':[
              {'form':'goods','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'bill','actions':['read'],'scope':'all','fields':{'*':'read','items':'hidden'}}]}""";

    private static FormWorld world;
    private static Caller.User ann;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(GOODS, BILL, CLERK, GUEST, BLIND);
        ann = world.person("ann", "shop.clerk");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record goods(String sku) {
        return world.create(ann, "shop.goods", "{'name':'%s','sku':'%s'}".formatted(sku, sku));
    }

    private static Record bill(String fields, String... rows) {
        world.clock.advance(Duration.ofSeconds(1));
        return world.create(ann, "shop.bill", "{%s,'items':[%s]}".formatted(fields, String.join(",", rows)));
    }

    private static String row(Record goods, int quantity, String price) {
        return "{'goods':'%s','sku':'%s','qty':%d,'price':'%s'}"
                .formatted(goods.id(), text(goods.data(), "sku"), quantity, price);
    }

    private static Record now(Record record) {
        world.settle();
        return world.read(ann, record);
    }

    private static String values(Record record, String... keys) {
        var data = now(record).data();
        return Stream.of(keys).map(key -> String.valueOf(text(data, key))).collect(Collectors.joining(" "));
    }

    private static String rows(Record record) {
        return now(record).data().path("items").toString();
    }

    @Test
    void rows_are_asked_one_by_one_with_what_their_record_holds() {
        var nail = goods("nail");
        assertThat(values(nail, "sold", "lines", "last_on", "open", "prices", "mean", "newest", "first_no"))
                .isEqualTo("0 0 null 0 null null null null");

        bill("'no':'B1','made_on':'2026-03-01','state':'open'", row(nail, 3, "2"), row(nail, 4, "5"));
        bill("'no':'B2','made_on':'2026-02-01','state':'done'", row(nail, 5, "3"));

        assertThat(values(nail, "sold", "lines", "last_on", "open", "prices", "mean", "newest", "first_no"))
                .isEqualTo("12 3 2026-03-01 7 2/5/3 3.3333 3 B1");
    }

    @Test
    void a_row_that_changes_leads_elsewhere_or_goes_is_seen_at_its_old_and_at_its_new_end() {
        var bolt = goods("bolt");
        var screw = goods("screw");
        var bill = bill("'state':'open'", row(bolt, 3, "2"), row(bolt, 4, "5"));
        assertThat(values(bolt, "sold", "open", "newest")).isEqualTo("7 7 5");

        var moved = rows(bill)
                .replaceFirst(bolt.id().toString(), screw.id().toString())
                .replaceFirst("\"bolt\"", "\"screw\"");
        world.update(ann, now(bill), "{'items':%s}".formatted(moved));
        assertThat(values(bolt, "sold", "open", "lines")).isEqualTo("4 4 1");
        assertThat(values(screw, "sold", "open", "newest")).isEqualTo("3 3 2");

        world.update(ann, now(bill), "{'state':'done'}");
        assertThat(values(screw, "sold", "open")).isEqualTo("3 0");

        world.update(ann, now(bill), "{'items':[]}");
        assertThat(values(screw, "sold", "newest", "prices")).isEqualTo("0 null null");
        assertThat(values(bolt, "sold", "newest", "prices")).isEqualTo("0 null null");
    }

    @Test
    void a_text_in_a_row_that_becomes_another_is_noticed_by_who_holds_the_old_one_and_the_new_one() {
        var oak = goods("oak");
        var elm = goods("elm");
        var bill = bill("'no':'T'", "{'sku':'oak','price':'8'}");
        assertThat(values(oak, "newest")).isEqualTo("8");

        world.update(ann, now(bill), "{'items':%s}".formatted(rows(bill).replace("\"oak\"", "\"elm\"")));

        assertThat(values(oak, "newest")).isEqualTo("null");
        assertThat(values(elm, "newest")).isEqualTo("8");
    }

    @Test
    void rows_of_a_record_in_the_trash_are_not_found_until_it_returns() {
        var pin = goods("pin");
        var bill = bill("'state':'open'", row(pin, 3, "2"));
        assertThat(values(pin, "sold", "newest")).isEqualTo("3 2");

        var now = now(bill);
        FormWorld.wait(world.records()
                .change(ann, new Change(now.form(), now.id(), null, now.version(), "api", null, CauseChain.none())));
        assertThat(values(pin, "sold", "newest")).isEqualTo("0 null");

        FormWorld.wait(world.records().restore(ann, bill.form(), bill.id()));
        assertThat(values(pin, "sold", "newest")).isEqualTo("3 2");
    }

    @Test
    void a_column_of_many_links_counts_its_row_for_each_of_them() {
        var one = goods("one");
        var two = goods("two");
        var bill = bill("'no':'M'", "{'also':['%s','%s']}".formatted(one.id(), two.id()));
        assertThat(values(one, "bundled") + values(two, "bundled")).isEqualTo("11");

        world.update(ann, now(bill), "{'items':[{'also':['%s']}]}".formatted(two.id()));

        assertThat(values(one, "bundled") + values(two, "bundled")).isEqualTo("01");
    }

    @Test
    void rows_of_ones_own_record_are_none_of_the_others() {
        var first = bill("'no':'A'", "{'sku':'own','qty':1}", "{'sku':'own','qty':2}");
        assertThat(elsewhere(first)).isEqualTo("0 0");

        var second = bill("'no':'B'", "{'sku':'own','qty':5}");

        assertThat(elsewhere(second)).isEqualTo("3");
        assertThat(elsewhere(first)).isEqualTo("5 5");
    }

    private static String elsewhere(Record bill) {
        var found = now(bill).data().path("items");
        return IntStream.range(0, found.size())
                .mapToObj(at -> text(found.get(at), "elsewhere"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_column_that_asks_the_rows_of_its_form_for_itself_is_refused() {
        var ring = BILL.replace("'bill'", "'ring'").replace("bill.items.qty", "ring.items.elsewhere");

        assertThatThrownBy(() -> world.publish(ring)).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(
                        refused.problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo("derived_cycle");
                    assertThat(problem.params()).containsEntry("path", "ring.items.elsewhere → ring.items.elsewhere");
                }));
    }

    @Test
    void a_field_and_a_column_of_rows_that_need_each_other_are_refused() {
        var sold = GOODS.replace(
                "`sum`,`bill.items.qty`".replace("`", "\\'"), "`sum`,`bill.items.share`".replace("`", "\\'"));
        var share = BILL.replace(
                "{'key':'qty','type':'number'},",
                "{'key':'qty','type':'number'},{'key':'share','type':'number','compute':'{goods.sold}/2'},");

        assertThatThrownBy(() -> world.publish(sold, share))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("derived_cycle"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUERY(`sum`,`bill.items.qty`,{row.sku}=`seen`)                       | 7  | 3",
                "QUERY(`sum`,`bill.items.price`,{row.sku}=`seen`)                     | 13 | 0",
                "QUERY(`sum`,`bill.items.qty`,{row.sku}=`seen` && {row.price}>0)      | 7  | 0",
                "MAPX(`count`,`seen`,`sku`,`bill.items.qty`)                          | 2  | 1",
                "LOOKUP(`bill.items.price`,`sku`,`seen`,`state`,`open`)               | 6  |",
            })
    void who_tries_a_formula_finds_rows_of_records_in_his_scope_and_columns_that_he_may_see(
            String formula, String all, @Nullable String some) {
        bill("'state':'open','no':'S1'", "{'sku':'%s','qty':3,'price':'6'}".formatted(mark(formula)));
        bill("'state':'done','no':'S2'", "{'sku':'%s','qty':4,'price':'7'}".formatted(mark(formula)));
        var asked = formula.replace("seen", mark(formula));
        var guest = world.person("guest" + mark(formula), "shop.guest");
        var blind = world.person("blind" + mark(formula), "shop.blind");
        var stranger = world.person("stranger" + mark(formula));

        assertThat(tried(ann, asked)).isEqualTo(all);
        assertThat(tried(guest, asked)).isEqualTo(some);
        assertThat(tried(blind, asked)).isEqualTo(tried(stranger, asked)).isIn(null, "0");
    }

    private static String mark(String formula) {
        return "s" + Integer.toHexString(formula.hashCode());
    }

    private static @Nullable String tried(Caller caller, String formula) {
        var tried = new FormulaTrial.Tried(json(GOODS), formula.replace('`', '"'), null, Map.of(), null, Blanks.ZERO);
        var value = FormWorld.wait(world.trial.value(caller, ObjectKey.parse("shop.goods"), tried));
        return value instanceof java.math.BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : null;
    }

    @Test
    void many_new_records_ask_the_rows_as_many_statements_as_one() {
        var some = asked(1);
        var all = asked(300);

        assertThat(all).isEqualTo(some).isLessThanOrEqualTo(12);
    }

    private static long asked(int size) {
        var pool = new CountedPool(world.postgres.pool());
        var records = IntStream.range(0, size)
                .mapToObj(at -> json("{'sku':'bulk%d'}".formatted(at % 20)))
                .toList();
        var created = FormWorld.wait(Database.of(pool).inTransaction(transaction -> world.records()
                .createMany(transaction, ann, new Batch(ObjectKey.parse("shop.goods"), records, "api", true))));
        assertThat(created).allSatisfy(one -> assertThat(one.problems()).isEmpty());
        return pool.statements.stream()
                .filter(sql -> sql.contains("with ordinality"))
                .count();
    }
}
