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
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;

/** {@code files.count} in figures: how many files records hold, summed, averaged, grouped by and filtered on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileCountFiguresTest {

    private ReportWorld reports;
    private Caller.User clerk;

    @BeforeAll
    void records_with_none_one_and_three_files() {
        reports = new ReportWorld();
        reports.world
                .publish(form(
                        "shop.claim",
                        field("name", ValueType.TEXT),
                        field("files", ValueType.FILES),
                        field("papers", ValueType.FILES)))
                .publish(
                        "role",
                        "shop.clerk",
                        "{'kind':'role','key':'clerk','grants':[{'form':'claim','actions':['read'],'scope':'all',"
                                + "'fields':{'*':'read','papers':'hidden'}}]}");
        clerk = reports.world.person("cleo", "shop.clerk");
        for (var count : List.of(0, 1, 3, 3)) {
            var data = Json.object().put("name", "claim");
            var files = data.putArray("files");
            for (var number = 0; number < count; number++) {
                files.addObject()
                        .put("id", Ids.next().toString())
                        .put("name", number + ".txt")
                        .put("size", 1)
                        .put("type", "text/plain");
            }
            if (count == 0) {
                data.remove("files");
            }
            reports.world.create(PLATFORM, "shop.claim", data.toString());
        }
    }

    @AfterAll
    void stop() {
        reports.close();
    }

    @Test
    void are_summed_averaged_and_compared() {
        var row = ask("{'form':'claim','measures':[{'key':'sum','agg':'sum','field':'files.count'},"
                        + "{'key':'most','agg':'max','field':'files.count'},{'key':'n','agg':'count'}]}")
                .get(0);

        assertThat(row).containsEntry("sum", "7").containsEntry("most", "3");
        assertThat(row.get("n")).hasToString("4");
    }

    @Test
    void are_what_records_are_grouped_by() {
        var rows = ask("{'form':'claim','dimensions':[{'key':'count','field':'files.count'}],"
                + "'measures':[{'key':'n','agg':'count'}],'sort':[{'by':'count'}]}");

        assertThat(rows)
                .extracting(row -> row.get("count") + " " + row.get("n"))
                .contains("1 1", "3 2");
        assertThat(rows).hasSize(3);
    }

    @Test
    void are_what_records_are_chosen_by() {
        var rows = ask("{'form':'claim','measures':[{'key':'n','agg':'count'}],"
                + "'filter':{'field':'files.count','op':'gte','value':'1'}}");

        assertThat(rows.get(0).get("n")).hasToString("3");
    }

    @Test
    void of_a_hidden_field_are_unknown_like_those_of_none() {
        for (var query : List.of(
                "{'form':'claim','measures':[{'key':'n','agg':'sum','field':'FIELD.count'}]}",
                "{'form':'claim','dimensions':[{'key':'d','field':'FIELD.count'}],'measures':[{'key':'n','agg':'count'}]}",
                "{'form':'claim','measures':[{'key':'n','agg':'count'}],'filter':{'field':'FIELD.count','op':'gt','value':'0'}}")) {
            var hidden = refusal(query.replace("FIELD", "papers"));
            assertThat(hidden.replace("papers", "nothing")).isEqualTo(refusal(query.replace("FIELD", "nothing")));
        }
    }

    private List<Map<String, Object>> ask(String query) {
        return answer(query).rows().stream().map(row -> row.cells()).toList();
    }

    private String refusal(String query) {
        var refused = catchThrowableOfType(Rejected.class, () -> answer(query));
        return refused.problems().stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList()
                .toString();
    }

    private ReportAnswer answer(String query) {
        var read = ReportQuery.read("shop", EngineWorld.json(query), Map.of(), reports.world.metadata.snapshot());
        return EngineWorld.get(reports.reports.answer(clerk, Locale.US, read));
    }
}
