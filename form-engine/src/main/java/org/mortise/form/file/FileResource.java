package org.mortise.form.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.StoredFile;
import org.mortise.core.file.Thumbnails;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.People;
import org.mortise.form.control.DatetimeControl;

/** {@code /files}: what was uploaded, for those who may have it. */
@Path("/api/v1/files")
@Tag(name = "files")
class FileResource {

    private final CurrentCaller current;
    private final FieldFiles fields;
    private final Uploads uploads;
    private final FileDesk files;
    private final Thumbnails thumbnails;
    private final People people;

    FileResource(
            CurrentCaller current,
            FieldFiles fields,
            Uploads uploads,
            FileDesk files,
            Thumbnails thumbnails,
            People people) {
        this.current = current;
        this.fields = fields;
        this.uploads = uploads;
        this.files = files;
        this.thumbnails = thumbnails;
        this.people = people;
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readFile",
            summary = "The content of a file",
            description = "Saved under its name; with `shown`, pictures and PDF are shown. Ranges are understood.")
    public Uni<Response> read(@PathParam("id") String id, @RestQuery boolean shown, @Context HttpHeaders headers) {
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        var range = headers.getHeaderString("Range");
        return fields.readable(current.user(), Ids.parse(id))
                .map(file -> FileAnswer.whole(file, files.path(file), shown, known, range));
    }

    @GET
    @Path("/{id}/thumbnail")
    @Operation(operationId = "readThumbnail", summary = "A small picture of a picture, upright")
    public Uni<Response> thumbnail(@PathParam("id") String id) {
        return fields.readable(current.user(), Ids.parse(id))
                .flatMap(thumbnails::of)
                .map(small -> FileAnswer.small(small.orElseThrow(Rejected::notFound)));
    }

    @GET
    @Path("/{id}/versions")
    @Operation(operationId = "listFileVersions", summary = "A file and what it replaced, newest first")
    public Uni<ObjectNode> versions(@PathParam("id") String id) {
        return fields.readable(current.user(), Ids.parse(id))
                .flatMap(file -> files.versions(Set.of(file.id())).map(all -> all.stream()
                        .filter(one -> one.record() == null || one.record().equals(file.record()))
                        .toList()))
                .flatMap(this::versions);
    }

    @POST
    @Path("/{id}/copies")
    @Operation(
            operationId = "copyFile",
            summary = "A copy of a file, for the same field of another record",
            description =
                    "For whoever may have the file and may bring files for its field; signatures are not copied. The copy is the"
                            + " caller's until a record refers to it, and what no record refers to within a day is removed.")
    public Uni<Response> copy(@PathParam("id") String id) {
        return uploads.copy(current.user(), Ids.parse(id)).map(entry -> Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON)
                .entity(entry)
                .build());
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "withdrawFile", summary = "Takes back what the caller uploaded and no record refers to")
    public Uni<Response> withdraw(@PathParam("id") String id) {
        return files.withdraw(current.user().id(), Ids.parse(id))
                .replaceWith(Response.noContent().build());
    }

    private Uni<ObjectNode> versions(List<StoredFile> all) {
        var uploaders = new HashSet<java.util.UUID>();
        all.forEach(file -> uploaders.add(file.uploadedBy()));
        return people.names(uploaders).map(names -> {
            var json = Json.object();
            var items = json.putArray("items");
            all.forEach(file -> items.addObject()
                    .put("id", file.id().toString())
                    .put("version", file.version())
                    .put("name", file.content().name())
                    .put("size", file.content().size())
                    .put("type", file.content().type())
                    .put("uploadedAt", DatetimeControl.canonical(file.uploadedAt()))
                    .put("uploadedBy", names.getOrDefault(file.uploadedBy(), "")));
            return json;
        });
    }
}
