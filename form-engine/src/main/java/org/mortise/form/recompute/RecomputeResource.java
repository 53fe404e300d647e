package org.mortise.form.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.core.access.AccessGate;
import org.mortise.core.database.Database;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.org.Identities;
import org.mortise.form.control.DatetimeControl;

/** {@code /forms/{form}/recompute}: how far computing all records of a form anew is, for those who design it. */
@Path("/api/v1/forms/{form}/recompute")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "forms")
class RecomputeResource {

    private final RecomputeDesk desk;
    private final AccessGate gate;
    private final Identities identities;
    private final Database database;
    private final ProblemTexts texts;
    private final CurrentCaller current;

    RecomputeResource(
            RecomputeDesk desk,
            AccessGate gate,
            Identities identities,
            Database database,
            ProblemTexts texts,
            CurrentCaller current) {
        this.desk = desk;
        this.gate = gate;
        this.identities = identities;
        this.database = database;
        this.texts = texts;
        this.current = current;
    }

    @GET
    @Operation(
            operationId = "readRecompute",
            summary = "How far the records of a form are computed anew",
            description =
                    "Begins by itself when a publish changes what formulas give, and every night for formulas that speak of"
                            + " today. `state` is none, queued, running, done, failed or superseded.")
    public Uni<JsonNode> read(@PathParam("form") String form) {
        var locale = current.locale();
        return shape(form)
                .flatMap(shape -> desk.latest(shape.form()).map(found -> found.map(run -> json(shape, run, locale))
                        .orElseGet(() -> Json.object().put("state", "none"))));
    }

    @POST
    @Operation(operationId = "startRecompute", summary = "Has all records of a form computed anew in the background")
    public Uni<Response> start(@PathParam("form") String form) {
        return shape(form)
                .flatMap(shape ->
                        database.inTransaction(transaction -> desk.asked(transaction, shape.form(), shape.version())))
                .replaceWith(Response.accepted().build());
    }

    private Uni<FormShape> shape(String form) {
        return identities
                .administrator(current.user())
                .chain(() -> gate.of(current.user()))
                .map(access -> access.form(ObjectKey.named(form)).shape());
    }

    private ObjectNode json(FormShape shape, RecomputeRun run, Locale locale) {
        var figures = run.figures();
        var json = Json.object()
                .put("state", run.state())
                .put("reason", run.reason())
                .put("version", run.version())
                .put("total", figures.total())
                .put("processed", figures.processed())
                .put("changed", figures.changed())
                .put("failed", figures.failed());
        var reasons = json.putArray("reasons");
        for (var reason : figures.reasons()) {
            reasons.addObject()
                    .put("field", reason.field())
                    .put("title", title(shape, reason.field(), locale))
                    .put("code", reason.code())
                    .put("message", message(reason, locale))
                    .put("count", reason.count())
                    .put("record", reason.record());
        }
        if (run.finishedAt() != null) {
            json.put("finishedAt", DatetimeControl.canonical(run.finishedAt()));
        }
        var problem = run.problem();
        if (problem != null) {
            json.put("problem", texts.text(Json.convert(problem, Problem.class), locale));
        }
        return json;
    }

    /** Results of formulas are known by their codes, such as {@code #DIV/0}. */
    private String message(RecomputeRun.Reason reason, Locale locale) {
        return reason.code().startsWith("#")
                ? reason.code()
                : texts.text(reason.code(), Map.of("field", reason.field()), locale);
    }

    private static String title(FormShape shape, String path, Locale locale) {
        var keys = path.split("\\.", 2);
        var field = shape.field(keys[0]);
        var column = keys.length > 1 ? field.flatMap(table -> table.field(keys[1])) : field;
        return column.map(FieldShape::title).map(title -> title.in(locale)).orElse(path);
    }
}
