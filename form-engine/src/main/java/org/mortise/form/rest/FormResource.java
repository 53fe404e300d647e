package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.contract.Flows;
import org.mortise.core.contract.FormPages;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.Playable;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.record.Evaluation;
import org.mortise.form.schema.RecordSchema;
import org.mortise.form.view.SavedViews;

/** {@code /forms}: which forms there are and what a page needs to show one. */
@Path("/api/v1/forms")
@Tag(name = "forms")
class FormResource {

    private final CurrentCaller current;
    private final AccessGate gate;
    private final PublishedForms forms;
    private final FormPages pages;
    private final SavedViews views;
    private final Evaluation evaluation;
    private final List<Flows> flows;
    private final ProblemTexts texts;

    FormResource(
            CurrentCaller current,
            AccessGate gate,
            PublishedForms forms,
            FormPages pages,
            SavedViews views,
            Evaluation evaluation,
            @All List<Flows> flows,
            ProblemTexts texts) {
        this.current = current;
        this.gate = gate;
        this.forms = forms;
        this.pages = pages;
        this.views = views;
        this.evaluation = evaluation;
        this.flows = flows;
        this.texts = texts;
    }

    /** What is sent to try a record out. */
    record Tried(@Nullable ObjectNode data, @Nullable UUID id) {}

    @GET
    @Operation(operationId = "listForms", summary = "Forms whose records the caller may read")
    public Uni<JsonNode> list() {
        return gate.of(current.user()).map(access -> {
            var list = Json.object();
            var items = list.putArray("items");
            access.snapshot().all(FormShape.KIND).stream()
                    .filter(form -> access.readable(form.key()).isPresent())
                    .forEach(form -> {
                        var item = items.addObject().put("key", form.key().toString());
                        item.set("title", form.doc().path("title"));
                        if (form.doc().has("icon")) {
                            item.set("icon", form.doc().path("icon"));
                        }
                    });
            return list;
        });
    }

    @GET
    @Playable
    @Path("/{form}")
    @Operation(
            operationId = "readForm",
            summary = "A form as the caller may see it: fields, layouts, logic, rights, views")
    public Uni<JsonNode> read(@PathParam("form") String form) {
        var key = ObjectKey.named(form);
        return gate.of(current.reader()).flatMap(access -> views.list(access, key)
                .flatMap(listed -> flow(key).map(flow -> shown(access, key, listed, flow))));
    }

    @GET
    @Path("/{form}/schema")
    @Operation(
            operationId = "readRecordSchema",
            summary = "The JSON Schema of the records of a form",
            description = "Draft 2020-12, of `data` as the caller may see and write it; with an ETag.")
    public Uni<Response> schema(@PathParam("form") String form, @Context HttpHeaders headers) {
        var key = ObjectKey.named(form);
        var locale = current.locale();
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return gate.of(current.user()).map(access -> {
            var readable = access.readable(key).orElseThrow(Rejected::notFound);
            var schema = RecordSchema.of(forms.of(access.snapshot(), key), readable::right, locale);
            var tag = "\"" + Checksum.of(schema) + "\"";
            var answer = tag.equals(known) ? Response.notModified() : Response.ok(schema);
            return answer.header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        });
    }

    @POST
    @Path("/{form}/evaluate")
    @Operation(
            operationId = "evaluateRecord",
            summary = "What a record would become",
            description = "Runs defaults, formulas and rules without writing; with `id` for a change of that record.")
    public Uni<JsonNode> evaluate(@PathParam("form") String form, @Nullable Tried sent) {
        var tried = RequestBodies.required(sent);
        var data = tried.data() == null ? Json.object() : tried.data();
        var answer = new EvaluationAnswer(texts, current.locale());
        return evaluation
                .evaluate(current.user(), ObjectKey.named(form), tried.id(), data)
                .map(answer::json);
    }

    private Uni<Optional<Flows.FlowLink>> flow(ObjectKey form) {
        return flows.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : flows.get(0).submittedBy(form);
    }

    private JsonNode shown(CallerAccess access, ObjectKey key, List<JsonNode> listed, Optional<Flows.FlowLink> flow) {
        var page = pages.page(access.form(key));
        page.putArray("views").addAll(listed);
        flow.ifPresent(link -> page.putObject("flow")
                .put("key", link.flow().toString())
                .set("title", Json.mapper().valueToTree(link.title())));
        return page;
    }
}
