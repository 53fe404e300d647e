package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.PageLimit;
import org.mortise.core.http.Playable;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.record.Candidates;

/** What a field may point to. */
@Path("/api/v1/forms/{form}/fields/{field}/candidates")
@Tag(name = "records")
class CandidateResource {

    private final CurrentCaller current;
    private final AccessGate gate;
    private final PublishedForms forms;
    private final Candidates candidates;

    CandidateResource(CurrentCaller current, AccessGate gate, PublishedForms forms, Candidates candidates) {
        this.current = current;
        this.gate = gate;
        this.forms = forms;
        this.candidates = candidates;
    }

    @GET
    @Playable
    @Operation(
            operationId = "listCandidates",
            summary = "Records, people, departments or values of other records that a field may hold",
            description =
                    "`field` is `table.column` for a column; `ids` asks for the titles of known ones; `values`, a JSON object, holds"
                            + " what the record with the field holds now, for filters that speak of it.")
    public Uni<JsonNode> candidates(
            @PathParam("form") String form,
            @PathParam("field") String field,
            @RestQuery @Nullable String search,
            @RestQuery @Nullable String ids,
            @RestQuery @Nullable String values,
            @RestQuery @Nullable Integer limit) {
        var question = new Candidates.Question(
                search == null ? "" : search.strip(),
                Questions.words(ids).stream().map(Ids::parse).toList(),
                values(values),
                PageLimit.of(limit));
        var locale = current.locale();
        return gate.of(current.reader()).map(access -> access.reading(locale)).flatMap(access -> {
            var key = ObjectKey.named(form);
            var visible = access.readable(key).isPresent() && access.form(key).mayShow(field);
            var prepared = forms.of(access.snapshot(), key)
                    .at(field)
                    .filter(found -> visible)
                    .orElseThrow(Rejected::notFound);
            return candidates.of(access, key, prepared, question);
        });
    }

    private static ObjectNode values(@Nullable String sent) {
        return sent != null && Json.parse(sent) instanceof ObjectNode values ? values : Json.object();
    }
}
