package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.form.view.SavedViews;

/** {@code /forms/{form}/views}: published views and those that people saved. */
@Path("/api/v1/forms/{form}/views")
@Tag(name = "views")
class ViewResource {

    record Views(List<JsonNode> items) {}

    private final CurrentCaller current;
    private final AccessGate gate;
    private final SavedViews views;

    ViewResource(CurrentCaller current, AccessGate gate, SavedViews views) {
        this.current = current;
        this.gate = gate;
        this.views = views;
    }

    @GET
    @Operation(operationId = "listViews", summary = "Views of a form")
    public Uni<Views> list(@PathParam("form") String form) {
        return gate.of(current.user())
                .flatMap(access -> views.list(access, ObjectKey.named(form)))
                .map(Views::new);
    }

    @POST
    @Operation(
            operationId = "createView",
            summary = "Save a view of one's own",
            description = "With `shared` everybody who reads the form sees it.")
    public Uni<Response> create(@PathParam("form") String form, @Nullable ObjectNode sent) {
        var view = RequestBodies.required(sent);
        return gate.of(current.user())
                .flatMap(access -> views.create(access, ObjectKey.named(form), view))
                .map(saved ->
                        Response.status(Response.Status.CREATED).entity(saved).build());
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "saveView", summary = "Change a view of one's own")
    public Uni<JsonNode> save(@PathParam("form") String form, @PathParam("id") String id, @Nullable ObjectNode sent) {
        var view = RequestBodies.required(sent);
        return gate.of(current.user())
                .flatMap(access -> views.save(access, ObjectKey.named(form), Ids.parse(id), view));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteView", summary = "Remove a view of one's own")
    public Uni<Void> delete(@PathParam("form") String form, @PathParam("id") String id) {
        return gate.of(current.user()).flatMap(access -> views.delete(access, ObjectKey.named(form), Ids.parse(id)));
    }
}
