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
import org.mortise.core.kernel.ObjectKey;

/** What people may run on the records of a form. */
@Path("/api/v1/forms/{form}/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class ActionResource {

    private final RuleDesk desk;
    private final CurrentCaller caller;

    ActionResource(RuleDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listActions",
            summary = "Rules that the caller may run on records of the form",
            description = "Whether one applies to a record is known with the record: see listRecordActions.")
    public Uni<ActionView.Page> ofForm(@PathParam("form") String form) {
        return desk.offered(caller.user(), ObjectKey.named(form))
                .map(rules -> ActionView.Page.of(rules, caller.locale()));
    }
}
