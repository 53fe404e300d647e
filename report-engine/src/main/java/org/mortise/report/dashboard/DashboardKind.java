package org.mortise.report.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.References;
import org.mortise.core.store.FormIndexes;
import org.mortise.report.query.ReportCheck;
import org.mortise.report.query.ReportQuery;

/** Dashboards as a kind of metadata. */
@ApplicationScoped
public class DashboardKind implements MetadataKind {

    public static final String NAME = "dashboard";

    private final Metadata metadata;
    private final FormIndexes indexes;

    DashboardKind(Metadata metadata, FormIndexes indexes) {
        this.metadata = metadata;
        this.indexes = indexes;
    }

    /** Outside the container, for tests of engines. */
    public static DashboardKind of(Metadata metadata, FormIndexes indexes) {
        return new DashboardKind(metadata, indexes);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String folder() {
        return "dashboards";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var problems = new ArrayList<Problem>();
        var params = defaults(doc);
        var keys = new HashSet<String>();
        for (var index = 0; index < doc.path("items").size(); index++) {
            var item = doc.path("items").get(index);
            var at = "/items/" + index;
            if (!keys.add(item.path("key").asText())) {
                problems.add(Problem.at(
                        at + "/key",
                        "report_duplicate_item",
                        Map.of("key", item.path("key").asText())));
            }
            var param = item.path("query").path("time").path("period").path("param");
            if (param.isTextual() && !params.containsKey(param.asText())) {
                problems.add(
                        Problem.at(at + "/query/time/period", "report_unknown_param", Map.of("param", param.asText())));
            }
            ReportCheck.of(key.pkg(), item.path("query"), params, lookup)
                    .forEach(problem -> problems.add(problem.under(at + "/query")));
        }
        return problems;
    }

    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var warnings = new ArrayList<Problem>();
        var params = defaults(doc);
        References.each(doc.path("items"), "/items", item -> ReportCheck.inVain(
                        key.pkg(), item.json().path("query"), params, lookup)
                .forEach(problem -> warnings.add(problem.under(item.path() + "/query"))));
        return warnings;
    }

    /** Figures that everybody looks at are read from indexes that hold nothing else. */
    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return metadata.current(transaction)
                .map(snapshot -> FigureIndexes.of(next.key(), next.doc(), snapshot))
                .flatMap(wishes -> Multi.createFrom()
                        .iterable(wishes)
                        .onItem()
                        .transformToUniAndConcatenate(wish -> indexes.ensure(transaction, wish))
                        .collect()
                        .last());
    }

    /** What the parameters are before anybody chooses. */
    static Map<String, String> defaults(JsonNode dashboard) {
        var defaults = new HashMap<String, String>();
        dashboard
                .path("params")
                .forEach(param -> defaults.put(
                        param.path("key").asText(), param.path("default").asText(ReportQuery.ALL_TIME)));
        return defaults;
    }
}
