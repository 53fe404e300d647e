package org.mortise.rule.run;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Identities;

/** The log of runs. */
@Path("/api/v1/rules/{rule}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RuleRunResource {

    private static final int MOST = 100;

    private final RuleRunTable runs;
    private final Identities identities;
    private final ProblemTexts texts;
    private final CurrentCaller caller;

    RuleRunResource(RuleRunTable runs, Identities identities, ProblemTexts texts, CurrentCaller caller) {
        this.runs = runs;
        this.identities = identities;
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
                .chain(() -> runs.ofRule(ObjectKey.parse(rule), cursor == null ? null : Ids.parse(cursor), size + 1))
                .map(found -> RunPage.of(found, size, texts, caller.locale(), true));
    }
}
