package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.http.WithoutSession;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.session.Origin;
import org.mortise.form.picture.PictureAnswer;

/** {@code /public}: forms for people without an account. The secret in the address is all they need, and all they have. */
@Path("/api/v1/public/{token}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "public")
class PublicResource {

    private final PublicDesk desk;
    private final PublicChoices choices;
    private final LinkPasswords passwords;
    private final CurrentCaller current;

    PublicResource(PublicDesk desk, PublicChoices choices, LinkPasswords passwords, CurrentCaller current) {
        this.current = current;
        this.desk = desk;
        this.choices = choices;
        this.passwords = passwords;
    }

    record Password(@Nullable String password) {}

    /** @param key goes along with everything that is asked of the link */
    record KeyView(String key) {}

    @GET
    @WithoutSession
    @Operation(
            operationId = "readPublicForm",
            summary = "A form that anybody fills in who has its address",
            description = "Only what the page needs: the offered fields and what depends on nothing but them.")
    public Uni<JsonNode> read(@PathParam("token") String token, @HeaderParam(Arrival.HEADER) @Nullable String key) {
        return desk.page(Arrival.of(token, key)).map(page -> page);
    }

    @POST
    @Path("/keys")
    @WithoutSession
    @Operation(
            operationId = "unlockPublicForm",
            summary = "A key for whoever knows the password of a public form",
            description = "It opens everything of the link for twelve hours, or until the password is another one.")
    public Uni<KeyView> unlock(@PathParam("token") String token, @Nullable Password sent, RoutingContext routing) {
        var password = RequestBodies.required(sent).password();
        if (password == null || password.isEmpty()) {
            throw Rejected.invalid(List.of(Problem.at("/password", "required", Map.of("field", "password"))));
        }
        return passwords.open(token, Origin.ip(routing), password).map(KeyView::new);
    }

    @POST
    @Path("/records")
    @WithoutSession
    @Operation(
            operationId = "fillPublicForm",
            summary = "Make a record of what was filled in",
            description = "Idempotency-Key lets the request be sent again safely. Nothing is told of the record.")
    public Uni<Response> create(
            @PathParam("token") String token,
            @HeaderParam(Arrival.HEADER) @Nullable String key,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable Sent sent,
            RoutingContext routing) {
        var entry = RequestBodies.required(sent);
        return desk.submit(Arrival.of(token, key), Origin.ip(routing), idempotencyKey, entry, filled(entry))
                .map(StoredResponse::toResponse);
    }

    @POST
    @Path("/fields/{field}/candidates")
    @WithoutSession
    @Operation(
            operationId = "listPublicCandidates",
            summary =
                    "What may be chosen for a field that points to records of another form, to people or to departments",
            description =
                    "Only what the link offers: records within its condition, with the fields that it shows; of people and"
                            + " departments their names. `field` is `table.column` for a column; `values` holds what the entry"
                            + " holds by now.")
    public Uni<JsonNode> candidates(
            @PathParam("token") String token,
            @HeaderParam(Arrival.HEADER) @Nullable String key,
            @PathParam("field") String field,
            @Nullable Asked asked,
            RoutingContext routing) {
        return choices.of(
                Arrival.of(token, key), Origin.ip(routing), field, RequestBodies.required(asked), current.locale());
    }

    @GET
    @Path("/regions")
    @WithoutSession
    @Operation(
            operationId = "listPublicRegions",
            summary = "Regions that an address may lie in, one level at a time",
            description =
                    "Those that lie directly in `within`, as [code, name]; without it the provinces of China, and the codes of"
                            + " all countries.")
    public Uni<Response> regions(
            @PathParam("token") String token,
            @HeaderParam(Arrival.HEADER) @Nullable String key,
            @QueryParam("within") @Nullable String within) {
        return desk.regions(Arrival.of(token, key), within == null ? "" : within)
                .map(regions -> Response.ok(regions)
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400")
                        .build());
    }

    @GET
    @Path("/pictures/{node}")
    @Produces(MediaType.WILDCARD)
    @WithoutSession
    @Operation(operationId = "readPublicPicture", summary = "The picture that a node of a public form shows")
    public Uni<Response> picture(
            @PathParam("token") String token,
            @HeaderParam(Arrival.HEADER) @Nullable String key,
            @PathParam("node") String node,
            @Context HttpHeaders headers) {
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return desk.picture(Arrival.of(token, key), node).map(picture -> PictureAnswer.of(picture, known));
    }

    private static ObjectNode filled(Sent sent) {
        var data = sent.data();
        if (data == null) {
            throw Rejected.invalid(List.of(Problem.at("/data", "required", Map.of("field", "data"))));
        }
        return data;
    }
}
