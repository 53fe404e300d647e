package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.run.RuleRun.StepResult;

/**
 * Runs the rules that an event sets off, each once: what a run writes commits together with its entry in the log and with the mark
 * that the event was handled. A run that fails is taken back to its beginning and logged as failed; the others go on.
 */
@ApplicationScoped
class RuleSubscriber implements OutboxSubscriber {

    private static final Logger LOG = Logger.getLogger(RuleSubscriber.class);

    private final Metadata metadata;
    private final RuleBook book;
    private final TriggerFacts triggers;
    private final RuleRunner runner;
    private final RuleRunTable runs;
    private final Clock clock;

    RuleSubscriber(
            Metadata metadata,
            RuleBook book,
            TriggerFacts triggers,
            RuleRunner runner,
            RuleRunTable runs,
            Clock clock) {
        this.metadata = metadata;
        this.book = book;
        this.triggers = triggers;
        this.runner = runner;
        this.runs = runs;
        this.clock = clock;
    }

    /** A rule and the event that may set it off. */
    private record Occasion(
            Transaction transaction, MetadataSnapshot snapshot, RuleDefinition rule, OutboxEvent event) {

        Caller.System caller() {
            return new Caller.System("rule:" + rule.key() + "@" + rule.version(), RecordEvent.actor(event));
        }

        /** The rule's place in a chain of causes. */
        String link() {
            return rule.key() + "@" + event.record();
        }

        /** Why the rule must not act; empty when it may. */
        List<Problem> stops() {
            if (event.cause().contains(link())) {
                return List.of(Problem.of("rule_loop_stopped"));
            }
            return event.cause().isTooDeep()
                    ? List.of(Problem.at("", "rule_chain_stopped", Map.of("most", CauseChain.MAX_DEPTH)))
                    : List.of();
        }
    }

    /** How a run ended. */
    private record Outcome(RunState state, JsonNode problems, List<StepResult> steps) {

        static Outcome done(List<StepResult> steps) {
            return new Outcome(RunState.DONE, Json.mapper().createArrayNode(), steps);
        }

        static Outcome suppressed(List<Problem> why) {
            return new Outcome(RunState.SUPPRESSED_LOOP, Json.mapper().valueToTree(why), List.of());
        }

        static Outcome failed(List<Problem> problems) {
            return new Outcome(RunState.FAILED, Json.mapper().valueToTree(problems), List.of());
        }
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public boolean wants(OutboxEvent event) {
        return !book.after(metadata.snapshot(), event).isEmpty();
    }

    @Override
    public Uni<Void> handle(Transaction transaction, OutboxEvent event) {
        return metadata.current(transaction).flatMap(snapshot -> Multi.createFrom()
                .iterable(occasions(transaction, snapshot, event))
                .onItem()
                .transformToUniAndConcatenate(this::once)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private List<Occasion> occasions(Transaction transaction, MetadataSnapshot snapshot, OutboxEvent event) {
        var rules = book.after(snapshot, event);
        return RecordEvent.each(event).stream()
                .flatMap(each -> rules.stream().map(rule -> new Occasion(transaction, snapshot, rule, each)))
                .toList();
    }

    private Uni<Void> once(Occasion occasion) {
        return runs.isNew(
                        occasion.transaction(),
                        occasion.rule().key(),
                        occasion.event().id().toString())
                .flatMap(fresh -> fresh ? attempt(occasion) : Uni.createFrom().voidItem());
    }

    private Uni<Void> attempt(Occasion occasion) {
        var transaction = occasion.transaction();
        return runs.mark(transaction)
                .chain(() -> outcome(occasion))
                .call(() -> runs.keep(transaction))
                .onFailure(failure -> !RuleRunTable.maySucceedLater(failure))
                .recoverWithUni(failure -> runs.takeBack(transaction)
                        .replaceWith(Optional.of(Outcome.failed(explained(occasion, failure)))))
                .flatMap(outcome -> outcome.map(ended -> log(occasion, ended))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Empty when the rule does not apply. */
    private Uni<Optional<Outcome>> outcome(Occasion occasion) {
        return Uni.createFrom()
                .deferred(() -> triggers.of(
                        occasion.transaction(),
                        occasion.caller(),
                        occasion.snapshot(),
                        occasion.rule(),
                        occasion.event()))
                .flatMap(facts -> facts.filter(known -> matches(occasion, known))
                        .map(known -> act(occasion, known).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static boolean matches(Occasion occasion, RecordFacts facts) {
        var types = FormTypes.unsecured(facts.shape(), occasion.snapshot()::form);
        return ConditionEvaluation.of(occasion.rule().when(), types).matches(facts);
    }

    private Uni<Outcome> act(Occasion occasion, RecordFacts facts) {
        var stops = occasion.stops();
        if (!stops.isEmpty()) {
            return Uni.createFrom().item(Outcome.suppressed(stops));
        }
        var event = occasion.event();
        var scene = new RuleRunner.Scene(
                occasion.transaction(),
                occasion.snapshot(),
                occasion.rule(),
                facts,
                occasion.caller(),
                event.cause().then(event.id().toString(), occasion.link()));
        return runner.run(scene).map(Outcome::done);
    }

    private static List<Problem> explained(Occasion occasion, Throwable failure) {
        if (failure instanceof Rejected refused) {
            return refused.problems();
        }
        LOG.errorf(
                failure,
                "%s failed on event %s",
                occasion.caller().reason(),
                occasion.event().id());
        return List.of(Problem.of("rule_failed"));
    }

    private Uni<Void> log(Occasion occasion, Outcome outcome) {
        var rule = occasion.rule();
        var event = occasion.event();
        var run = new RuleRun(
                Ids.next(),
                rule.key(),
                rule.version(),
                rule.title(),
                event.id().toString(),
                event.type(),
                event.cause().visited(),
                rule.form(),
                event.record(),
                outcome.state(),
                outcome.problems(),
                outcome.steps(),
                clock.instant());
        return runs.insert(occasion.transaction(), run);
    }
}
