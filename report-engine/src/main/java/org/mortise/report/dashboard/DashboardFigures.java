package org.mortise.report.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.ValueType;
import org.mortise.report.query.ReportAnswer;
import org.mortise.report.query.ReportQuery;
import org.mortise.report.query.Reports;

/** Answers the questions of a dashboard's items. */
@ApplicationScoped
class DashboardFigures {

    private static final Set<String> UNKNOWN =
            Set.of("unknown_field", "condition_unknown_field", "report_unknown_form", "report_unknown_dataset");

    private final Metadata metadata;
    private final Reports reports;

    DashboardFigures(Metadata metadata, Reports reports) {
        this.metadata = metadata;
        this.reports = reports;
    }

    /**
     * One record, so that a figure counts only what points to it.
     *
     * @param via the link that leads there, in the form that the figure counts, or {@code items.product} for one of its rows
     */
    record Pointing(@Nullable String via, @Nullable UUID record) {}

    /**
     * What is asked.
     *
     * @param item key of an item of the dashboard
     * @param chosen values of the dashboard's parameters; absent ones take their defaults
     * @param of null to count all records
     */
    record Asked(
            String item,
            @Nullable Map<String, String> chosen,
            @Nullable Pointing of) {}

    /**
     * The figures of one item within the caller's scope. He did not write the question: when it asks for what is not there for
     * him, all he is told is {@code figure_not_available}, and it looks the same as if it did not exist.
     */
    Uni<ReportAnswer> of(Caller caller, Locale locale, PublishedObject dashboard, Asked asked) {
        var params = new HashMap<>(DashboardKind.defaults(dashboard.doc()));
        if (asked.chosen() != null) {
            params.putAll(asked.chosen());
        }
        var query = query(dashboard.doc(), asked.item());
        return Uni.createFrom()
                .deferred(() -> reports.answer(
                        caller,
                        locale,
                        pointing(
                                ReportQuery.read(dashboard.key().pkg(), query, params, metadata.snapshot()),
                                asked.of())))
                .onFailure(DashboardFigures::isOutOfReach)
                .transform(outOfReach -> Rejected.because(Rejected.Kind.NOT_FOUND, "figure_not_available"));
    }

    private static boolean isOutOfReach(Throwable failure) {
        return failure instanceof Rejected refused
                && (refused.kind() == Rejected.Kind.NOT_FOUND
                        || refused.problems().stream().anyMatch(problem -> UNKNOWN.contains(problem.code())));
    }

    /** The question, asked only of records that point to one: the filter that a list of related records has as well. */
    private ReportQuery pointing(ReportQuery query, @Nullable Pointing of) {
        if (of == null) {
            return query;
        }
        var via = of.via();
        var keys = via == null ? List.<String>of() : List.of(via.split("\\.", -1));
        if (keys.isEmpty()
                || keys.size() > 2
                || of.record() == null
                || !keys.stream().allMatch(ObjectKey::isKey)) {
            throw Rejected.invalid(List.of(Problem.at("/of", "required")));
        }
        var record = of.record().toString();
        var field = metadata.snapshot().form(query.form()).flatMap(shape -> shape.field(keys.get(0)));
        var link = keys.size() == 1 ? field : field.flatMap(rows -> rows.field(keys.get(1)));
        var named = keys.get(keys.size() - 1);
        Map<String, Object> points =
                link.filter(each -> each.type() == ValueType.LINKS).isPresent()
                        ? Map.of("field", named, "op", "hasAny", "value", List.of(record))
                        : Map.of("field", named, "op", "eq", "value", record);
        return query.where(Conditions.parse(keys.size() == 1 ? points : Map.of("rows", keys.get(0), "where", points)));
    }

    private static JsonNode query(JsonNode dashboard, String key) {
        for (var item : dashboard.path("items")) {
            if (item.path("key").asText().equals(key)) {
                return item.path("query");
            }
        }
        throw Rejected.notFound();
    }
}
