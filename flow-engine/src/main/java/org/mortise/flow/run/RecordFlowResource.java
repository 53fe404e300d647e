package org.mortise.flow.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;

/** The flow that a record went through last. */
@Path("/api/v1/forms/{form}/records/{id}/flow")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "flows")
class RecordFlowResource {

    private final CurrentCaller current;
    private final FlowReading reading;

    RecordFlowResource(CurrentCaller current, FlowReading reading) {
        this.current = current;
        this.reading = reading;
    }

    @GET
    @Operation(
            operationId = "readRecordFlow",
            summary = "The last submission of a record",
            description =
                    "For those who may read the record or took part; `state` is `none`, and stands alone, when it was never submitted.")
    public Uni<ObjectNode> ofRecord(@PathParam("form") String form, @PathParam("id") String id) {
        return reading.ofRecord(current.user(), current.locale(), ObjectKey.named(form), Ids.parse(id));
    }
}
