package org.mortise.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Caller;
import org.mortise.core.testing.EngineWorld;

/** What makes figures trustworthy: the list behind a row has as many records as the row counts. */
class DrillTest {

    private static final long SEED = 20260315;
    private static final List<String> PLAIN = List.of(
            "stage",
            "tags",
            "amount",
            "due",
            "at",
            "urgent",
            "owner",
            "helpers",
            "partner",
            "others",
            "owner_id",
            "flow_state",
            "partner.level",
            "partner.name",
            "partner.owner",
            "created_by",
            "version");
    private static final List<String> FILTERS = List.of(
            "{'field':'stage','op':'in','value':['open','won']}",
            "{'not':{'field':'stage','op':'eq','value':'won'}}",
            "{'field':'amount','op':'gte','value':'20'}",
            "{'any':[{'field':'tags','op':'hasAny','value':['red']},{'field':'owner','op':'eq','value':{'var':'user.id'}}]}",
            "{'expr':'{amount}>10'}",
            "{'field':'partner.level','op':'eq','value':'gold'}",
            "{'field':'due','op':'within','value':'thisQuarter'}");
    private static final List<String> PERIODS =
            List.of("thisYear", "lastMonth", "last30d", "thisQuarter", "nextWeek", "all");
    private static final List<String> STEPS = List.of("0.5", "7", "100");
    private static final List<String> BUCKETS = List.of("day", "week", "month", "quarter", "year");

    @Test
    void listing_a_row_gives_as_many_records_as_it_counts() {
        var random = new Random(SEED);
        try (var shop = new ReportWorld().fill(160, SEED)) {
            var callers = List.of(EngineWorld.PLATFORM, shop.world.person("ann"), shop.world.person("bob"));
            for (var round = 0; round < 120; round++) {
                check(shop, ReportWorld.pick(random, callers), query(random));
            }
        }
    }

    private static void check(ReportWorld shop, Caller caller, String query) {
        var rows = shop.ask(caller, query).rows();
        for (var row : rows.subList(0, Math.min(rows.size(), 12))) {
            assertThat(shop.listed(caller, row))
                    .as("%s of %s by %s", row, query, caller)
                    .isEqualTo(row.cells().get("n"));
        }
    }

    private static String query(Random random) {
        var dimensions = new ArrayList<String>();
        for (var count = random.nextInt(4); count > 0; count--) {
            var key = "'key':'d" + count + "',";
            dimensions.add(
                    random.nextInt(3) == 0
                            ? "{" + key + "'field':'" + ReportWorld.pick(random, "due", "at", "created_at")
                                    + "','bucket':'" + ReportWorld.pick(random, BUCKETS) + "'}"
                            : "{" + key + "'field':'" + ReportWorld.pick(random, PLAIN)
                                    + "'}"
                                            .replace(
                                                    "'amount'",
                                                    "'amount','step':'" + ReportWorld.pick(random, STEPS) + "'"));
        }
        var query = new StringBuilder(
                "{'form':'order','measures':[{'key':'n','agg':'count'},{'key':'sum','agg':'sum','field':'amount'}]");
        query.append(",'dimensions':[").append(String.join(",", dimensions)).append(']');
        if (random.nextBoolean()) {
            query.append(",'filter':").append(ReportWorld.pick(random, FILTERS).replace("\"", "\\\""));
        }
        if (random.nextInt(3) == 0) {
            query.append(",'time':{'field':'")
                    .append(ReportWorld.pick(random, "due", "at"))
                    .append("','period':'")
                    .append(ReportWorld.pick(random, PERIODS))
                    .append("','fill':true}");
        }
        if (random.nextInt(3) == 0) {
            query.append(",'sort':[{'by':'n','direction':'desc'}],'limit':5");
        }
        return query.append('}').toString();
    }
}
