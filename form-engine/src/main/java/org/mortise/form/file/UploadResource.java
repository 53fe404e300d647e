package org.mortise.form.file;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** {@code /forms/{form}/fields/{field}/files}: takes files for a field. */
@Path("/api/v1/forms/{form}/fields/{field}/files")
@Tag(name = "files")
class UploadResource {

    private final CurrentCaller current;
    private final Uploads uploads;

    UploadResource(CurrentCaller current, Uploads uploads) {
        this.current = current;
        this.uploads = uploads;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    @Operation(
            operationId = "uploadFile",
            summary = "Uploads a file for a field; a record refers to it by its id",
            description = "What no record refers to within a day is removed.")
    public Uni<Response> upload(
            @PathParam("form") String form,
            @PathParam("field") String field,
            @RestQuery @Nullable String name,
            @RestQuery @Nullable String record,
            @RestQuery @Nullable String replaces,
            @Context HttpHeaders headers,
            @Nullable InputStream body) {
        if (name == null || name.isBlank()) {
            throw Rejected.invalid(List.of(Problem.at("/name", "required")));
        }
        var wanted = new Uploads.Wanted(
                ObjectKey.named(form),
                field,
                record == null ? null : Ids.parse(record),
                replaces == null ? null : Ids.parse(replaces),
                name,
                RequestBodies.length(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH)));
        return uploads.take(current.user(), wanted, RequestBodies.required(body))
                .map(entry -> Response.status(Response.Status.CREATED)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(entry)
                        .build());
    }
}
