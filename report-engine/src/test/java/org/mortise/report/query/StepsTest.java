package org.mortise.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.Shapes.field;
import static org.mortise.core.testing.Shapes.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;

/** Numbers in stretches of one width: longitude and latitude are the cells of a map. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepsTest {

    private static final ObjectKey SPOT = ObjectKey.parse("shop.spot");
    private static final String CELLS = "{'form':'spot','dimensions':[{'key':'x','field':'place.lng','step':'%1$s'},"
            + "{'key':'y','field':'place.lat','step':'%1$s'}],'measures':[{'key':'n','agg':'count'}]}";

    private ReportWorld reports;
    private Caller.User clerk;
    private Caller.User guest;

    @BeforeAll
    void places() {
        reports = new ReportWorld();
        reports.world
                .publish(form(
                        "shop.spot",
                        field("name", ValueType.TEXT),
                        field("height", ValueType.NUMBER),
                        field("place", ValueType.STRUCTURE)
                                .but()
                                .parts(Map.of("lng", ValueType.NUMBER, "lat", ValueType.NUMBER))
                                .build()))
                .publish("role", "shop.clerk", role("clerk", "'*':'read'"))
                .publish("role", "shop.guest", role("guest", "'*':'read','place':'hidden'"));
        clerk = reports.world.person("cleo", "shop.clerk");
        guest = reports.world.person("gus", "shop.guest");
        for (var place : List.of("106.51,29.56", "106.59,29.50", "106.60,29.56", "-0.05,51.48", "0.05,51.48")) {
            var ends = place.split(",");
            reports.world.create(
                    PLATFORM,
                    "shop.spot",
                    "{'height':'%s','place':{'code':'%s','lng':'%s','lat':'%s'}}"
                            .formatted(ends[1], place, ends[0], ends[1])
                            .replace('\'', '"'));
        }
        reports.world.create(PLATFORM, "shop.spot", "{\"name\":\"nowhere\"}");
    }

    @AfterAll
    void stop() {
        reports.close();
    }

    private static String role(String key, String fields) {
        return "{'kind':'role','key':'" + key + "','grants':[{'form':'spot','actions':['read'],'scope':'all','fields':{"
                + fields + "}}]}";
    }

    @Test
    void places_fall_into_cells_also_west_of_greenwich_and_those_without_one_stand_apart() {
        assertThat(ask(clerk, CELLS.formatted("0.1")).rows())
                .extracting(row -> row.cells().get("x") + "," + row.cells().get("y") + " "
                        + row.cells().get("n"))
                .containsExactly("-0.1,51.4 1", "0.0,51.4 1", "106.5,29.5 2", "106.6,29.5 1", "null,null 1");
        assertThat(ask(clerk, CELLS.formatted("10")).rows())
                .extracting(row -> row.cells().get("x") + "," + row.cells().get("y") + " "
                        + row.cells().get("n"))
                .containsExactly("-10,50 1", "0,50 1", "100,20 3", "null,null 1");
    }

    @Test
    void listing_a_cell_gives_as_many_records_as_it_counts() {
        for (var step : List.of("0.01", "0.1", "1", "10", "90")) {
            for (var row : ask(clerk, CELLS.formatted(step)).rows()) {
                var selection = Conditions.parse(Json.plain(Json.mapper().valueToTree(row.selection())));
                var listed = EngineWorld.get(reports.world.records.list(clerk, RecordQuery.of(SPOT, selection, 100)));
                assertThat((long) listed.items().size())
                        .as("%s of %s", row, step)
                        .isEqualTo(row.cells().get("n"));
            }
        }
    }

    @Test
    void a_column_says_in_words_what_it_is_and_how_wide_its_stretches_are() {
        var query =
                "{'form':'spot','dimensions':[{'key':'x','field':'place.lng','step':'0.1'},{'key':'h','field':'height'}],"
                        + "'measures':[{'key':'n','agg':'count'},{'key':'a','agg':'avg','field':'height'}]}";

        assertThat(ask(clerk, query).columns())
                .extracting(ReportAnswer.Column::title)
                .containsExactly(
                        "title of place · longitude (by 0.1)",
                        "title of height",
                        "Records",
                        "Average of title of height");
    }

    @Test
    void only_numbers_have_steps_and_a_hidden_place_has_no_cells() {
        assertThat(
                        refusal(
                                clerk,
                                "{'form':'spot','dimensions':[{'key':'d','field':'name','step':'1'}],'measures':[{'key':'n','agg':'count'}]}"))
                .isEqualTo("[report_not_a_number /dimensions/0/step]");
        var hidden = refusal(guest, CELLS.formatted("1"));
        assertThat(hidden).isEqualTo(refusal(guest, CELLS.formatted("1").replace("place", "nothing")));
    }

    private ReportAnswer ask(Caller caller, String query) {
        var read = ReportQuery.read("shop", EngineWorld.json(query), Map.of(), reports.world.metadata.snapshot());
        return EngineWorld.get(reports.reports.answer(caller, Locale.US, read));
    }

    private String refusal(Caller caller, String query) {
        var refused = catchThrowableOfType(Rejected.class, () -> ask(caller, query));
        return refused.problems().stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList()
                .toString();
    }
}
