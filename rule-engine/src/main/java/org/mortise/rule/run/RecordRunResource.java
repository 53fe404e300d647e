package org.mortise.rule.run;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.core.contract.Records;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Identities;
import org.mortise.core.org.People;

/** The runs that a record set off; its path is longer than that of records, which would otherwise take the request. */
@Path("/api/v1/forms/{form}/records/{id}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
public class RecordRunResource {

    private static final int MOST = 100;

    private final RuleRunTable runs;
    private final Records records;
    private final Identities identities;
    private final People people;
    private final ProblemTexts texts;
    private final CurrentCaller caller;

    RecordRunResource(
            RuleRunTable runs,
            Records records,
            Identities identities,
            People people,
            ProblemTexts texts,
            CurrentCaller caller) {
        this.runs = runs;
        this.records = records;
        this.identities = identities;
        this.people = people;
        this.texts = texts;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listRecordRuns",
            summary = "Which rules this record set off, newest first; for those who may read the record",
            description = "What the runs did elsewhere, and why they failed, is told to administrators only.")
    public Uni<RunPage> ofRecord(@PathParam("form") String form, @PathParam("id") String id) {
        var key = ObjectKey.named(form);
        var record = Ids.parse(id);
        return records.read(caller.user(), key, record)
                .chain(() -> identities.of(caller.user()))
                .flatMap(identity -> runs.ofRecord(key, record, MOST)
                        .flatMap(found -> people.names(RuleRun.actors(found))
                                .map(names -> RunPage.of(
                                        found, MOST, texts, caller.locale(), identity.administrator(), names))));
    }
}
