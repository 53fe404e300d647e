package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.rule.run.RuleRun.StepResult;

/**
 * Runs a rule on an occasion: what the run writes commits together with its entry in the log. A run that fails is taken back to its
 * beginning and logged as failed.
 */
@ApplicationScoped
class RuleRuns {

    private static final Logger LOG = Logger.getLogger(RuleRuns.class);

    private final TriggerFacts triggers;
    private final RuleRunner runner;
    private final RuleRunTable runs;
    private final Clock clock;

    RuleRuns(TriggerFacts triggers, RuleRunner runner, RuleRunTable runs, Clock clock) {
        this.triggers = triggers;
        this.runner = runner;
        this.runs = runs;
        this.clock = clock;
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

    /** Runs it unless it has run on this event before. */
    Uni<Void> once(Occasion occasion) {
        return runs.isNew(
                        occasion.transaction(),
                        occasion.rule().key(),
                        occasion.event().id().toString())
                .flatMap(fresh -> fresh
                        ? run(occasion).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** Whether the rule would act now. */
    Uni<Boolean> applies(Occasion occasion) {
        return triggers.of(
                        occasion.transaction(),
                        occasion.caller(),
                        occasion.snapshot(),
                        occasion.rule(),
                        occasion.event())
                .map(facts -> facts.filter(known -> matches(occasion, known)).isPresent());
    }

    /** The run as it was logged; empty when the rule does not apply. */
    Uni<Optional<RuleRun>> run(Occasion occasion) {
        var transaction = occasion.transaction();
        return runs.mark(transaction)
                .chain(() -> outcome(occasion))
                .call(() -> runs.keep(transaction))
                .onFailure(failure -> !RuleRunTable.maySucceedLater(failure))
                .recoverWithUni(failure -> runs.takeBack(transaction)
                        .replaceWith(Optional.of(Outcome.failed(explained(occasion, failure)))))
                .flatMap(outcome -> outcome.map(ended -> log(occasion, ended).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
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
        var types = occasion.rule().types(facts.shape(), occasion.snapshot()::form);
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

    private Uni<RuleRun> log(Occasion occasion, Outcome outcome) {
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
                clock.instant(),
                RecordEvent.actor(event));
        return runs.insert(occasion.transaction(), run).replaceWith(run);
    }
}
