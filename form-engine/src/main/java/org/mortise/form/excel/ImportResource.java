package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
    private final CheckDesk checks;
    private final RejectedRowsFile rejectedRows;
    private final ProblemTexts texts;
    private final CurrentCaller caller;

    ImportResource(
            ImportDesk desk,
            CheckDesk checks,
            RejectedRowsFile rejectedRows,
            ProblemTexts texts,
            CurrentCaller caller) {
        this.desk = desk;
        this.checks = checks;
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
            boolean quiet,
            @Nullable List<ImportPlan.Detail> details,
            @Nullable UUID files) {

        ImportTarget.Wanted wanted() {
            return Objects.requireNonNull(target);
        }

        ImportPlan plan() {
            return new ImportPlan(sheet, headerRow, Objects.requireNonNull(columns), false, quiet, details, files);
        }
    }

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
            return desk.analyse(caller.user(), path, named).map(analysis -> pages().analysis(analysis, null));
        }
        return desk.destination(caller.user(), form).flatMap(destination -> desk.analyse(caller.user(), path, named)
                .map(analysis -> pages().analysis(analysis, destination)));
    }

    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startImport",
            summary = "Makes the form, when a new one is wanted, and lets the rows come in the background")
    public Uni<Response> start(@PathParam("id") String id, @Nullable StartRequest request) {
        var sent = whole(request);
        return desk.start(caller.user(), Ids.parse(id), sent.wanted(), sent.plan(), sent.rows())
                .replaceWith(Response.accepted().build());
    }

    private static StartRequest whole(@Nullable StartRequest request) {
        var sent = RequestBodies.required(request);
        var problems = new ArrayList<Problem>();
        if (sent.target() == null) {
            problems.add(Problem.at("/target", "required"));
        }
        if (sent.columns() == null || sent.columns().stream().allMatch(ColumnPlan::skip)) {
            problems.add(Problem.at("/columns", "import_no_columns"));
        }
        RequestBodies.refuse(problems);
        return sent;
    }

    @GET
    @Path("/{id}/sheets")
    @Operation(
            operationId = "readImportSheets",
            summary = "What the columns of an uploaded file seem to be, as said at the upload",
            description = "For whoever comes back to an import that was not started yet.")
    public Uni<ObjectNode> sheets(@PathParam("id") String id, @QueryParam("form") @Nullable String form) {
        var analysed = desk.again(caller.user(), Ids.parse(id));
        if (form == null) {
            return analysed.map(analysis -> pages().analysis(analysis, null));
        }
        return desk.destination(caller.user(), form)
                .flatMap(destination -> analysed.map(analysis -> pages().analysis(analysis, destination)));
    }

    @POST
    @Path("/{id}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkImport",
            summary = "Begins to look what an import would come to; nothing is written",
            description =
                    "In the background, in the place of the check before. Every row is read and compared with the others and "
                            + "with stored records; the first " + ImportCheck.TRIED
                            + " are also tried against the rules of the form and taken back.")
    public Uni<Response> check(@PathParam("id") String id, @Nullable StartRequest request) {
        var sent = whole(request);
        return checks.ask(
                        caller.user(),
                        Ids.parse(id),
                        sent.wanted(),
                        sent.plan(),
                        Json.mapper().valueToTree(sent),
                        sent.rows())
                .map(run -> Response.accepted(pages().check(run)).build());
    }

    @GET
    @Path("/{id}/check")
    @Operation(
            operationId = "readImportCheck",
            summary = "How far the last check is, what was asked, and what it found")
    public Uni<ObjectNode> checked(@PathParam("id") String id) {
        return checks.read(caller.user(), Ids.parse(id)).map(run -> pages().check(run));
    }

    @DELETE
    @Path("/{id}/check")
    @Operation(operationId = "cancelImportCheck", summary = "Ends a check before it is through")
    public Uni<Void> cancelCheck(@PathParam("id") String id) {
        return checks.cancel(caller.user(), Ids.parse(id));
    }

    @POST
    @Path("/{id}/files")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "uploadImportFiles",
            summary = "Uploads a zip archive with the files that cells of the workbook name")
    public Uni<ObjectNode> files(
            @PathParam("id") String id, @QueryParam("name") @Nullable String name, @Nullable File file) {
        var path = RequestBodies.required(file).toPath();
        return desk.archive(caller.user(), Ids.parse(id), path, name == null ? "files.zip" : name)
                .map(kept -> Json.object().put("id", kept.toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readImport", summary = "How far an import is and what came of it")
    public Uni<ObjectNode> status(@PathParam("id") String id) {
        return desk.own(caller.user(), Ids.parse(id)).flatMap(run -> Uni.combine()
                .all()
                .unis(desk.rejections(run.id(), "", 0, SAMPLES), desk.remarks(run.id(), SAMPLES))
                .with((rejections, remarks) -> pages().status(run, rejections, remarks)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelImport", summary = "Ends an import on its way; the rows that came in stay")
    public Uni<Void> cancel(@PathParam("id") String id) {
        return desk.cancel(caller.user(), Ids.parse(id));
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

    private ImportPages pages() {
        return new ImportPages(texts, caller.locale());
    }
}
