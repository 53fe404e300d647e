package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.contract.Records;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.CauseChain;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.Idempotency;
import org.mortise.core.http.PageLimit;
import org.mortise.core.http.Playable;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.http.VersionTag;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.RecordStore;
import org.mortise.form.record.Onlooker;
import org.mortise.form.record.Previews;
import org.mortise.form.record.RecordDesk;
import org.mortise.form.record.RecordPages;
import org.mortise.form.record.RecordText;

/** {@code /forms/{form}/records}: records one by one and in pages. */
@Path("/api/v1/forms/{form}")
@Tag(name = "records")
class RecordResource {

    /** What is sent to create or change a record. */
    record Sent(@Nullable ObjectNode data, @Nullable JsonNode preview) {}

    private final CurrentCaller current;
    private final AccessGate gate;
    private final Idempotency idempotency;
    private final RecordDesk desk;
    private final RecordStore store;
    private final RecordPages pages;
    private final Questions questions;
    private final Previews previews;

    RecordResource(
            CurrentCaller current,
            AccessGate gate,
            Idempotency idempotency,
            RecordDesk desk,
            RecordStore store,
            RecordPages pages,
            Questions questions,
            Previews previews) {
        this.current = current;
        this.gate = gate;
        this.idempotency = idempotency;
        this.desk = desk;
        this.store = store;
        this.pages = pages;
        this.questions = questions;
        this.previews = previews;
    }

    @GET
    @Playable
    @Path("/records")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRecords",
            summary = "A page of records",
            description = "Only fields and records that the caller may see.")
    public Uni<byte[]> list(@PathParam("form") String form, @BeanParam Listing listing) {
        var key = ObjectKey.named(form);
        var most = PageLimit.of(listing.limit);
        var locale = current.locale();
        return gate.of(current.reader())
                .map(access -> access.reading(locale))
                .flatMap(access -> questions
                        .query(access, key, listing.asked(), listing.cursor, most)
                        .map(access::scope))
                .flatMap(pages::list)
                .map(RecordResource::bytes);
    }

    @GET
    @Playable
    @Path("/count")
    @Operation(operationId = "countRecords", summary = "How many records there are; counting stops at 1,000")
    public Uni<JsonNode> count(
            @PathParam("form") String form,
            @RestQuery @Nullable String filter,
            @RestQuery @Nullable String search,
            @RestQuery @Nullable String view) {
        var asked = new Questions.Asked(filter, search, null, null, view);
        var key = ObjectKey.named(form);
        return gate.of(current.reader())
                .flatMap(access -> questions.query(access, key, asked, null, 1).map(access::scope))
                .flatMap(store::count)
                .map(count -> Json.object().put("count", count.count()).put("capped", count.capped()));
    }

    @POST
    @Path("/records")
    @Operation(
            operationId = "createRecord",
            summary = "Create a record",
            description = "Idempotency-Key lets the request be sent again safely.")
    public Uni<Response> create(
            @PathParam("form") String form,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable Sent sent) {
        var caller = current.user();
        var data = data(sent);
        var change = Change.create(ObjectKey.named(form), data, "api", CauseChain.none());
        var onlooker = previews.comparing(RequestBodies.required(sent).preview());
        if (idempotencyKey == null) {
            return desk.changeText(caller, change, onlooker).map(RecordResource::createdText);
        }
        var request = "POST records " + form + " " + Checksum.of(data);
        return idempotency
                .once(caller, idempotencyKey, request, transaction -> desk.change(transaction, caller, change, onlooker)
                        .map(RecordResource::created))
                .map(StoredResponse::toResponse);
    }

    @GET
    @Playable
    @Path("/records/{id}")
    @Operation(operationId = "readRecord", summary = "One record with sub-tables, rights and labels")
    public Uni<Response> read(@PathParam("form") String form, @PathParam("id") String id) {
        return desk.readText(current.reader(), ObjectKey.named(form), Ids.parse(id), current.locale())
                .map(RecordResource::tagged);
    }

    @PATCH
    @Path("/records/{id}")
    @Operation(
            operationId = "changeRecord",
            summary = "Change fields of a record",
            description =
                    "Fields that are not sent stay. If-Match is required; 409 with `current` when somebody was faster.")
    public Uni<Response> change(
            @PathParam("form") String form,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable Sent sent) {
        var data = data(sent);
        var onlooker = previews.comparing(RequestBodies.required(sent).preview());
        return desk.changeText(current.user(), at(form, id, VersionTag.required(seen), data), onlooker)
                .map(RecordResource::tagged);
    }

    @DELETE
    @Path("/records/{id}")
    @Operation(operationId = "deleteRecord", summary = "Move a record to the trash")
    public Uni<Void> delete(
            @PathParam("form") String form,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen) {
        return desk.changeText(current.user(), at(form, id, VersionTag.required(seen), null), Onlooker.NOBODY)
                .replaceWithVoid();
    }

    @GET
    @Path("/records/{id}/history")
    @Operation(operationId = "readHistory", summary = "What changed in a record, newest first")
    public Uni<JsonNode> history(@PathParam("form") String form, @PathParam("id") String id) {
        var locale = current.locale();
        return gate.of(current.user())
                .flatMap(access -> pages.history(access, ObjectKey.named(form), Ids.parse(id), locale));
    }

    @GET
    @Path("/trash")
    @Operation(
            operationId = "listTrash",
            summary = "Deleted records that the caller could restore, newest first",
            description = "`search` looks for what names them. They go for good at `purgeAt`.")
    public Uni<JsonNode> trash(
            @PathParam("form") String form, @RestQuery @Nullable String search, @RestQuery @Nullable Integer limit) {
        var key = ObjectKey.named(form);
        var asked = new Questions.Asked(null, search, null, null, null);
        var most = PageLimit.of(limit);
        var locale = current.locale();
        return gate.of(current.user()).map(access -> access.reading(locale)).flatMap(access -> questions
                .query(access, key, asked, null, most)
                .map(access::scope)
                .flatMap(store::trash)
                .flatMap(trash -> pages.trash(access.form(key).shape(), trash, locale)));
    }

    @POST
    @Path("/trash/{id}/restore")
    @Operation(operationId = "restoreRecord", summary = "Take a record back from the trash")
    public Uni<Response> restore(@PathParam("form") String form, @PathParam("id") String id) {
        return desk.restore(current.user(), ObjectKey.named(form), Ids.parse(id))
                .map(RecordResource::tagged);
    }

    private static Change at(String form, String id, int version, @Nullable ObjectNode data) {
        return new Change(ObjectKey.named(form), Ids.parse(id), data, version, "api", null, CauseChain.none());
    }

    /** Written as they are; a text would be looked through again. */
    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode data(@Nullable Sent sent) {
        var data = RequestBodies.required(sent).data();
        if (data == null) {
            throw Rejected.invalid(List.of(Problem.at("/data", "required", Map.of("field", "data"))));
        }
        return data;
    }

    private static StoredResponse created(Records.Record record) {
        return new StoredResponse(
                201,
                Map.of(
                        HttpHeaders.ETAG,
                        VersionTag.of(record.version()),
                        HttpHeaders.LOCATION,
                        "/api/v1/forms/" + record.form() + "/records/" + record.id()),
                record.document());
    }

    private static Response createdText(RecordText record) {
        return Response.status(Response.Status.CREATED)
                .entity(bytes(record.json()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, VersionTag.of(record.version()))
                .header(HttpHeaders.LOCATION, "/api/v1/forms/" + record.form() + "/records/" + record.id())
                .build();
    }

    private static Response tagged(RecordText record) {
        return Response.ok(bytes(record.json()), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, VersionTag.of(record.version()))
                .build();
    }

    private static Response tagged(Records.Record record) {
        return Response.ok(record.document())
                .header(HttpHeaders.ETAG, VersionTag.of(record.version()))
                .build();
    }
}
