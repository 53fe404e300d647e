package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.VersionTag;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Identities;

/** Designing: drafts, checks, publishes and versions of every kind of metadata; administrators only. */
@Path("/api/v1/metadata/{kind}")
@Tag(name = "metadata")
class MetadataResource {

    private final CurrentCaller current;
    private final Identities identities;
    private final MetadataDesk desk;
    private final ProblemTexts texts;

    MetadataResource(CurrentCaller current, Identities identities, MetadataDesk desk, ProblemTexts texts) {
        this.current = current;
        this.identities = identities;
        this.desk = desk;
        this.texts = texts;
    }

    record Lines(List<DesignLine> items) {}

    record NewObject(@Nullable String pkg, @Nullable JsonNode doc) {}

    record Saved(int draftRevision) {}

    record Note(@Nullable String note) {}

    record Published(int version, JsonNode impact) {}

    record Versions(List<MetadataVersion> items) {}

    record Restored(int version, @Nullable String note) {}

    record Checked(List<FoundProblem> problems) {}

    @GET
    public Uni<Lines> list(@PathParam("kind") String kind, @QueryParam("pkg") @Nullable String pkg) {
        return administrator()
                .flatMap(caller -> desk.list(kind, pkg))
                .map(objects -> new Lines(objects.stream().map(DesignLine::of).toList()));
    }

    @POST
    public Uni<Response> create(@PathParam("kind") String kind, NewObject request) {
        var pkg = request.pkg();
        var doc = request.doc();
        if (pkg == null || doc == null) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "metadata_pkg_and_doc_needed");
        }
        return administrator()
                .flatMap(caller -> desk.create(caller, kind, pkg, doc))
                .map(object -> tagged(Response.status(Response.Status.CREATED), object));
    }

    @GET
    @Path("/{key}")
    public Uni<Response> read(@PathParam("kind") String kind, @PathParam("key") String key) {
        return administrator().flatMap(caller -> desk.read(id(kind, key))).map(object -> tagged(Response.ok(), object));
    }

    @PUT
    @Path("/{key}/draft")
    public Uni<Saved> saveDraft(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            JsonNode doc) {
        var revision = VersionTag.required(seen);
        return administrator()
                .flatMap(caller -> desk.saveDraft(caller, id(kind, key), revision, doc))
                .map(object -> new Saved(object.draftRevision()));
    }

    @DELETE
    @Path("/{key}/draft")
    public Uni<Void> discard(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen) {
        var revision = seen == null ? null : (Integer) VersionTag.required(seen);
        return administrator().flatMap(caller -> desk.discard(caller, id(kind, key), revision));
    }

    @POST
    @Path("/{key}/check")
    public Uni<Checked> check(@PathParam("kind") String kind, @PathParam("key") String key) {
        var locale = current.locale();
        return administrator()
                .flatMap(caller -> desk.check(id(kind, key)))
                .map(findings -> new Checked(Stream.concat(
                                findings.errors().stream()
                                        .map(error -> FoundProblem.of(error, "error", texts.text(error, locale))),
                                findings.warnings().stream()
                                        .map(warning ->
                                                FoundProblem.of(warning, "warning", texts.text(warning, locale))))
                        .toList()));
    }

    @POST
    @Path("/{key}/publish")
    public Uni<Published> publish(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable Note note) {
        var revision = VersionTag.required(seen);
        return administrator()
                .flatMap(caller ->
                        desk.publish(caller, id(kind, key), revision, text(note == null ? null : note.note())))
                .map(MetadataResource::published);
    }

    @GET
    @Path("/{key}/versions")
    public Uni<Versions> versions(@PathParam("kind") String kind, @PathParam("key") String key) {
        return administrator().flatMap(caller -> desk.versions(id(kind, key))).map(Versions::new);
    }

    @GET
    @Path("/{key}/versions/{version}")
    public Uni<MetadataVersion> version(
            @PathParam("kind") String kind, @PathParam("key") String key, @PathParam("version") int version) {
        return administrator().flatMap(caller -> desk.version(id(kind, key), version));
    }

    @POST
    @Path("/{key}/restore")
    public Uni<Published> restore(@PathParam("kind") String kind, @PathParam("key") String key, Restored request) {
        return administrator()
                .flatMap(caller -> desk.restore(caller, id(kind, key), request.version(), text(request.note())))
                .map(MetadataResource::published);
    }

    private Uni<Caller> administrator() {
        var caller = current.user();
        return identities.administrator(caller).replaceWith(caller);
    }

    private static MetadataId id(String kind, String key) {
        try {
            return new MetadataId(kind, ObjectKey.parse(key));
        } catch (IllegalArgumentException malformed) {
            throw Rejected.notFound();
        }
    }

    private static Response tagged(Response.ResponseBuilder response, MetadataObject object) {
        return response.entity(DesignView.of(object))
                .header(HttpHeaders.ETAG, VersionTag.of(object.draftRevision()))
                .build();
    }

    private static Published published(Publication publication) {
        return new Published(publication.version(), publication.impact());
    }

    private static String text(@Nullable String note) {
        return note == null ? "" : note;
    }
}
