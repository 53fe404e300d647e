package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.http.SentObject;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.org.Identities;
import org.mortise.core.org.People;
import org.mortise.rule.definition.RuleDefinition;

/** The log of runs. */
@Path("/api/v1/rules/{rule}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RuleRunResource {

    private static final int MOST = 100;

    private final RuleRunTable runs;
    private final RuleDesk desk;
    private final Identities identities;
    private final People people;
    private final ProblemTexts texts;
    private final CurrentCaller caller;

    RuleRunResource(
            RuleRunTable runs,
            RuleDesk desk,
            Identities identities,
            People people,
            ProblemTexts texts,
            CurrentCaller caller) {
        this.runs = runs;
        this.desk = desk;
        this.identities = identities;
        this.people = people;
        this.texts = texts;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listRuleRuns", summary = "Runs of a rule, newest first; for administrators")
    public Uni<RunPage> ofRule(
            @PathParam("rule") String rule,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var size = Math.max(1, Math.min(limit, MOST));
        return identities
                .administrator(caller.user())
                .chain(() -> runs.ofRule(ObjectKey.named(rule), cursor == null ? null : Ids.parse(cursor), size + 1))
                .flatMap(found -> people.names(RuleRun.actors(found))
                        .map(names -> RunPage.of(found, size, texts, caller.locale(), true, names)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "runRule",
            summary = "Run a rule on a record",
            description =
                    "For rules that people run. The answer is the run, whether it was done or failed: a failed one has written"
                            + " nothing. With Idempotency-Key, only once.")
    public Uni<Response> run(
            @PathParam("rule") String rule,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable JsonNode body) {
        var sent = SentObject.of(body, Set.of("record", "input"));
        var record = sent.id("record", null);
        if (record == null) {
            sent.add(Problem.at("/record", "required"));
        }
        sent.refuseProblems();
        var input = body == null ? Json.object() : body.path("input");
        var press = new RuleDesk.Press(
                ObjectKey.named(rule), Objects.requireNonNull(record), input.isObject() ? input : Json.object(), key);
        return desk.press(caller.user(), press, this::shown).map(StoredResponse::toResponse);
    }

    private JsonNode shown(RuleRun run, RuleDefinition rule, CallerAccess access) {
        var told = new Discretion(rule, access).of(run);
        var names = Map.of(access.identity().id(), access.identity().name());
        return Json.mapper().valueToTree(RunView.of(told, texts, caller.locale(), true, names));
    }
}
