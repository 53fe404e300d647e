package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CommentRight;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.Cursor;
import org.mortise.core.http.Idempotency;
import org.mortise.core.http.PageLimit;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.http.VersionTag;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Person;
import org.mortise.core.store.RecordComment;
import org.mortise.form.comment.CommentDesk;
import org.mortise.form.comment.CommentDesk.Address;
import org.mortise.form.comment.CommentView;
import org.mortise.form.comment.Discussions;
import org.mortise.form.comment.Discussions.Discussion;

/** {@code /forms/{form}/records/{id}/comments}: what people say about a record. */
@Path("/api/v1/forms/{form}/records/{id}/comments")
@Tag(name = "comments")
class CommentResource {

    private static final int MOST = 100;

    /** What is sent to say something, or to say it otherwise. */
    record Sent(@Nullable String text, @Nullable String replyTo) {}

    /** What the caller may do. */
    record Rights(boolean write, boolean manage) {}

    record Page(
            List<CommentView> items,
            Map<UUID, String> labels,
            @Nullable String next,
            long count,
            Rights rights) {}

    record Mentionable(UUID id, String name, @Nullable String department) {}

    record Offered(List<Mentionable> items) {}

    private final CurrentCaller current;
    private final Idempotency idempotency;
    private final CommentDesk desk;
    private final Discussions discussions;
    private final Departments departments;

    CommentResource(
            CurrentCaller current,
            Idempotency idempotency,
            CommentDesk desk,
            Discussions discussions,
            Departments departments) {
        this.current = current;
        this.idempotency = idempotency;
        this.desk = desk;
        this.discussions = discussions;
        this.departments = departments;
    }

    @GET
    @Operation(
            operationId = "listComments",
            summary = "What was said about a record, newest first",
            description = "At most 100 at once. A comment that was removed has no text.")
    public Uni<Page> list(
            @PathParam("form") String form,
            @PathParam("id") String id,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit) {
        var most = Math.min(PageLimit.of(limit), MOST);
        var before = cursor == null ? null : Ids.parse(Cursor.read(cursor).asText());
        return discussions
                .list(current.user(), ObjectKey.named(form), Ids.parse(id), before, most)
                .map(CommentResource::page);
    }

    @POST
    @Operation(
            operationId = "writeComment",
            summary = "Say something about a record",
            description =
                    "`@[id]` mentions a person who may read the record. Idempotency-Key lets the request be sent again"
                            + " safely.")
    public Uni<Response> write(
            @PathParam("form") String form,
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable Sent sent) {
        var caller = current.user();
        var said = RequestBodies.required(sent);
        var key = ObjectKey.named(form);
        var record = Ids.parse(id);
        var body = Json.mapper().<JsonNode>valueToTree(said);
        var request = "POST comments " + form + " " + id + " " + Checksum.of(body);
        return idempotency
                .once(caller, idempotencyKey, request, transaction -> desk.write(
                                transaction, caller, key, record, said.text(), answered(said.replyTo()))
                        .map(CommentResource::written))
                .map(StoredResponse::toResponse);
    }

    @PATCH
    @Path("/{comment}")
    @Operation(
            operationId = "editComment",
            summary = "Say something of one's own otherwise",
            description = "If-Match is required; 409 with `current` when it was changed meanwhile.")
    public Uni<Response> edit(
            @PathParam("form") String form,
            @PathParam("id") String id,
            @PathParam("comment") String comment,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable Sent sent) {
        var version = VersionTag.required(seen);
        return desk.edit(
                        current.user(),
                        address(form, id, comment),
                        version,
                        RequestBodies.required(sent).text())
                .map(edited -> Response.ok(CommentView.of(edited))
                        .header(HttpHeaders.ETAG, VersionTag.of(edited.version()))
                        .build());
    }

    @DELETE
    @Path("/{comment}")
    @Operation(
            operationId = "removeComment",
            summary = "Take back what was said",
            description = "One's own; those of others with the right to manage comments. Its place stays.")
    public Uni<Void> remove(
            @PathParam("form") String form, @PathParam("id") String id, @PathParam("comment") String comment) {
        return desk.remove(current.user(), address(form, id, comment));
    }

    @GET
    @Path("/people")
    @Operation(
            operationId = "listMentionable",
            summary = "People who can be mentioned",
            description = "The first few whose name or login contains `search` and who may read the record.")
    public Uni<Offered> people(
            @PathParam("form") String form, @PathParam("id") String id, @RestQuery @Nullable String search) {
        return discussions
                .mentionable(current.user(), ObjectKey.named(form), Ids.parse(id), search == null ? "" : search.strip())
                .flatMap(found -> departments
                        .names(found.stream()
                                .map(Person::department)
                                .filter(Objects::nonNull)
                                .toList())
                        .map(units -> new Offered(found.stream()
                                .map(person -> new Mentionable(
                                        person.id(),
                                        person.name(),
                                        person.department() == null ? null : units.get(person.department())))
                                .toList())));
    }

    private static Page page(Discussion found) {
        var items = found.items().stream().map(CommentView::of).toList();
        var next = found.more() ? cursor(items.get(items.size() - 1).id()) : null;
        var right = found.right();
        return new Page(
                items,
                found.names(),
                next,
                found.count(),
                new Rights(right.atLeast(CommentRight.WRITE), right.atLeast(CommentRight.MANAGE)));
    }

    private static StoredResponse written(RecordComment comment) {
        return new StoredResponse(
                201,
                Map.of(HttpHeaders.ETAG, VersionTag.of(comment.version())),
                Json.mapper().valueToTree(CommentView.of(comment)));
    }

    private static String cursor(UUID id) {
        return Cursor.write(Json.mapper().getNodeFactory().textNode(id.toString()));
    }

    private static Address address(String form, String id, String comment) {
        return new Address(ObjectKey.named(form), Ids.parse(id), Ids.parse(comment));
    }

    /** Nothing can answer what is not there. */
    private static @Nullable UUID answered(@Nullable String id) {
        if (id == null) {
            return null;
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw Rejected.invalid(List.of(Problem.at("/replyTo", "comment_reply_gone")));
        }
    }
}
