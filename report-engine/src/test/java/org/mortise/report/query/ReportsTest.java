package org.mortise.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.core.testing.EngineWorld.PLATFORM;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {

    private static final String COUNT = "'measures':[{'key':'n','agg':'count'}]";

    private ReportWorld shop;
    private Caller.User ann;

    @BeforeAll
    void open() {
        shop = new ReportWorld().fill(80, 7);
        ann = shop.world.person("ann");
    }

    @AfterAll
    void close() {
        shop.close();
    }

    /** The places where a query names a field. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'form':'order','dimensions':[{'key':'d','field':'FIELD'}],'measures':[{'key':'n','agg':'count'}]}",
                "{'form':'order','measures':[{'key':'n','agg':'sum','field':'FIELD'}]}",
                "{'form':'order','measures':[{'key':'n','agg':'count'}],'filter':{'field':'FIELD','op':'empty'}}",
                "{'form':'order','measures':[{'key':'n','agg':'count'}],'filter':{'expr':'{FIELD}>1'}}",
                "{'form':'order','measures':[{'key':'n','agg':'count'}],'time':{'field':'FIELD','period':'today'}}",
                "{'form':'order','measures':[{'key':'n','agg':'count'}],'sort':[{'by':'FIELD'}]}",
            })
    void hidden_and_masked_fields_are_refused_like_fields_that_do_not_exist(String query) {
        var nothing = refusal(ann, query.replace("FIELD", "nothing")).problems().get(0);
        for (var field : List.of("cost", "name")) {
            var refused = refusal(ann, query.replace("FIELD", field)).problems().get(0);
            assertThat(refused.code()).isEqualTo(nothing.code());
            assertThat(refused.path()).isEqualTo(nothing.path());
        }
        assertThat(nothing.path()).isNotEmpty();
    }

    @Test
    void a_form_that_may_not_be_read_is_not_there() {
        var eve = shop.world.person("eve");
        assertThat(refusal(eve, "{'form':'order'," + COUNT + "}").kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(refusal(eve, "{'form':'none'," + COUNT + "}").kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    @Test
    void a_members_figures_stay_within_the_scope_of_rows_and_of_fields() {
        var query =
                "{'form':'order','measures':[{'key':'n','agg':'count'},{'key':'sum','agg':'sum','field':'amount'}]}";
        var cells = shop.ask(ann, query).rows().get(0).cells();
        var mine = "coalesce(owner_id = '" + ann.id() + "', false)";

        assertThat(cells.get("n"))
                .isEqualTo(shop.world.count(
                        "SELECT count(*) FROM rec.f_order WHERE " + mine + " OR coalesce(c_stage = 'won', false)"));
        assertThat(cells.get("sum"))
                .isEqualTo(shop.world
                        .postgres
                        .pool()
                        .query("SELECT sum(c_amount)::text FROM rec.f_order WHERE " + mine)
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getString(0));
        assertThat(cells.get("n"))
                .isNotEqualTo(shop.ask(PLATFORM, query).rows().get(0).cells().get("n"));
    }

    @Test
    void a_funnel_has_its_options_in_order_and_blanks_last() {
        var answer = shop.ask(PLATFORM, "{'form':'order','dimensions':[{'field':'stage'}]," + COUNT + "}");

        assertThat(answer.rows().stream().map(row -> row.cells().get("stage")).toList())
                .containsExactly("open", "won", "lost", null);
        assertThat(answer.rows().get(0).labels()).containsExactly(Map.entry("stage", "label of open"));
        assertThat(answer.columns())
                .extracting(ReportAnswer.Column::title)
                .containsExactly("title of stage", "Records");
    }

    @Test
    void switches_are_counted_and_shared_and_moments_have_a_first_and_a_last() {
        var answer = shop.ask(
                PLATFORM,
                "{'form':'order','measures':[{'key':'yes','agg':'countTrue','field':'urgent'},"
                        + "{'key':'share','agg':'shareTrue','field':'urgent'},"
                        + "{'key':'first','agg':'min','field':'due'},{'key':'last','agg':'max','field':'at'}]}");

        assertThat(answer.columns()).extracting("type").containsExactly("number", "number", "date", "date");
        assertThat(answer.columns().get(1).unit()).isEqualTo("%");
        assertThat(answer.columns().get(1).scale()).isEqualTo(4);
        assertThat(String.valueOf(answer.rows().get(0).cells().get("first"))).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(refusal(PLATFORM, "{'form':'order','measures':[{'key':'n','agg':'shareTrue','field':'stage'}]}")
                        .problems())
                .extracting("code")
                .containsExactly("report_not_a_number");
    }

    @Test
    void the_best_are_the_first_rows_of_an_order() {
        var all = shop.ask(
                PLATFORM,
                "{'form':'order','dimensions':[{'field':'partner'}]," + COUNT
                        + ",'sort':[{'by':'n','direction':'desc'}]}");
        var best = shop.ask(
                PLATFORM,
                "{'form':'order','dimensions':[{'field':'partner'}]," + COUNT
                        + ",'sort':[{'by':'n','direction':'desc'}],'limit':2}");

        assertThat(all.rows().stream()
                        .map(row -> Integer.valueOf(String.valueOf(row.cells().get("n")))))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(best.rows()).isEqualTo(all.rows().subList(0, 2));
    }

    @Test
    void people_and_records_have_names_as_far_as_the_reader_may_know_them() {
        var people = shop.ask(PLATFORM, "{'form':'order','dimensions':[{'field':'owner'}]," + COUNT + "}");
        assertThat(people.rows().stream().map(row -> row.labels().get("owner"))).contains("name of ann", "name of bob");

        var partners = shop.ask(ann, "{'form':'order','dimensions':[{'field':'partner'}]," + COUNT + "}");
        var names = partners.rows().stream()
                .flatMap(row -> row.labels().values().stream())
                .toList();
        assertThat(names).contains("No access").anyMatch(name -> name.startsWith("partner "));
    }

    @Test
    void months_without_records_are_there_with_zero() {
        var query =
                "{'form':'order','dimensions':[{'field':'due','bucket':'month'}],'measures':[{'key':'n','agg':'count'},"
                        + "{'key':'sum','agg':'sum','field':'amount'},{'key':'max','agg':'max','field':'amount'}],"
                        + "'time':{'field':'due','period':'thisYear','fill':true}}";
        var rows = shop.ask(PLATFORM, query).rows();

        assertThat(rows).hasSize(12);
        assertThat(rows.stream().map(row -> String.valueOf(row.cells().get("due"))))
                .isSorted();
        var december = rows.get(11);
        assertThat(december.cells())
                .containsEntry("n", 0L)
                .containsEntry("sum", "0")
                .containsEntry("max", null);
        assertThat(shop.listed(PLATFORM, december)).isZero();
    }

    @Test
    void a_parameter_chooses_the_period() {
        var query = "{'form':'order'," + COUNT + ",'time':{'field':'due','period':{'param':'period'}}}";
        var all = (Long) shop.ask(PLATFORM, query, Map.of("period", "all"))
                .rows()
                .get(0)
                .cells()
                .get("n");
        var some = (Long) shop.ask(PLATFORM, query, Map.of("period", "thisMonth"))
                .rows()
                .get(0)
                .cells()
                .get("n");

        assertThat(all).isEqualTo(80);
        assertThat(some).isBetween(1L, 79L);
        var unknown =
                catchThrowableOfType(Rejected.class, () -> shop.ask(PLATFORM, query, Map.of("period", "someday")));
        assertThat(unknown.problems())
                .extracting("code", "path")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("condition_unknown_period", "/time/period"));
    }

    @Test
    void several_mistakes_are_told_together() {
        var query = "{'form':'order','dimensions':[{'field':'stage','bucket':'day'},{'field':'items.qty'}],"
                + "'measures':[{'key':'stage','agg':'sum','field':'due'},{'key':'q','agg':'sum','field':'items.qty'}],"
                + "'time':{'field':'amount','period':'today'},'sort':[{'by':'none'}]}";

        assertThat(refusal(PLATFORM, query).problems().stream().map(problem -> problem.path() + " " + problem.code()))
                .containsExactlyInAnyOrder(
                        "/dimensions/0/bucket report_not_a_date",
                        "/dimensions/1/field report_several_values",
                        "/measures/0/field report_not_a_number",
                        "/measures/0 report_duplicate_column",
                        "/measures/1/field report_several_values",
                        "/time/field report_not_a_date",
                        "/sort/0/by report_unknown_column");
    }

    private Rejected refusal(Caller caller, String query) {
        return catchThrowableOfType(Rejected.class, () -> shop.ask(caller, query));
    }
}
