package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.mortise.core.database.Database;
import org.mortise.core.job.Job;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Has imports checked in the background, one check of each at a time. */
@ApplicationScoped
class CheckDesk {

    private final Database database;
    private final CheckTable table;
    private final ImportDesk desk;
    private final Jobs jobs;
    private final Clock clock;

    CheckDesk(Database database, CheckTable table, ImportDesk desk, Jobs jobs, Clock clock) {
        this.database = database;
        this.table = table;
        this.desk = desk;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Begins a check, in the place of the one before.
     *
     * @param asked the same as the caller sent it
     */
    Uni<CheckRun> ask(
            Caller.User caller, UUID id, ImportTarget.Wanted wanted, ImportPlan sent, JsonNode asked, int total) {
        var form = wanted.form() == null ? null : ObjectKey.parse(wanted.form());
        return desk.open(caller, id)
                .chain(() -> desk.settled(caller, wanted, sent))
                .flatMap(plan -> database.inTransaction(transaction -> table.begin(
                                transaction, id, asked, Json.mapper().valueToTree(plan), form, total)
                        .flatMap(number -> jobs.schedule(
                                transaction,
                                new Job(
                                        CheckJob.KIND,
                                        id + ":" + number,
                                        Json.object().put("run", id.toString()).put("number", number),
                                        clock.instant())))))
                .chain(() -> read(caller, id));
    }

    /** The last check of the caller's own import; {@code not_found} when there is none. */
    Uni<CheckRun> read(Caller.User caller, UUID id) {
        return desk.own(caller, id).chain(() -> table.find(id)).map(found -> found.orElseThrow(Rejected::notFound));
    }

    /** Whoever cancels what is over already has what he wants. */
    Uni<Void> cancel(Caller.User caller, UUID id) {
        return read(caller, id).chain(() -> table.cancel(id));
    }
}
