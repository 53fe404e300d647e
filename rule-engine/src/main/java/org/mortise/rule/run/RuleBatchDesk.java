package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.http.Idempotency;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.job.Job;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.rule.definition.RuleDefinition;

/**
 * Where people send a rule through many records. Which records those are is settled when it is sent; what may be done with each is
 * asked when its turn comes, as with a single press. A batch is known to whoever sent it.
 */
@ApplicationScoped
class RuleBatchDesk {

    static final int MOST = 10_000;

    private static final Duration KEPT = Duration.ofDays(30);

    private final AccessGate gate;
    private final Records records;
    private final Idempotency idempotency;
    private final RuleDesk rules;
    private final RuleBatchTable table;
    private final Jobs jobs;
    private final Clock clock;

    RuleBatchDesk(
            AccessGate gate,
            Records records,
            Idempotency idempotency,
            RuleDesk rules,
            RuleBatchTable table,
            Jobs jobs,
            Clock clock) {
        this.gate = gate;
        this.records = records;
        this.idempotency = idempotency;
        this.rules = rules;
        this.table = table;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param chosen ids of records; null: all that match
     * @param filter of those that match; null: none
     * @param search of those that match; null: none
     * @param key of the request, so that it counts once; null: always counts
     */
    record Wanted(
            ObjectKey rule,
            @Nullable List<UUID> chosen,
            @Nullable Condition filter,
            @Nullable String search,
            JsonNode input,
            @Nullable String key) {
        String hash() {
            var which = Json.object().put("which", chosen + " " + filter + " " + search);
            return "batch " + rule + " " + Checksum.of(which) + " " + Checksum.of(input);
        }
    }

    /** What the person who sent it is told. */
    interface Show {
        JsonNode of(RuleBatch batch);
    }

    /** Answers with the batch as {@code show} has it, or as it was shown when the same request came before. */
    Uni<StoredResponse> start(Caller.User caller, Wanted wanted, Show show) {
        return gate.of(caller).flatMap(access -> {
            var rule = rules.sendable(access, wanted.rule());
            var wrong = rule.inputs().check(wanted.input());
            if (!wrong.isEmpty()) {
                throw Rejected.invalid(wrong);
            }
            return chosen(caller, access.form(rule.form()), wanted)
                    .flatMap(ids -> idempotency.once(caller, wanted.key(), wanted.hash(), transaction -> begin(
                                    transaction, caller, rule, wanted, ids)
                            .map(batch -> accepted(batch, show))));
        });
    }

    private static StoredResponse accepted(RuleBatch batch, Show show) {
        return new StoredResponse(202, Map.of("Location", "/api/v1/rule-batches/" + batch.id()), show.of(batch));
    }

    private Uni<List<UUID>> chosen(Caller.User caller, FormAccess form, Wanted wanted) {
        if (wanted.chosen() != null) {
            return Uni.createFrom().item(bounded(List.copyOf(new LinkedHashSet<>(wanted.chosen()))));
        }
        return matching(caller, form, wanted, null, new ArrayList<>()).map(RuleBatchDesk::bounded);
    }

    private static List<UUID> bounded(List<UUID> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw Rejected.invalid(List.of(Problem.at("/records", "rule_batch_size", Map.of("max", MOST))));
        }
        return ids;
    }

    /** Page by page, until there are none left or too many. */
    private Uni<List<UUID>> matching(
            Caller.User caller, FormAccess form, Wanted wanted, @Nullable String cursor, List<UUID> found) {
        var query = new RecordQuery(
                form.shape().form(),
                wanted.filter(),
                wanted.search(),
                List.of(),
                little(form),
                cursor,
                RecordQuery.MAX_LIMIT);
        return records.list(caller, query).flatMap(page -> {
            page.items().forEach(record -> found.add(record.id()));
            return page.next() == null || found.size() > MOST
                    ? Uni.createFrom().item(found)
                    : matching(caller, form, wanted, page.next(), found);
        });
    }

    /** Of thousands of records no more is read than it takes to know which they are. */
    private static List<String> little(FormAccess form) {
        var title = form.shape().titleField();
        return form.mayShow(title) ? List.of(title) : List.of();
    }

    private Uni<RuleBatch> begin(
            Transaction transaction, Caller.User caller, RuleDefinition rule, Wanted wanted, List<UUID> ids) {
        var now = clock.instant();
        var batch = new RuleBatch(
                Ids.next(),
                rule.key(),
                rule.title(),
                rule.form(),
                caller.id(),
                wanted.input(),
                RuleBatch.RUNNING,
                new RuleBatch.Figures(ids.size(), 0, 0),
                null,
                now,
                null);
        var payload = Json.object().put("batch", batch.id().toString());
        return table.prune(transaction, now.minus(KEPT))
                .chain(() -> table.insert(transaction, batch, ids))
                .chain(() -> jobs.schedule(
                        transaction, new Job(RuleBatchJob.KIND, batch.id().toString(), payload, now)))
                .replaceWith(batch);
    }

    /** The batch, as long as it is the caller's own. */
    Uni<RuleBatch> own(Caller.User caller, UUID id) {
        return table.find(id).map(found -> found.filter(batch -> batch.person().equals(caller.id()))
                .orElseThrow(Rejected::notFound));
    }

    /** Lets no further record have its turn; a batch that has ended stays as it is. */
    Uni<RuleBatch> stop(Caller.User caller, UUID id) {
        return own(caller, id)
                .chain(() -> table.end(id, RuleBatch.STOPPED, null, clock.instant()))
                .chain(() -> own(caller, id));
    }

    /**
     * Records on which it was not done.
     *
     * @param names of them by id, as far as the caller may know them
     */
    record Refused(List<RuleBatch.Refusal> items, Map<UUID, String> names) {}

    Uni<Refused> refused(Caller.User caller, UUID id, int after, int limit) {
        return own(caller, id).flatMap(batch -> table.refusals(id, after, limit)
                .flatMap(items -> names(caller, batch, items).map(names -> new Refused(items, names))));
    }

    private Uni<Map<UUID, String>> names(Caller.User caller, RuleBatch batch, List<RuleBatch.Refusal> items) {
        var ids = items.stream().map(RuleBatch.Refusal::record).toList();
        return gate.of(caller)
                .flatMap(access -> access.readable(batch.form()).isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : records.titles(caller, batch.form(), ids));
    }
}
