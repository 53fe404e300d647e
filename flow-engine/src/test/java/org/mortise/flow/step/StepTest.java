package org.mortise.flow.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.flow.step.Flows.ADMIN;
import static org.mortise.flow.step.Flows.ANN;
import static org.mortise.flow.step.Flows.BOB;
import static org.mortise.flow.step.Flows.BOSS;
import static org.mortise.flow.step.Flows.CID;
import static org.mortise.flow.step.Flows.DOT;
import static org.mortise.flow.step.Flows.all;
import static org.mortise.flow.step.Flows.any;
import static org.mortise.flow.step.Flows.branch;
import static org.mortise.flow.step.Flows.cc;
import static org.mortise.flow.step.Flows.choice;
import static org.mortise.flow.step.Flows.flow;
import static org.mortise.flow.step.Flows.otherwise;
import static org.mortise.flow.step.Flows.parallel;
import static org.mortise.flow.step.Flows.settings;
import static org.mortise.flow.step.Flows.update;
import static org.mortise.flow.step.Flows.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings;
import org.mortise.flow.definition.FlowSettings.Dedupe;
import org.mortise.flow.definition.FlowSettings.SelfApproval;
import org.mortise.flow.definition.NodeRight;
import org.mortise.flow.definition.VoteRule;

class StepTest {

    private final Flows.World world = new Flows.World();

    @ParameterizedTest(name = "{0}: {1} yes, {2} no, {3} undecided -> {4}")
    @CsvSource({
        "ALL, 2, 0, 1, WAITING", "ALL, 3, 0, 0, PASSED", "ALL, 2, 1, 0, FAILED", "ALL, 0, 1, 2, FAILED",
        "ANY, 0, 0, 3, WAITING", "ANY, 0, 2, 1, WAITING", "ANY, 1, 2, 0, PASSED", "ANY, 1, 0, 2, PASSED",
        "ANY, 0, 3, 0, FAILED", "ALL, 1, 0, 0, PASSED", "ANY, 0, 1, 0, FAILED",
    })
    void a_node_ends_when_its_vote_is_decided(
            VoteRule rule, int approved, int rejected, int undecided, VoteRule.Verdict verdict) {
        assertThat(rule.decide(approved, rejected, undecided)).isEqualTo(verdict);
    }

    @Test
    void a_flow_without_approval_is_approved_at_once() {
        var play = Play.started(flow(update("effective"), cc("tell")), world.asks("tell", BOB));

        assertThat(play.status()).isEqualTo(FlowStatus.APPROVED);
        assertThat(play.updated()).containsExactly("effective");
        assertThat(play.types())
                .containsExactly(
                        FlowEvent.Type.STARTED,
                        FlowEvent.Type.RECORD_UPDATED,
                        FlowEvent.Type.COPIED,
                        FlowEvent.Type.ENDED);
    }

    @Test
    void the_first_approval_is_enough_for_any_and_the_others_are_asked_no_more() {
        var play = Play.started(
                        flow(any("boss"), any("gm")),
                        world.asks("boss", BOB, CID).asks("gm", DOT))
                .approve("boss", CID);

        assertThat(play.slots("boss"))
                .containsExactly(new Slot(BOB, Slot.State.CANCELLED), new Slot(CID, Slot.State.APPROVED));
        assertThat(play.asked("gm")).containsExactly(DOT);
    }

    @Test
    void any_is_rejected_only_by_all() {
        var play = Play.started(flow(any("boss")), world.asks("boss", BOB, CID)).reject("boss", BOB);
        assertThat(play.status()).isEqualTo(FlowStatus.RUNNING);

        play.reject("boss", CID);
        assertThat(play.status()).isEqualTo(FlowStatus.REJECTED);
    }

    @Test
    void one_rejection_anywhere_ends_the_flow_cancels_every_duty_and_undoes() {
        var play = Play.started(
                        flow(parallel("both", branch("l", all("legal")), branch("f", all("finance"))), any("gm")),
                        world.asks("legal", BOB, CID).asks("finance", DOT).asks("gm", BOSS))
                .reject("legal", BOB);

        assertThat(play.status()).isEqualTo(FlowStatus.REJECTED);
        assertThat(play.asked("legal")).isEmpty();
        assertThat(play.asked("finance")).isEmpty();
        assertThat(play.state().run("gm")).isNull();
        assertThat(play.updated()).containsExactly("back");
    }

    @Test
    void parallel_branches_wait_for_each_other() {
        var play = Play.started(
                        flow(parallel("both", branch("l", any("legal")), branch("f", all("finance"))), any("gm")),
                        world.asks("legal", BOB).asks("finance", CID, DOT).asks("gm", BOSS))
                .approve("finance", DOT)
                .approve("legal", BOB);
        assertThat(play.asked("gm")).isEmpty();

        play.approve("finance", CID);
        assertThat(play.asked("gm")).containsExactly(BOSS);
    }

    @ParameterizedTest(name = "when {0} holds, {1} is asked")
    @CsvSource({"'big', large", "'big small', large", "'small', little", "'', nobody"})
    void a_choice_takes_the_first_branch_that_holds_else_the_default(String holding, String asked) {
        var definition = flow(choice(
                "size", when("big", any("large")), when("small", any("little")), otherwise("other", any("nobody"))));
        world.holds(holding.isEmpty() ? new String[0] : holding.split(" "));
        for (var node : List.of("large", "little", "nobody")) {
            world.asks(node, BOB);
        }
        var play = Play.started(definition, world);

        assertThat(play.asked(asked)).containsExactly(BOB);
        assertThat(play.state().nodes().values().stream()
                        .filter(run -> !run.undecided().isEmpty()))
                .hasSize(1);
    }

    @Test
    void a_choice_after_an_update_waits_for_the_updated_record() {
        var definition = flow(update("set"), choice("c", when("big", any("a")), otherwise("d")));
        var first = Step.step(definition, FlowState.fresh(), new Command.Start(), world.facts());
        assertThat(first.unfinished()).isTrue();
        assertThat(first.state().run("c")).isNull();

        var second = Step.step(
                definition,
                first.state(),
                new Command.Continue(),
                world.holds("big").asks("a", BOB).facts());
        assertThat(Objects.requireNonNull(second.state().run("a")).undecided()).containsExactly(BOB);
    }

    @ParameterizedTest(name = "self approval {0}: of {1} with superior {2}, asked {3}")
    @CsvSource({
        "SELF,     'ANN',     BOSS, 'ANN'",
        "SELF,     'ANN BOB', BOSS, 'ANN BOB'",
        "SKIP,     'ANN BOB', BOSS, 'BOB'",
        "SKIP,     'ANN',     BOSS, ''",
        "SUPERIOR, 'ANN',     BOSS, 'BOSS'",
        "SUPERIOR, 'ANN BOB', BOSS, 'BOB BOSS'",
        "SUPERIOR, 'ANN BOB', BOB,  'BOB'",
        "SUPERIOR, 'ANN BOB', '',   'BOB'",
        "SUPERIOR, 'ANN',     '',   'ADMIN'",
        "SUPERIOR, '',        BOSS, 'ADMIN'",
    })
    void an_initiator_does_not_approve_himself_unless_the_flow_says_so(
            SelfApproval self, String named, String superior, String asked) {
        world.asks("a", people(named))
                .superior(Optional.of(superior).filter(name -> !name.isEmpty()).map(StepTest::person));
        var play = Play.started(flow(settings(self, Dedupe.NONE), all("a"), any("z")), world.asks("z", DOT));

        assertThat(play.asked("a")).containsExactly(people(asked));
        assertThat(play.asked("z").isEmpty()).isEqualTo(!asked.isEmpty());
        assertThat(play.types().contains(FlowEvent.Type.SKIPPED)).isEqualTo(asked.isEmpty());
    }

    @Test
    void a_node_for_nobody_passes_when_the_flow_says_so_and_the_trail_tells() {
        var skip = new FlowSettings(FlowSettings.EmptyApprover.SKIP, null, SelfApproval.SELF, Dedupe.NONE);
        var play = Play.started(flow(skip, any("a")), world);

        assertThat(play.status()).isEqualTo(FlowStatus.APPROVED);
        assertThat(play.events).anySatisfy(event -> assertThat(event)
                .isEqualTo(FlowEvent.of(FlowEvent.Type.SKIPPED, "a", List.of(), "nobody")));
    }

    @Test
    void one_of_the_administrators_is_enough_where_nobody_is_found() {
        var play = Play.started(flow(all("a")), world.fallsBackOn(ADMIN, BOB)).approve("a", BOB);

        assertThat(play.status()).isEqualTo(FlowStatus.APPROVED);
    }

    @Test
    void a_flow_never_waits_for_nobody() {
        assertThat(problems(() -> Play.started(flow(all("a")), world.fallsBackOn())))
                .extracting(Problem::code)
                .containsExactly("flow_nobody_to_approve");
    }

    @ParameterizedTest(name = "{0}: asked again at the third node: {1}")
    @CsvSource({"NONE, 'BOB CID'", "SAME_AS_PREVIOUS, 'BOB'", "ANY_EARLIER, ''"})
    void an_earlier_approval_counts_again_as_far_as_the_flow_says(Dedupe dedupe, String askedAgain) {
        var play = Play.started(
                        flow(settings(SelfApproval.SELF, dedupe), any("a"), any("b"), all("c")),
                        world.asks("a", BOB).asks("b", CID).asks("c", BOB, CID))
                .approve("a", BOB)
                .approve("b", CID);

        assertThat(play.asked("c")).containsExactly(people(askedAgain));
        assertThat(play.status()).isEqualTo(askedAgain.isEmpty() ? FlowStatus.APPROVED : FlowStatus.RUNNING);
    }

    @Test
    void an_approval_beside_does_not_count_but_one_before_the_join_does() {
        var play = Play.started(
                        flow(
                                settings(SelfApproval.SELF, Dedupe.ANY_EARLIER),
                                parallel("p", branch("x", any("a")), branch("y", any("b"))),
                                any("c")),
                        world.asks("a", BOB).asks("b", BOB).asks("c", BOB))
                .approve("a", BOB);
        assertThat(play.asked("b")).containsExactly(BOB);

        play.approve("b", BOB);
        assertThat(play.status()).isEqualTo(FlowStatus.APPROVED);
    }

    @Test
    void whoever_must_fill_something_in_is_asked_again() {
        var form = new FlowNode.Approve(
                "b",
                Flows.text("b"),
                List.of(new ApproverSource.Initiator()),
                VoteRule.ANY,
                Map.of("opinion", NodeRight.REQUIRED));
        var play = Play.started(
                        flow(settings(SelfApproval.SELF, Dedupe.ANY_EARLIER), any("a"), form),
                        world.asks("a", BOB).asks("b", BOB))
                .approve("a", BOB);

        assertThat(play.asked("b")).containsExactly(BOB);
    }

    @Test
    void people_are_told_once_and_may_read_after_the_end() {
        var play = Play.started(
                flow(cc("first"), cc("second")), world.asks("first", BOB).asks("second", BOB, CID));
        assertThat(play.slots("second")).containsExactly(new Slot(CID, Slot.State.UNREAD));

        play.carryOut(new Command.MarkRead("second", CID)).carryOut(new Command.MarkRead("second", CID));
        assertThat(play.slots("second")).containsExactly(new Slot(CID, Slot.State.READ));
        assertThat(play.types()).containsOnlyOnce(FlowEvent.Type.READ);
    }

    @Test
    void the_initiator_withdraws_until_somebody_decided() {
        var definition = flow(all("a"));
        world.asks("a", BOB, CID);
        var untouched = Play.started(definition, world).carryOut(new Command.Withdraw(ANN, null));
        assertThat(untouched.status()).isEqualTo(FlowStatus.WITHDRAWN);
        assertThat(untouched.asked("a")).isEmpty();
        assertThat(untouched.updated()).isEmpty();

        var decided = Play.started(definition, world).approve("a", BOB);
        assertThat(problems(() -> decided.carryOut(new Command.Withdraw(ANN, null))))
                .extracting(Problem::code)
                .containsExactly("flow_already_decided");
        assertThat(problems(() -> Play.started(definition, world).carryOut(new Command.Withdraw(BOB, null))))
                .extracting(Problem::code)
                .containsExactly("flow_not_initiator");
    }

    @Test
    void what_is_decided_is_not_decided_again() {
        var play = Play.started(flow(any("a")), world.asks("a", BOB, CID)).approve("a", BOB);

        for (var late : List.of(BOB, CID)) {
            assertThat(problems(() -> play.reject("a", late)))
                    .extracting(Problem::code)
                    .containsExactly("task_already_decided");
        }
        assertThatThrownBy(() -> play.approve("a", DOT))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.kind()).isEqualTo(Rejected.Kind.NOT_FOUND));
    }

    @Test
    void a_preview_shows_whom_the_flow_would_ask() {
        var definition = flow(
                any("boss"),
                update("set"),
                choice(
                        "size",
                        when("big", parallel("p", branch("l", any("legal")), branch("f", all("finance")))),
                        otherwise("small")),
                cc("tell"));
        var stops = Preview.of(
                definition,
                world.holds("big")
                        .asks("boss", BOB)
                        .asks("finance", CID, DOT)
                        .asks("tell", BOB)
                        .facts());

        assertThat(stops)
                .extracting(stop -> stop.node().id())
                .containsExactly("boss", "set", "legal", "finance", "tell");
        assertThat(stops.get(2).people()).containsExactly(ADMIN);
        assertThat(stops.get(2).unresolved()).isEqualTo("nobody");
        assertThat(stops.get(3).people()).containsExactly(CID, DOT);
        assertThat(stops.get(3).unresolved()).isNull();
    }

    private static List<Problem> problems(ThrowingCallable call) {
        try {
            call.call();
        } catch (Rejected refusal) {
            return refusal.problems();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("not refused");
    }

    private static UUID[] people(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(StepTest::person)
                .toArray(UUID[]::new);
    }

    private static UUID person(String name) {
        return switch (name) {
            case "ANN" -> ANN;
            case "BOB" -> BOB;
            case "CID" -> CID;
            case "DOT" -> DOT;
            case "BOSS" -> BOSS;
            default -> ADMIN;
        };
    }
}
