package org.mortise.rule.run;

import io.smallrye.mutiny.Uni;
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

/** What people may run on a record; its path is longer than that of records, which would otherwise take the request. */
@Path("/api/v1/forms/{form}/records/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RecordActionResource {

    private final RuleDesk desk;
    private final CurrentCaller caller;

    RecordActionResource(RuleDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listRecordActions",
            summary = "Rules that the caller may run on the record as it is now",
            description = "Left out are rules whose condition does not hold.")
    public Uni<ActionView.Page> ofRecord(@PathParam("form") String form, @PathParam("id") String id) {
        return desk.offered(caller.user(), ObjectKey.named(form), Ids.parse(id))
                .map(rules -> ActionView.Page.of(rules, caller.locale()));
    }
}
