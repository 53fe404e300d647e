package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/** Flows and their instances. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "flows")
class FlowResource {

    private final CurrentCaller current;
    private final FlowDesk desk;
    private final FlowReading reading;

    FlowResource(CurrentCaller current, FlowDesk desk, FlowReading reading) {
        this.current = current;
        this.desk = desk;
        this.reading = reading;
    }

    @POST
    @Path("/flows/{flow}/preview")
    @Operation(
            operationId = "previewFlow",
            summary = "Whom a flow would ask",
            description =
                    "Runs the flow without writing anything, as if everybody approved. Body: {\"record\":id?,\"data\":{…}?}, where"
                            + " data stands over the record's saved values.")
    public Uni<ObjectNode> preview(@PathParam("flow") String flow, @Nullable JsonNode body) {
        var asked = body == null ? Json.object() : body;
        var record = asked.path("record").isTextual()
                ? Ids.parse(asked.path("record").asText())
                : null;
        var data = asked.path("data") instanceof ObjectNode fields ? fields : Json.object();
        return reading.preview(current.user(), current.locale(), ObjectKey.named(flow), record, data);
    }

    @GET
    @Path("/flow-instances/{id}")
    @Operation(
            operationId = "readSubmission",
            summary = "A submission with its record, to read",
            description =
                    "For its initiator: {\"instance\",\"fields\",\"shape\",\"record\"}. What his roles hide is in no part.")
    public Uni<ObjectNode> submission(@PathParam("id") String id) {
        return reading.submission(current.user(), current.locale(), Ids.parse(id));
    }

    @POST
    @Path("/flow-instances/{id}/withdraw")
    @Operation(
            operationId = "withdrawInstance",
            summary = "Take a submission back",
            description = "For its initiator, as long as nobody has decided. Body: {\"comment\":text?}.")
    public Uni<ObjectNode> withdraw(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable JsonNode body) {
        var comment = body == null || !body.path("comment").isTextual()
                ? null
                : Decision.comment(body.path("comment").asText());
        return desk.withdraw(current.user(), Ids.parse(id), comment, key)
                .flatMap(instance -> reading.instance(current.user(), current.locale(), instance));
    }
}
