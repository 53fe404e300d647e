package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;
import static org.mortise.form.record.FormWorld.text;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.AggregateQuery.Aggregate;
import org.mortise.core.access.AggregateQuery.Dimension;
import org.mortise.core.access.AggregateQuery.Measure;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;

/** Amounts whose currency another field says: in records, lists, figures, over links, and for readers who may not see it. */
class SaidCurrencyTest {

    private static final ObjectKey QUOTE = ObjectKey.parse("shop.quote");
    private static final String OPTIONS =
            "'options':[{'key':'CNY','label':'人民币'},{'key':'USD','label':'美元'},{'key':'JPY','label':'日元'}]";
    private static final String FORM = """
        {'kind':'form','key':'quote','title':'Quote','model':{'titleField':'name','fields':[
          {'key':'name','type':'text'},
          {'key':'cur','type':'currency','props':{%s},'default':{'value':'CNY'}},
          {'key':'price','type':'money','props':{'currencyField':'cur'}},
          {'key':'words','type':'text','compute':'{price.currency}&TEXT({price},\\'0.00\\')'},
          {'key':'rmb','type':'text','compute':'IF({price.currency}=\\'CNY\\',RMBUPPER({price}),\\'\\')'},
          {'key':'order','type':'link','props':{'form':'order'}}]}}\
        """.formatted(OPTIONS);
    private static final String ORDER = """
        {'kind':'form','key':'order','title':'Order','model':{'titleField':'no','fields':[
          {'key':'no','type':'text'},
          {'key':'quote','type':'link','props':{'form':'quote'}},
          {'key':'quoted_in','type':'lookup','props':{'via':'quote','field':'cur'}},
          {'key':'quoted','type':'lookup','props':{'via':'quote','field':'price','currencyField':'quoted_in'}},
          {'key':'fee','type':'money'},
          {'key':'rmb','type':'money','props':{'currency':'CNY'}},
          {'key':'euros','type':'money','props':{'currency':'EUR'}},
          {'key':'shown','type':'text','compute':'{quote.price.currency}'},
          {'key':'dollars','type':'rollup','props':{'form':'quote','via':'order','function':'sum','field':'price',
            'where':{'field':'cur','op':'eq','value':'USD'}}}]}}\
        """;
    private static final String CLERK = """
        {'kind':'role','key':'clerk','title':'Clerk','grants':[
          {'form':'quote','actions':['read'],'scope':'all','fields':{'*':'read','cur':'hidden'}}]}\
        """;

    private static FormWorld world;
    private static Caller.User clerk;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(FORM, ORDER, CLERK);
        clerk = world.person("ann", "shop.clerk");
        quote("a", "'price':'1200.5'");
        quote("b", "'cur':'USD','price':'1200'");
        quote("c", "'cur':'JPY','price':'3000'");
        quote("d", "'cur':'USD','price':'50.25'");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record quote(String name, String values) {
        return world.create(PLATFORM, "shop.quote", "{'name':'%s',%s}".formatted(name, values));
    }

    @Test
    void an_amount_is_in_the_currency_that_is_chosen_and_in_the_default_one_otherwise() {
        var usual = quote("e", "'price':'7'");
        world.delete(PLATFORM, usual);

        assertThat(text(usual.data(), "cur")).isEqualTo("CNY");
        assertThat(text(usual.data(), "words")).isEqualTo("CNY7.00");
        assertThat(text(usual.data(), "rmb")).isEqualTo("柒元整");
        assertThat(refusal(() -> quote("f", "'cur':'JPY','price':'7.5'"))).isEqualTo("currency_digits /data/price");
        assertThat(refusal(() -> quote("f", "'cur':null,'price':'7'"))).isEqualTo("currency_missing /data/price");
        assertThat(refusal(() -> quote("f", "'cur':'EUR','price':'7'"))).isEqualTo("option_unknown /data/cur");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field':'cur','op':'eq','value':'USD'} | d,b",
                "{'all':[{'field':'cur','op':'in','value':['USD','JPY']},{'field':'price','op':'gt','value':'100'}]} |"
                        + " b,c",
                "{'expr':'{price.currency}=`CNY`'} | a",
            })
    void lists_are_filtered_by_currency_and_sorted_by_amount(String filter, String names) {
        var condition = Conditions.parse(Json.plain(FormWorld.json(filter.replace("`", "\\'"))));
        var order = List.of(new RecordQuery.Sort(FieldPath.of("price"), false));
        var query = new RecordQuery(QUOTE, condition, null, order, List.of(), null, 10);

        assertThat(FormWorld.wait(world.records().list(PLATFORM, query)).items().stream()
                        .map(record -> record.data().path("name").asText()))
                .containsExactly(names.split(","));
    }

    @Test
    void one_figure_over_several_currencies_is_refused_and_one_for_each_is_not() {
        var usd = Conditions.parse(Json.plain(FormWorld.json("{'field':'cur','op':'eq','value':'USD'}")));

        assertThat(refusal(() -> sum(PLATFORM, List.of(), null))).isEqualTo("measure_mixed_currencies /measures/0");
        assertThat(sum(PLATFORM, List.of(), usd)).isEqualTo("[[1250.25]]");
        assertThat(sum(PLATFORM, List.of("cur"), null)).isEqualTo("[[CNY, 1200.5], [USD, 1250.25], [JPY, 3000]]");
    }

    private static String sum(Caller caller, List<String> by, @Nullable Condition filter) {
        var query = new AggregateQuery(
                QUOTE,
                by.stream()
                        .map(key -> new Dimension(key, FieldPath.of(key), null))
                        .toList(),
                List.of(new Measure("sum", Aggregate.SUM, FieldPath.of("price"))),
                filter,
                null,
                List.of(),
                10);
        return String.valueOf(FormWorld.wait(world.gate.aggregate(caller, query).flatMap(world.store::aggregate))
                .rows());
    }

    @Test
    void a_linked_record_is_shown_with_its_currency_and_rollups_are_of_one() {
        var quote = quote("z", "'cur':'USD','price':'9'");
        var order = world.create(PLATFORM, "shop.order", "{'no':'1','quote':'%s'}".formatted(quote.id()));
        world.update(PLATFORM, quote, "{'order':'%s'}".formatted(order.id()));
        world.work();

        var read = world.read(PLATFORM, order).data();
        assertThat(text(read, "quoted")).isEqualTo("9");
        assertThat(text(read, "quoted_in")).isEqualTo("USD");
        assertThat(text(read, "shown")).isEqualTo("USD");
        assertThat(text(read, "dollars")).isEqualTo("9");
        world.delete(PLATFORM, world.read(PLATFORM, quote));
    }

    /** To whoever may not see the currency, there is none: neither by its own key nor behind the amount. */
    @Test
    void of_a_hidden_currency_nobody_learns_anything() {
        var hidden = refusal(() -> sum(clerk, List.of("cur"), null));
        var unknown = refusal(() -> sum(clerk, List.of("nothing"), null));

        assertThat(hidden).isEqualTo("unknown_field /dimensions/0, measure_unknown_currencies /measures/0");
        assertThat(unknown).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'key':'x','type':'money','props':{'currencyField':'no'}} | currency_field_type",
                "{'key':'x','type':'money','props':{'currencyField':'curr'}} | field_unknown",
                "{'key':'x','type':'currency','props':{'options':[{'key':'ABC','label':'A'}]}} | currency_unknown",
                "{'key':'x','type':'lookup','props':{'via':'quote','field':'price'}} | lookup_without_currency",
                "{'key':'x','type':'rollup','props':{'form':'quote','via':'order','function':'sum','field':'price'}} |"
                        + " rollup_mixed_currencies",
                "{'key':'x','type':'number','compute':'ROLLUP(`sum`,`quote.price`,`quote.order`)'} |"
                        + " fx_mixed_currencies",
                "{'key':'x','type':'number','compute':'{quoted}-{quote.price}'} |",
                "{'key':'x','type':'number','compute':'{quoted}+{fee}'} | fx_other_currency",
                "{'key':'x','type':'number','compute':'{dollars}+{fee}'} | fx_other_currency",
                "{'key':'x','type':'number','compute':'IF({quoted_in}=`CNY`,{quoted}+{fee},0)'} |",
                "{'key':'x','type':'number','compute':'{dollars}*7.1+{fee}'} | fx_other_currency",
                "{'key':'x','type':'number','compute':'{fee}+{rmb}'} |",
                "{'key':'x','type':'number','compute':'{fee}+{euros}'} | fx_other_currency",
                "{'key':'x','type':'number','compute':'QUERY(`sum`,`quote.price`,{row.cur}=`USD`)'} |",
                "{'key':'x','type':'rollup','props':{'form':'quote','via':'order','function':'count'}} |",
            })
    void a_form_says_in_which_currency_its_amounts_are(String field, @Nullable String code) {
        var doc = ORDER.replace("{'key':'no'", field.replace("`", "\\'") + ",{'key':'no'");

        assertThat(refusal(() -> world.publish(doc)).replaceFirst(" .*", "")).isEqualTo(code == null ? "" : code);
    }

    @Test
    void amounts_that_are_older_than_their_currency_field_are_told_of_and_given_one_in_the_background() {
        var doc = """
            {'kind':'form','key':'bill','title':'Bill','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'price','type':'money','props':{'currency':'USD'%s}}%s,
              {'key':'lines','type':'subtable','fields':[{'key':'fee','type':'money'%s},{'key':'tip','type':'money'%s}]}]}}\
            """;
        world.publish(doc.formatted("", "", "", ""));
        var old = world.create(PLATFORM, "shop.bill", "{'name':'a','price':'7','lines':[{'fee':'1'},{'tip':'2'},{}]}");
        var without = world.create(PLATFORM, "shop.bill", "{'name':'b'}");
        var next = doc.formatted(
                ",'currencyField':'cur'",
                ",{'key':'cur','type':'currency','props':{%s}},{'key':'words','type':'text','compute':'{price.currency}'}"
                        .formatted(OPTIONS),
                ",'props':{'currencyField':'in'}},{'key':'in','type':'currency','props':{%s},'default':{'value':'JPY'}"
                        .formatted(OPTIONS),
                ",'props':{'currency':'USD','currencyField':'cur'}");
        var bill = new MetadataId("form", ObjectKey.parse("shop.bill"));

        world.draft(bill, next);
        assertThat(FormWorld.wait(world.desk().effects(bill, null)))
                .extracting(effect -> effect.code() + " " + effect.params().get("count") + " "
                        + effect.params().get("currency"))
                .containsExactly(
                        "effect_currency_given 1 USD", "effect_currency_given 1 JPY", "effect_currency_given 1 USD");

        world.publish(next);
        world.work();
        var read = world.read(PLATFORM, old);
        assertThat(text(read.data(), "cur")).isEqualTo("USD");
        assertThat(text(read.data(), "words")).isEqualTo("USD");
        assertThat(text(read.data().path("lines").path(0), "in")).isEqualTo("JPY");
        assertThat(read.data().path("lines").path(1).has("in")).isFalse();
        assertThat(read.version()).isEqualTo(old.version());
        assertThat(world.read(PLATFORM, without).data().has("cur")).isFalse();
    }

    private static String refusal(ThrowingCallable calling) {
        var said = new StringBuilder();
        try {
            calling.call();
        } catch (Rejected refused) {
            refused.problems().forEach(problem -> said.append(said.isEmpty() ? "" : ", ")
                    .append(problem.code())
                    .append(' ')
                    .append(problem.path()));
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
        return said.toString();
    }
}
