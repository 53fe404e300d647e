package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.http.Idempotency;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.definition.Trigger;

/**
 * Where people run rules. A rule that somebody may not run is for him as if there were none. One press is one transaction that holds
 * the record, so that of two people who press at once the second sees what the first has done.
 */
@ApplicationScoped
class RuleDesk {

    private final Database database;
    private final Metadata metadata;
    private final AccessGate gate;
    private final Records records;
    private final Idempotency idempotency;
    private final RuleBook book;
    private final RuleRuns runs;
    private final Clock clock;

    RuleDesk(
            Database database,
            Metadata metadata,
            AccessGate gate,
            Records records,
            Idempotency idempotency,
            RuleBook book,
            RuleRuns runs,
            Clock clock) {
        this.database = database;
        this.metadata = metadata;
        this.gate = gate;
        this.records = records;
        this.idempotency = idempotency;
        this.book = book;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * A press of a button.
     *
     * @param input answers to what the rule asks; an empty object when it asks nothing
     * @param key of the press, so that it counts once; null: always counts
     */
    record Press(
            ObjectKey rule,
            UUID record,
            JsonNode input,
            @Nullable String key) {
        String hash() {
            return "run " + rule + " " + record + " " + Checksum.of(input);
        }
    }

    /** What the person who has run a rule is told. */
    interface Show {
        JsonNode of(RuleRun run, RuleDefinition rule, CallerAccess access);
    }

    /** The rules that the caller may run on records of a form, whichever record it is. */
    Uni<List<RuleDefinition>> offered(Caller.User caller, ObjectKey form) {
        return gate.of(caller).map(access -> {
            var known = access.readable(form).orElseThrow(Rejected::notFound);
            return book.pressed(access.snapshot(), form).stream()
                    .filter(rule -> maySee(rule, access))
                    .filter(rule -> !roles(rule).isEmpty() || known.may(RecordAction.UPDATE))
                    .toList();
        });
    }

    /** Of these the ones that apply to a record as it is now. */
    Uni<List<RuleDefinition>> offered(Caller.User caller, ObjectKey form, UUID record) {
        return gate.of(caller)
                .flatMap(access -> records.read(caller, form, record)
                        .map(read -> book.pressed(access.snapshot(), form).stream()
                                .filter(rule -> maySee(rule, access) && mayRun(rule, read))
                                .toList()))
                .flatMap(permitted ->
                        permitted.isEmpty() ? Uni.createFrom().item(permitted) : applying(caller, record, permitted));
    }

    private Uni<List<RuleDefinition>> applying(Caller.User caller, UUID record, List<RuleDefinition> permitted) {
        return database.inTransaction(
                        transaction -> metadata.current(transaction).flatMap(snapshot -> Multi.createFrom()
                                .iterable(permitted)
                                .onItem()
                                .transformToUniAndConcatenate(rule -> runs.applies(
                                                occasion(transaction, snapshot, rule, caller, record, Json.object()))
                                        .map(applies -> applies ? Optional.of(rule) : Optional.<RuleDefinition>empty()))
                                .collect()
                                .asList()))
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    /** Runs the rule and gives the run as {@code show} has it, or as it was shown when the same press came before. */
    Uni<StoredResponse> press(Caller.User caller, Press press, Show show) {
        return gate.of(caller).flatMap(access -> {
            var rule = seen(access, press.rule());
            return idempotency.once(
                    caller, press.key(), press.hash(), transaction -> run(transaction, access, rule, caller, press)
                            .map(run -> StoredResponse.ok(show.of(run, rule, access))));
        });
    }

    private RuleDefinition seen(CallerAccess access, ObjectKey rule) {
        return book.pressedAs(access.snapshot(), rule)
                .filter(known -> maySee(known, access))
                .orElseThrow(Rejected::notFound);
    }

    /** A rule that the caller may run on some records at least. */
    RuleDefinition sendable(CallerAccess access, ObjectKey key) {
        var rule = seen(access, key);
        var form = access.readable(rule.form()).orElseThrow(Rejected::notFound);
        if (roles(rule).isEmpty() && !form.may(RecordAction.UPDATE)) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
        }
        return rule;
    }

    /** Runs the rule on a record; a refusal comes before anything is written. */
    Uni<RuleRun> run(
            Transaction transaction, CallerAccess access, RuleDefinition rule, Caller.User caller, Press press) {
        return records.read(transaction, caller, rule.form(), press.record(), true)
                .invoke(read -> {
                    if (!mayRun(rule, read)) {
                        throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
                    }
                    var wrong = rule.inputs().check(press.input());
                    if (!wrong.isEmpty()) {
                        throw Rejected.invalid(wrong);
                    }
                })
                .chain(() ->
                        runs.run(occasion(transaction, access.snapshot(), rule, caller, press.record(), press.input())))
                .map(run -> run.orElseThrow(() ->
                        Rejected.because(Rejected.Kind.CONFLICT, "rule_does_not_apply", Map.of("rule", rule.title()))));
    }

    private Occasion occasion(
            Transaction transaction,
            MetadataSnapshot snapshot,
            RuleDefinition rule,
            Caller.User caller,
            UUID record,
            JsonNode input) {
        ObjectNode payload = Json.object().put("actor", caller.id().toString());
        payload.set("input", input);
        var event = new OutboxEvent(
                Ids.next(), RecordEvent.PRESSED, rule.form(), record, payload, CauseChain.none(), clock.instant());
        return new Occasion(transaction, snapshot, rule, event);
    }

    /** A rule that names roles is there for those who hold one of them. */
    private static boolean maySee(RuleDefinition rule, CallerAccess access) {
        var identity = access.identity();
        var roles = roles(rule);
        return roles.isEmpty() || identity.administrator() || !Collections.disjoint(roles, identity.roles());
    }

    /** A rule that names no roles is for those who may change the record. */
    private static boolean mayRun(RuleDefinition rule, Records.Record record) {
        return !roles(rule).isEmpty()
                || record.document().path("rights").path("update").asBoolean(false);
    }

    private static List<ObjectKey> roles(RuleDefinition rule) {
        return rule.trigger() instanceof Trigger.Pressed pressed ? pressed.roles() : List.of();
    }
}
