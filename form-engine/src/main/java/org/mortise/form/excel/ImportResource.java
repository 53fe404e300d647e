package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

/** Workbooks come in. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportResource {

    private static final int SAMPLES = 50;

    private final ImportDesk desk;
    private final RejectedRowsFile rejectedRows;
    private final ProblemTexts texts;
    private final CurrentCaller caller;

    ImportResource(ImportDesk desk, RejectedRowsFile rejectedRows, ProblemTexts texts, CurrentCaller caller) {
        this.desk = desk;
        this.rejectedRows = rejectedRows;
        this.texts = texts;
        this.caller = caller;
    }

    /**
     * How the import is to be done, as the user corrected it.
     *
     * @param quiet whether rules that react to new records leave the imported ones alone; they act unless it is true
     */
    record StartRequest(
            int sheet,
            int headerRow,
            ImportTarget.@Nullable Wanted target,
            @Nullable List<ColumnPlan> columns,
            int rows,
            boolean quiet) {}

    /** A reason of a row, as a sentence. */
    record Sample(int row, String column, String code, String message) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "uploadWorkbook",
            summary = "Uploads a workbook or CSV file and says what its columns seem to be",
            description = "With `form`, also which of its fields each column seems to be meant for.")
    public Uni<ObjectNode> upload(
            @QueryParam("name") @Nullable String name, @QueryParam("form") @Nullable String form, @Nullable File file) {
        var path = RequestBodies.required(file).toPath();
        var named = name == null ? "upload.xlsx" : name;
        if (form == null) {
            return desk.analyse(caller.user(), path, named).map(analysis -> analysis(analysis, null));
        }
        return desk.destination(caller.user(), form).flatMap(destination -> desk.analyse(caller.user(), path, named)
                .map(analysis -> analysis(analysis, destination)));
    }

    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startImport",
            summary = "Makes the form, when a new one is wanted, and lets the rows come in the background")
    public Uni<Response> start(@PathParam("id") String id, @Nullable StartRequest request) {
        var sent = RequestBodies.required(request);
        var problems = new ArrayList<Problem>();
        if (sent.target() == null) {
            problems.add(Problem.at("/target", "required"));
        }
        if (sent.columns() == null || sent.columns().stream().allMatch(ColumnPlan::skip)) {
            problems.add(Problem.at("/columns", "import_no_columns"));
        }
        RequestBodies.refuse(problems);
        var plan = new ImportPlan(
                sent.sheet(), sent.headerRow(), java.util.Objects.requireNonNull(sent.columns()), false, sent.quiet());
        return desk.start(
                        caller.user(),
                        Ids.parse(id),
                        java.util.Objects.requireNonNull(sent.target()),
                        plan,
                        sent.rows())
                .replaceWith(Response.accepted().build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readImport", summary = "How far an import is and what came of it")
    public Uni<ObjectNode> status(@PathParam("id") String id) {
        return desk.own(caller.user(), Ids.parse(id))
                .flatMap(run -> desk.rejections(run.id(), 0, SAMPLES).map(rejections -> status(run, rejections)));
    }

    @GET
    @Path("/{id}/rejected")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Operation(
            operationId = "readRejectedRows",
            summary = "The rows that were not imported, each with its reason, as a workbook")
    public Uni<Response> rejected(@PathParam("id") String id) {
        var locale = caller.locale();
        return desk.own(caller.user(), Ids.parse(id))
                .flatMap(run -> rejectedRows.open(run, locale))
                .map(file -> Response.ok(file)
                        .header("Content-Disposition", "attachment; filename=\"rejected.xlsx\"")
                        .build());
    }

    private ObjectNode status(ImportRun run, List<Rejection> rejections) {
        var figures = run.figures();
        var json = Json.object()
                .put("state", run.state())
                .put("total", figures.total())
                .put("processed", figures.processed())
                .put("good", figures.good())
                .put("bad", figures.bad())
                .put("warnings", figures.warnings())
                .put("form", run.form() == null ? null : run.form().toString());
        if (run.problem() != null) {
            var problem = Json.convert(run.problem(), Problem.class);
            json.set(
                    "problem",
                    Json.object()
                            .put("code", problem.code())
                            .put("path", problem.path())
                            .put("message", texts.text(problem, caller.locale())));
        }
        json.set("samples", Json.mapper().valueToTree(samples(rejections)));
        return json;
    }

    private List<Sample> samples(List<Rejection> rejections) {
        var samples = new ArrayList<Sample>();
        for (var rejection : rejections) {
            for (var reason : rejection.reasons()) {
                samples.add(new Sample(
                        rejection.row(),
                        reason.column(),
                        reason.problem().code(),
                        texts.text(reason.problem(), caller.locale())));
            }
        }
        return samples;
    }

    private ObjectNode analysis(ImportDesk.Analysis analysis, @Nullable Destination destination) {
        var json = Json.object().put("id", analysis.id().toString());
        if (destination != null) {
            json.set("form", form(destination));
        }
        var sheets = json.putArray("sheets");
        analysis.sheets().forEach(sheet -> sheets.add(outline(sheet, destination)));
        return json;
    }

    private ObjectNode form(Destination destination) {
        var shape = destination.form().shape();
        var json = Json.object()
                .put("key", shape.form().toString())
                .put("title", shape.title().in(caller.locale()));
        var fields = json.putArray("fields");
        for (var field : destination.fields()) {
            fields.addObject()
                    .put("key", field.key())
                    .put("title", field.definition().title().in(caller.locale()))
                    .put("type", field.definition().type())
                    .put("required", Destination.isNeeded(field));
        }
        return json;
    }

    /** Of columns that seem to be meant for the same field, the first gets it. */
    private static JsonNode outline(SheetOutline sheet, @Nullable Destination destination) {
        var json = Json.object()
                .put("index", sheet.index())
                .put("name", sheet.name())
                .put("headerRow", sheet.headerRow())
                .put("rows", sheet.rows());
        var taken = new HashSet<String>();
        var columns = json.putArray("columns");
        for (var column : sheet.columns()) {
            var plan = (ObjectNode) Json.mapper().valueToTree(column.plan());
            plan.remove("skip");
            plan.set("samples", Json.mapper().valueToTree(column.samples()));
            if (destination != null) {
                destination
                        .like(column.plan().header())
                        .filter(field -> taken.add(field.key()))
                        .ifPresent(field -> plan.put("field", field.key()));
            }
            columns.add(plan);
        }
        return json;
    }
}
