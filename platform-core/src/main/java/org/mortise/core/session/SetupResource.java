package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.http.SessionCookie;
import org.mortise.core.http.WithoutSession;

/** {@code /setup}. */
@Path("/api/v1/setup")
@Tag(name = "sessions")
class SetupResource {

    record State(boolean needed) {}

    private final Setup setup;
    private final SessionViews views;

    SetupResource(Setup setup, SessionViews views) {
        this.setup = setup;
        this.views = views;
    }

    @GET
    @WithoutSession
    @Operation(operationId = "readSetup", summary = "Whether the organisation still has to be founded")
    public Uni<State> state() {
        return setup.needed().map(State::new);
    }

    @POST
    @WithoutSession
    @Operation(operationId = "setUp", summary = "Found the organisation with its first administrator, and sign in")
    public Uni<Response> found(@Nullable SetupRequest request, RoutingContext routing) {
        var sent = RequestBodies.required(request);
        return setup.found(sent, Origin.ip(routing), Origin.agent(routing))
                .invoke(opened -> SessionCookie.write(routing.request(), opened.token(), Sessions.LONGEST.toSeconds()))
                .flatMap(opened -> views.of(opened.person()))
                .map(view ->
                        Response.status(Response.Status.CREATED).entity(view).build());
    }
}
