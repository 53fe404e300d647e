package org.mortise.report.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.testing.EngineWorld;
import org.mortise.report.query.ReportAnswer;
import org.mortise.report.query.ReportWorld;

class DashboardFiguresTest {

    private static final String SALES =
            "{'kind':'dashboard','key':'sales','params':[{'key':'period','type':'period'}],'items':["
                    + "{'key':'all','query':{'form':'order','measures':[{'key':'n','agg':'count'}]}},"
                    + "{'key':'cost','query':{'form':'order','measures':[{'key':'n','agg':'sum','field':'cost'}]}},"
                    + "{'key':'secret','query':{'form':'order','measures':[{'key':'n','agg':'count'}],"
                    + "'filter':{'field':'cost','op':'gt','value':'1'}}},"
                    + "{'key':'gone','query':{'form':'nowhere','measures':[{'key':'n','agg':'count'}]}}]}";

    private final ReportWorld reports = new ReportWorld().fill(10, 1);
    private final DashboardFigures figures = new DashboardFigures(reports.world.metadata, reports.reports);
    private final PublishedObject dashboard =
            new PublishedObject(ObjectKey.parse("shop.sales"), "dashboard", 1, EngineWorld.json(SALES), null);

    @AfterEach
    void stop() {
        reports.close();
    }

    @Test
    void a_figure_over_what_the_reader_may_not_see_says_so_and_looks_like_one_that_asks_for_nothing_there_is() {
        var seller = reports.world.person("ann");
        var outsider = reports.world.person("eve", "shop.none");

        assertThat(ask(seller, "all").rows()).hasSize(1);
        assertThat(refusal(outsider, "all")).isEqualTo("NOT_FOUND figure_not_available");
        assertThat(refusal(seller, "cost")).isEqualTo("NOT_FOUND figure_not_available");
        assertThat(refusal(seller, "secret")).isEqualTo("NOT_FOUND figure_not_available");
        assertThat(refusal(seller, "gone")).isEqualTo("NOT_FOUND figure_not_available");
        assertThat(ask(EngineWorld.PLATFORM, "cost").rows()).hasSize(1);
    }

    private ReportAnswer ask(Caller caller, String item) {
        return EngineWorld.get(
                figures.of(caller, Locale.US, dashboard, new DashboardFigures.Asked(item, Map.of(), null)));
    }

    private String refusal(Caller caller, String item) {
        var refused = catchThrowableOfType(Rejected.class, () -> ask(caller, item));
        return refused.kind() + " "
                + String.join(
                        ",", refused.problems().stream().map(Problem::code).toList());
    }
}
