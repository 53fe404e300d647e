package org.mortise.form.publiclink;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.http.WithoutSession;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.session.Origin;

/** {@code /public/…/visits} and {@code …/files}: what people without an account bring along with their entries. */
@Path("/api/v1/public/{token}")
@Tag(name = "public")
class PublicFileResource {

    private static final String VISIT = "Mortise-Visit";

    private final PublicFiles files;

    PublicFileResource(PublicFiles files) {
        this.files = files;
    }

    /** @param visit secret that goes along with its files, and with the entry that has them */
    record VisitView(String visit) {}

    @POST
    @Path("/visits")
    @WithoutSession
    @Operation(
            operationId = "beginPublicVisit",
            summary = "Begin to bring files for an entry",
            description = "The secret holds them together until the entry is sent; it takes files for four hours.")
    public Uni<Response> begin(
            @PathParam("token") String token,
            @HeaderParam(Arrival.HEADER) @Nullable String key,
            RoutingContext routing) {
        return files.begin(Arrival.of(token, key), Origin.ip(routing))
                .map(visit -> Response.status(Response.Status.CREATED)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(new VisitView(visit))
                        .build());
    }

    @POST
    @Path("/fields/{field}/files")
    @Consumes(MediaType.WILDCARD)
    @Blocking
    @WithoutSession
    @Operation(
            operationId = "uploadPublicFile",
            summary = "Upload a file for a field of a public form",
            description =
                    "The entry refers to it by its id. Nobody can read it before; what no entry refers to within a day is removed.")
    public Uni<Response> upload(
            @PathParam("token") String token,
            @HeaderParam(Arrival.HEADER) @Nullable String key,
            @PathParam("field") String field,
            @RestQuery @Nullable String name,
            @HeaderParam(VISIT) @Nullable String visit,
            RoutingContext routing,
            @Nullable InputStream body) {
        if (name == null || name.isBlank()) {
            throw Rejected.invalid(List.of(Problem.at("/name", "required")));
        }
        var announced = RequestBodies.length(routing.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        var brought = new PublicFiles.Brought(visit == null ? "" : visit, field, name, announced);
        return files.take(Arrival.of(token, key), Origin.ip(routing), brought, RequestBodies.required(body))
                .map(entry -> Response.status(Response.Status.CREATED)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(entry)
                        .build());
    }

    @DELETE
    @Path("/files/{file}")
    @WithoutSession
    @Operation(operationId = "withdrawPublicFile", summary = "Take back a file that no entry has yet")
    public Uni<Void> withdraw(
            @PathParam("token") String token,
            @HeaderParam(Arrival.HEADER) @Nullable String key,
            @PathParam("file") String file,
            @HeaderParam(VISIT) @Nullable String visit) {
        return files.withdraw(Arrival.of(token, key), visit == null ? "" : visit, Ids.parse(file));
    }
}
