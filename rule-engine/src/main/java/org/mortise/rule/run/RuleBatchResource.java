package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Conditions;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.PageLimit;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.SentObject;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Rules on their way through many records. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RuleBatchResource {

    private final RuleBatchDesk desk;
    private final ProblemTexts texts;
    private final CurrentCaller caller;

    RuleBatchResource(RuleBatchDesk desk, ProblemTexts texts, CurrentCaller caller) {
        this.desk = desk;
        this.texts = texts;
        this.caller = caller;
    }

    @POST
    @Path("/rules/{rule}/batches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startRuleBatch",
            summary = "Run a rule on many records, in the background",
            description =
                    "On `records`, up to 10,000 ids, or on `all` that match `filter` and `search` as they are now. Each record has its"
                            + " turn once and by itself: one on which the rule is not done does not hold up the others.")
    public Uni<Response> start(
            @PathParam("rule") String rule,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable JsonNode body) {
        var sent = SentObject.of(body, Set.of("records", "all", "filter", "search", "input"));
        var all = sent.flag("all", false);
        var chosen = all ? null : ids(sent);
        var search = sent.text("search", "");
        if (all == sent.has("records")) {
            sent.add(Problem.at("/records", "rule_batch_choice"));
        }
        sent.refuseProblems();
        var document = body == null ? Json.object() : body;
        var input = document.path("input");
        var wanted = new RuleBatchDesk.Wanted(
                ObjectKey.named(rule),
                chosen,
                sent.has("filter") ? Conditions.parse(Json.plain(document.path("filter"))) : null,
                search.isEmpty() ? null : search,
                input.isObject() ? input : Json.object(),
                key);
        var locale = caller.locale();
        return desk.start(caller.user(), wanted, batch -> Json.mapper()
                        .valueToTree(RuleBatchView.of(batch, texts, locale)))
                .map(StoredResponse::toResponse);
    }

    private static List<UUID> ids(SentObject sent) {
        return sent.has("records")
                ? sent.texts("records").stream().map(RuleBatchResource::id).toList()
                : List.of();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Rejected.invalid(List.of(Problem.at("/records", "wrong_type")));
        }
    }

    @GET
    @Path("/rule-batches/{id}")
    @Operation(operationId = "readRuleBatch", summary = "How far a rule is on its way through many records; one's own")
    public Uni<RuleBatchView> read(@PathParam("id") String id) {
        var locale = caller.locale();
        return desk.own(caller.user(), Ids.parse(id)).map(batch -> RuleBatchView.of(batch, texts, locale));
    }

    @POST
    @Path("/rule-batches/{id}/stop")
    @Operation(
            operationId = "stopRuleBatch",
            summary = "Let no further record have its turn",
            description = "What has been done stays done.")
    public Uni<RuleBatchView> stop(@PathParam("id") String id) {
        var locale = caller.locale();
        return desk.stop(caller.user(), Ids.parse(id)).map(batch -> RuleBatchView.of(batch, texts, locale));
    }

    @GET
    @Path("/rule-batches/{id}/refused")
    @Operation(operationId = "listRefusedRecords", summary = "Records on which the rule was not done, and why")
    public Uni<RuleBatchView.RefusedPage> refused(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable Integer cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var locale = caller.locale();
        var most = PageLimit.of(limit);
        return desk.refused(caller.user(), Ids.parse(id), cursor == null ? 0 : cursor, most + 1)
                .map(found -> RuleBatchView.RefusedPage.of(found, most, texts, locale));
    }
}
