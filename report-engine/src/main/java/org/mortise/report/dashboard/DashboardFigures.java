package org.mortise.report.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.PublishedObject;
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
     * The figures of one item within the caller's scope. He did not write the question: when it asks for what is not there for
     * him, all he is told is {@code figure_not_available}, and it looks the same as if it did not exist.
     *
     * @param chosen values of the dashboard's parameters; absent ones take their defaults
     */
    Uni<ReportAnswer> of(
            Caller caller,
            Locale locale,
            PublishedObject dashboard,
            String item,
            @Nullable Map<String, String> chosen) {
        var params = new HashMap<>(DashboardKind.defaults(dashboard.doc()));
        if (chosen != null) {
            params.putAll(chosen);
        }
        var query = query(dashboard.doc(), item);
        return Uni.createFrom()
                .deferred(() -> reports.answer(
                        caller, locale, ReportQuery.read(dashboard.key().pkg(), query, params, metadata.snapshot())))
                .onFailure(DashboardFigures::isOutOfReach)
                .transform(outOfReach -> Rejected.because(Rejected.Kind.NOT_FOUND, "figure_not_available"));
    }

    private static boolean isOutOfReach(Throwable failure) {
        return failure instanceof Rejected refused
                && (refused.kind() == Rejected.Kind.NOT_FOUND
                        || refused.problems().stream().anyMatch(problem -> UNKNOWN.contains(problem.code())));
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
