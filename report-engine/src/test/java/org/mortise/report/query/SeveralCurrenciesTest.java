package org.mortise.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.Shapes.field;
import static org.mortise.core.testing.Shapes.form;
import static org.mortise.core.testing.Shapes.option;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;

/** Figures over amounts whose currency another field says. */
class SeveralCurrenciesTest {

    private static final ObjectKey SALE = ObjectKey.parse("shop.sale");
    private static final String SUM = "{'key':'sum','agg':'sum','field':'price'}";

    private static ReportWorld shop;
    private static Caller.User clerk;

    @BeforeAll
    static void open() {
        shop = new ReportWorld();
        shop.world
                .publish(form(
                        "shop.sale",
                        field("name", ValueType.TEXT),
                        option("cur", "CNY", "USD"),
                        option("other_cur", "CNY", "USD"),
                        field("price", ValueType.NUMBER).but().currency("cur").build(),
                        field("fee", ValueType.NUMBER)
                                .but()
                                .currency("other_cur")
                                .build(),
                        field("sold", ValueType.DATE)))
                .publish(
                        "role",
                        "shop.clerk",
                        "{'kind':'role','key':'clerk','grants':[{'form':'sale','actions':['read'],'scope':'all',"
                                + "'fields':{'*':'read','cur':'hidden'}}]}");
        clerk = shop.world.person("kim", "shop.clerk");
        sale("'cur':'CNY','price':'100','sold':'2026-01-05'");
        sale("'cur':'CNY','price':'20','sold':'2026-03-05'");
        sale("'cur':'USD','price':'7','sold':'2026-02-05'");
        sale("'price':'1','sold':'2026-02-06'");
        sale("'sold':'2026-02-07'");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static void sale(String values) {
        shop.world.create(EngineWorld.PLATFORM, "shop.sale", ("{'name':'x'," + values + "}").replace('\'', '"'));
    }

    @Test
    void one_figure_becomes_one_for_each_currency_with_the_records_behind_it() {
        var answer = shop.ask(PLATFORM, "{'form':'sale','measures':[" + SUM + "],'limit':1}");

        assertThat(answer.columns()).extracting(ReportAnswer.Column::role).containsExactly("currency", "measure");
        assertThat(answer.columns().get(1).currency()).isEqualTo("currency");
        assertThat(answer.rows())
                .extracting(
                        row -> row.cells().get("currency") + " " + row.cells().get("sum"))
                .containsExactly("CNY 120", "USD 7", "null 1");
        assertThat(answer.rows().get(1).labels()).containsEntry("currency", "label of USD");
        assertThat(answer.rows().stream().map(SeveralCurrenciesTest::listed)).containsExactly(2, 1, 2);
    }

    @Test
    void groups_of_the_question_stay_and_each_currency_has_all_the_months() {
        var answer = shop.ask(
                PLATFORM,
                "{'form':'sale','dimensions':[{'field':'sold','bucket':'month'}],'measures':[" + SUM + "],"
                        + "'filter':{'field':'cur','op':'notEmpty'},'time':{'field':'sold','period':{'param':'p'},'fill':true}}",
                Map.of("p", "all"));

        assertThat(answer.rows())
                .extracting(row -> row.cells().get("sold") + " " + row.cells().get("currency") + " "
                        + row.cells().get("sum"))
                .containsExactly(
                        "2026-01-01 CNY 100",
                        "2026-01-01 USD 0",
                        "2026-02-01 CNY 0",
                        "2026-02-01 USD 7",
                        "2026-03-01 CNY 20",
                        "2026-03-01 USD 0");
    }

    @Test
    void a_question_that_keeps_currencies_apart_itself_is_left_alone() {
        var grouped = shop.ask(
                PLATFORM, "{'form':'sale','dimensions':[{'key':'in','field':'cur'}],'measures':[" + SUM + "]}");
        var asked = shop.ask(
                PLATFORM, "{'form':'sale','measures':[" + SUM + "],'filter':{'field':'cur','op':'eq','value':'USD'}}");

        assertThat(grouped.columns()).extracting(ReportAnswer.Column::role).containsExactly("dimension", "measure");
        assertThat(grouped.columns().get(1).currency()).isEqualTo("in");
        assertThat(asked.columns()).hasSize(1);
        assertThat(asked.columns().get(0).unit()).isEqualTo("USD");
    }

    @Test
    void counts_and_figures_in_one_currency_are_left_alone() {
        var answer = shop.ask(PLATFORM, "{'form':'sale','measures':[{'key':'n','agg':'count'}]}");

        assertThat(answer.columns()).hasSize(1);
        assertThat(answer.rows().get(0).cells()).containsEntry("n", 5L);
    }

    @Test
    void figures_whose_currencies_are_said_by_different_fields_are_refused() {
        assertThat(refused(PLATFORM, "[" + SUM + ",{'key':'fee','agg':'sum','field':'fee'}]"))
                .containsExactly("measure_mixed_currencies", "measure_mixed_currencies");
    }

    @Test
    void whoever_may_not_see_the_currency_has_no_figure_and_learns_nothing() {
        assertThat(refused(clerk, "[" + SUM + "]")).containsExactly("measure_unknown_currencies");
    }

    private static List<String> refused(Caller caller, String measures) {
        var refusal = catchThrowableOfType(
                Rejected.class, () -> shop.ask(caller, "{'form':'sale','measures':" + measures + "}"));
        assertThat(refusal.problems().toString()).doesNotContain("USD");
        return refusal.problems().stream().map(Problem::code).toList();
    }

    private static int listed(ReportAnswer.Row row) {
        var selection = Conditions.parse(Json.plain(Json.mapper().valueToTree(row.selection())));
        return EngineWorld.get(shop.world.records.list(PLATFORM, RecordQuery.of(SALE, selection, 50)))
                .items()
                .size();
    }
}
