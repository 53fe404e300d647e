package org.mortise.flow.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.VersionTag;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;

/** Submits a record; its path is longer than that of records, which would otherwise take the request. */
@Path("/api/v1/forms/{form}/records/{id}/submit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "flows")
class SubmitResource {

    private final CurrentCaller current;
    private final FlowDesk desk;
    private final FlowReading reading;

    SubmitResource(CurrentCaller current, FlowDesk desk, FlowReading reading) {
        this.current = current;
        this.desk = desk;
        this.reading = reading;
    }

    @POST
    @Operation(
            operationId = "submitRecord",
            summary = "Submit a record for approval",
            description =
                    "Starts the form's flow. The caller must be allowed to update the record. With If-Match, only if the"
                            + " record still has that version; with Idempotency-Key, only once.")
    public Uni<ObjectNode> submit(
            @PathParam("form") String form,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var seen = ifMatch == null ? null : VersionTag.required(ifMatch);
        return desk.submit(current.user(), ObjectKey.named(form), Ids.parse(id), seen, key)
                .flatMap(instance -> reading.instance(current.user(), current.locale(), instance));
    }
}
