package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.VersionTag;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.JsonPatch;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Identities;

/** Designing: drafts, checks, publishes and versions of every kind of metadata; administrators only. */
@Path("/api/v1/metadata/{kind}")
@Tag(name = "metadata")
class MetadataResource {

    /** Names the window that designs, see {@link Leases}. */
    private static final String LEASE = "X-Design-Lease";

    private final CurrentCaller current;
    private final Identities identities;
    private final MetadataDesk desk;
    private final Leases leases;
    private final ProblemTexts texts;

    MetadataResource(
            CurrentCaller current, Identities identities, MetadataDesk desk, Leases leases, ProblemTexts texts) {
        this.current = current;
        this.identities = identities;
        this.desk = desk;
        this.leases = leases;
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

    record UsedBy(String kind, String key, LocalizedText title, String path, String message) {}

    record UseList(List<UsedBy> items) {}

    record Effects(List<FoundProblem> items) {}

    @GET
    @Operation(
            operationId = "listMetadata",
            summary = "Objects of a kind, with the state of their drafts (administrators)")
    public Uni<Lines> list(@PathParam("kind") String kind, @QueryParam("pkg") @Nullable String pkg) {
        return administrator()
                .flatMap(caller -> desk.list(kind, pkg))
                .map(objects -> new Lines(objects.stream().map(DesignLine::of).toList()));
    }

    @POST
    @Operation(operationId = "createMetadata", summary = "Begin an object as a draft (administrators)")
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
    @Operation(operationId = "readMetadata", summary = "An object with its draft and what is in force (administrators)")
    public Uni<Response> read(@PathParam("kind") String kind, @PathParam("key") String key) {
        return administrator()
                .flatMap(caller -> desk.read(MetadataId.named(kind, key)))
                .map(object -> tagged(Response.ok(), object));
    }

    @PUT
    @Path("/{key}/draft")
    @Operation(operationId = "saveDraft", summary = "Save the draft of an object (administrators)")
    public Uni<Saved> saveDraft(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @HeaderParam(LEASE) @Nullable UUID lease,
            JsonNode doc) {
        var revision = VersionTag.required(seen);
        var id = MetadataId.named(kind, key);
        return designed(id, lease, (transaction, caller) -> desk.saveDraft(transaction, caller, id, revision, doc))
                .map(object -> new Saved(object.draftRevision()));
    }

    @PATCH
    @Path("/{key}/draft")
    @Consumes({JsonPatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchDraft", summary = "Change the draft of an object by a JSON Patch (administrators)")
    public Uni<Saved> patchDraft(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @HeaderParam(LEASE) @Nullable UUID lease,
            JsonNode patch) {
        var revision = VersionTag.required(seen);
        var id = MetadataId.named(kind, key);
        return designed(id, lease, (transaction, caller) -> desk.patchDraft(transaction, caller, id, revision, patch))
                .map(object -> new Saved(object.draftRevision()));
    }

    @DELETE
    @Path("/{key}/draft")
    @Operation(operationId = "discardDraft", summary = "Throw the draft away (administrators)")
    public Uni<Void> discard(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @HeaderParam(LEASE) @Nullable UUID lease) {
        var revision = seen == null ? null : (Integer) VersionTag.required(seen);
        var id = MetadataId.named(kind, key);
        return designed(id, lease, (transaction, caller) -> desk.discard(transaction, caller, id, revision));
    }

    @POST
    @Path("/{key}/check")
    @Operation(
            operationId = "checkDraft",
            summary = "What is wrong with a draft, or with an old version (administrators)")
    public Uni<Checked> check(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @QueryParam("version") @Nullable Integer version) {
        var locale = current.locale();
        return administrator()
                .flatMap(caller -> desk.check(MetadataId.named(kind, key), version))
                .map(findings -> new Checked(Stream.concat(
                                found(findings.errors(), "error", locale),
                                found(findings.warnings(), "warning", locale))
                        .toList()));
    }

    @GET
    @Path("/{key}/uses")
    @Operation(
            operationId = "listUses",
            summary = "Who uses the object, or with part one of its parts",
            description =
                    "A part of a form is a field (phone), a column (items.qty) or an option (level#A). Every place in"
                            + " force that would be wrong without it is named, with the pointer into that document and the"
                            + " sentence that says so.")
    public Uni<UseList> uses(
            @PathParam("kind") String kind, @PathParam("key") String key, @QueryParam("part") @Nullable String part) {
        var locale = current.locale();
        return administrator()
                .flatMap(caller -> desk.uses(MetadataId.named(kind, key), part))
                .map(uses -> new UseList(uses.stream()
                        .map(use -> new UsedBy(
                                use.id().kind(),
                                use.id().key().toString(),
                                use.title(),
                                use.problem().path(),
                                texts.text(use.problem(), locale)))
                        .toList()));
    }

    @GET
    @Path("/{key}/effects")
    @Operation(
            operationId = "listEffects",
            summary = "What publishing the draft, or an old version, would do to the records that are there")
    public Uni<Effects> effects(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @QueryParam("version") @Nullable Integer version) {
        var locale = current.locale();
        return administrator()
                .flatMap(caller -> desk.effects(MetadataId.named(kind, key), version))
                .map(effects -> new Effects(found(effects, "warning", locale).toList()));
    }

    @POST
    @Path("/{key}/publish")
    @Operation(operationId = "publishDraft", summary = "Make the draft the next version (administrators)")
    public Uni<Published> publish(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @HeaderParam(LEASE) @Nullable UUID lease,
            @Nullable Note note) {
        var revision = VersionTag.required(seen);
        var words = text(note == null ? null : note.note());
        var id = MetadataId.named(kind, key);
        return designed(id, lease, (transaction, caller) -> desk.publish(transaction, caller, id, revision, words))
                .map(MetadataResource::published);
    }

    @GET
    @Path("/{key}/versions")
    @Operation(operationId = "listVersions", summary = "The versions of an object, newest first (administrators)")
    public Uni<Versions> versions(@PathParam("kind") String kind, @PathParam("key") String key) {
        return administrator()
                .flatMap(caller -> desk.versions(MetadataId.named(kind, key)))
                .map(Versions::new);
    }

    @GET
    @Path("/{key}/versions/{version}")
    @Operation(operationId = "readVersion", summary = "One version with its document (administrators)")
    public Uni<MetadataVersion> version(
            @PathParam("kind") String kind, @PathParam("key") String key, @PathParam("version") int version) {
        return administrator().flatMap(caller -> desk.version(MetadataId.named(kind, key), version));
    }

    @POST
    @Path("/{key}/restore")
    @Operation(operationId = "restoreVersion", summary = "Publish an old version again (administrators)")
    public Uni<Published> restore(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam(LEASE) @Nullable UUID lease,
            Restored request) {
        var id = MetadataId.named(kind, key);
        return designed(
                        id,
                        lease,
                        (transaction, caller) ->
                                desk.restore(transaction, caller, id, request.version(), text(request.note())))
                .map(MetadataResource::published);
    }

    /** A change of an object by an administrator, unless another window designs it. */
    private <T> Uni<T> designed(MetadataId id, @Nullable UUID lease, BiFunction<Transaction, Caller, Uni<T>> change) {
        return administrator()
                .flatMap(caller -> leases.unlessLeased(id, lease, transaction -> change.apply(transaction, caller)));
    }

    private Uni<Caller> administrator() {
        var caller = current.user();
        return identities.administrator(caller).replaceWith(caller);
    }

    private Stream<FoundProblem> found(List<Problem> problems, String severity, Locale locale) {
        return problems.stream().map(problem -> FoundProblem.of(problem, severity, texts.text(problem, locale)));
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
