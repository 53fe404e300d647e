package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.RecordValues;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.Playable;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.org.Identities;
import org.mortise.form.record.Evaluation;
import org.mortise.form.record.FormulaTrial;

/** {@code /forms/{form}/draft}: tries a form while it is being designed; administrators only, with their own rights to records or those of whom they play. */
@Path("/api/v1/forms/{form}/draft")
@Tag(name = "forms")
class DraftResource {

    private final CurrentCaller current;
    private final Identities identities;
    private final Evaluation evaluation;
    private final FormulaTrial trial;
    private final ProblemTexts texts;

    DraftResource(
            CurrentCaller current,
            Identities identities,
            Evaluation evaluation,
            FormulaTrial trial,
            ProblemTexts texts) {
        this.current = current;
        this.identities = identities;
        this.evaluation = evaluation;
        this.trial = trial;
        this.texts = texts;
    }

    /** A draft with what is filled in. */
    record TriedDraft(@Nullable JsonNode document, @Nullable ObjectNode data) {}

    /** A formula of a draft with values for what it reads. */
    record TriedFormula(
            @Nullable JsonNode document,
            @Nullable String formula,
            @Nullable String table,
            @Nullable Map<String, JsonNode> values,
            @Nullable UUID record,
            @Nullable String blank) {}

    @POST
    @Playable
    @Path("/evaluate")
    @Operation(
            operationId = "evaluateDraft",
            summary = "What a new record of a draft would become (administrators)",
            description =
                    "Looks at other records with the rights of the caller, or of whom he plays. A draft with mistakes is refused with"
                            + " them.")
    public Uni<JsonNode> evaluate(@PathParam("form") String form, @Nullable TriedDraft sent) {
        var tried = RequestBodies.required(sent);
        var document = document(tried.document());
        var data = tried.data() == null ? Json.object() : tried.data();
        var key = ObjectKey.named(form);
        var answer = new EvaluationAnswer(texts, current.locale());
        var filling = current.reader();
        return administrator()
                .flatMap(caller -> evaluation.evaluate(filling, key, document, data))
                .map(answer::json);
    }

    @POST
    @Path("/formula")
    @Operation(
            operationId = "tryFormula",
            summary = "What a formula gives for values that are written down (administrators)",
            description =
                    "`values` by path as the formula names it: numbers as texts, moments in ISO 8601, lists as arrays; `record` is"
                            + " the record that asks. Other forms are asked with the rights of the caller.")
    public Uni<JsonNode> tryFormula(@PathParam("form") String form, @Nullable TriedFormula sent) {
        var tried = RequestBodies.required(sent);
        var problems = new ArrayList<Problem>();
        var formula = RequestBodies.text(tried.formula(), "/formula", problems);
        RequestBodies.refuse(problems);
        var values = tried.values() == null ? Map.<String, JsonNode>of() : tried.values();
        var asked = new FormulaTrial.Tried(
                document(tried.document()),
                formula,
                tried.table(),
                values,
                tried.record(),
                Blanks.of(tried.blank() == null ? "" : tried.blank()));
        var key = ObjectKey.named(form);
        return administrator()
                .flatMap(caller -> trial.value(caller, key, asked))
                .map(DraftResource::json);
    }

    private Uni<Caller> administrator() {
        var caller = current.user();
        return identities.administrator(caller).replaceWith(caller);
    }

    private static JsonNode document(@Nullable JsonNode document) {
        if (document == null || !document.isObject()) {
            var problems = new ArrayList<Problem>();
            problems.add(Problem.at("/document", "required"));
            RequestBodies.refuse(problems);
            return Json.object();
        }
        return document;
    }

    private static JsonNode json(@Nullable Object value) {
        if (value instanceof FormulaError error) {
            return Json.object().putNull("value").put("error", error.code());
        }
        var json = Json.object();
        json.set("value", RecordValues.toJson(value));
        return json.putNull("error");
    }
}
