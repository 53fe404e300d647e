package org.mortise.report.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.Playable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.Schemas;
import org.mortise.report.query.ReportAnswer;
import org.mortise.report.query.ReportQuery;
import org.mortise.report.query.Reports;

/** Dashboards and ad-hoc questions. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportResource {

    private static final SchemaCheck QUERY = SchemaCheck.of(Schemas.document("report-query"));

    /** A question of one's own names everything in full. */
    private static final String NO_PACKAGE = "none";

    private final Metadata metadata;
    private final Reports reports;
    private final DashboardAccess access;
    private final DashboardFigures figures;
    private final CurrentCaller caller;

    ReportResource(
            Metadata metadata,
            Reports reports,
            DashboardAccess access,
            DashboardFigures figures,
            CurrentCaller caller) {
        this.metadata = metadata;
        this.reports = reports;
        this.access = access;
        this.figures = figures;
        this.caller = caller;
    }

    /**
     * What is asked of an item.
     *
     * @param params values of the dashboard's parameters by key; absent ones take their defaults
     * @param of the record that those counted have to point to; all of them when absent
     */
    record ItemRequest(@Nullable Map<String, String> params, DashboardFigures.@Nullable Pointing of) {

        static final ItemRequest PLAIN = new ItemRequest(null, null);
    }

    /** A question of one's own; keys in it are qualified. */
    record QueryRequest(@Nullable JsonNode query, @Nullable Map<String, String> params) {}

    @GET
    @Playable
    @Path("/dashboards/{dashboard}")
    @Operation(operationId = "readDashboard", summary = "A dashboard as its author drew it")
    public Uni<JsonNode> dashboard(@PathParam("dashboard") String dashboard) {
        return access.find(caller.reader(), ObjectKey.named(dashboard)).map(PublishedObject::doc);
    }

    @POST
    @Playable
    @Path("/dashboards/{dashboard}/items/{item}/data")
    @Operation(
            operationId = "readDashboardItem",
            summary = "The figures of one item, within the reader's data scope",
            description = "404 with `figure_not_available` when the item asks for what the reader may not see.")
    public Uni<ReportAnswer> item(
            @PathParam("dashboard") String dashboard, @PathParam("item") String item, @Nullable ItemRequest request) {
        var asked = request == null ? ItemRequest.PLAIN : request;
        return access.find(caller.reader(), ObjectKey.named(dashboard))
                .flatMap(found -> figures.of(
                        caller.reader(),
                        caller.locale(),
                        found,
                        new DashboardFigures.Asked(item, asked.params(), asked.of())));
    }

    @POST
    @Path("/reports/query")
    @Operation(operationId = "queryReport", summary = "Answers a question that is not on a dashboard")
    public Uni<ReportAnswer> query(QueryRequest request) {
        var query = request.query() == null ? Json.object() : request.query();
        var problems = QUERY.check(query);
        if (!problems.isEmpty()) {
            throw Rejected.invalid(
                    problems.stream().map(problem -> problem.under("/query")).toList());
        }
        var params = request.params() == null ? Map.<String, String>of() : request.params();
        return answer(query, params);
    }

    private Uni<ReportAnswer> answer(JsonNode query, Map<String, String> params) {
        return Uni.createFrom()
                .deferred(() -> reports.answer(
                        caller.user(),
                        caller.locale(),
                        ReportQuery.read(NO_PACKAGE, query, params, metadata.snapshot())))
                .onFailure(failure -> failure instanceof Rejected refused && refused.kind() == Rejected.Kind.INVALID)
                .transform(failure -> Rejected.invalid(((Rejected) failure)
                        .problems().stream()
                                .map(problem -> problem.under("/query"))
                                .toList()));
    }
}
