package org.mortise.flow.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.flow.step.Flows.ADMIN;
import static org.mortise.flow.step.Flows.ANN;
import static org.mortise.flow.step.Flows.BOB;
import static org.mortise.flow.step.Flows.all;
import static org.mortise.flow.step.Flows.any;
import static org.mortise.flow.step.Flows.choice;
import static org.mortise.flow.step.Flows.flow;
import static org.mortise.flow.step.Flows.otherwise;
import static org.mortise.flow.step.Flows.when;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings;
import org.mortise.flow.definition.FlowSettings.Dedupe;
import org.mortise.flow.definition.FlowSettings.EmptyApprover;
import org.mortise.flow.definition.FlowSettings.SelfApproval;
import org.mortise.flow.definition.NodeRight;
import org.mortise.flow.definition.VoteRule;

/** Nodes that nobody can approve when a record is submitted. */
class VacancyTest {

    private final Flows.World world = new Flows.World().asks("first", BOB);

    @Test
    void every_node_on_the_way_that_has_nobody_is_named_in_the_refusal() {
        var refusing =
                flow(settings(EmptyApprover.REFUSE, SelfApproval.SELF), any("first"), any("second"), all("third"));

        assertThat(vacancies(refusing)).containsExactly("second", "third");
    }

    @Test
    void a_node_beside_the_way_may_be_empty() {
        var branching = flow(
                settings(EmptyApprover.REFUSE, SelfApproval.SELF),
                any("first"),
                choice("size", when("big", any("second")), otherwise("small")));

        assertThat(vacancies(branching)).isEmpty();
        world.holds("big");
        assertThat(vacancies(branching)).containsExactly("second");
    }

    @Test
    void whom_an_earlier_approver_names_cannot_be_known_before() {
        var settings = settings(EmptyApprover.REFUSE, SelfApproval.SELF);
        var named = new FlowNode.Approve(
                "named",
                Flows.text("named"),
                List.of(new ApproverSource.Field(FieldPath.of("clerk"))),
                VoteRule.ANY,
                Map.of());
        var naming = new FlowNode.Approve(
                "first",
                Flows.text("first"),
                List.of(new ApproverSource.Initiator()),
                VoteRule.ANY,
                Map.of("clerk", NodeRight.REQUIRED));

        assertThat(vacancies(flow(settings, any("first"), named))).containsExactly("named");
        assertThat(vacancies(flow(settings, naming, named))).isEmpty();
    }

    @Test
    void somebody_who_may_not_approve_himself_and_has_no_superior_is_nobody() {
        var refusing = flow(settings(EmptyApprover.REFUSE, SelfApproval.SUPERIOR), any("first"));
        world.asks("first", ANN).superior(Optional.empty());

        assertThat(vacancies(refusing)).containsExactly("first");
    }

    @ParameterizedTest
    @EnumSource(
            value = EmptyApprover.class,
            names = {"ADMINISTRATOR", "SKIP", "ROLE"})
    void a_flow_that_says_what_happens_then_is_not_held_up(EmptyApprover declared) {
        assertThatCode(() -> Preview.refuseVacancies(
                        flow(settings(declared, SelfApproval.SELF), any("first"), any("second")), world.facts()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_flow_that_skips_its_initiator_has_said_what_happens_then() {
        var skipping = flow(settings(EmptyApprover.REFUSE, SelfApproval.SKIP), any("first"));
        world.asks("first", ANN);

        assertThat(vacancies(skipping)).isEmpty();
    }

    @Test
    void the_preview_says_where_it_is_refused_and_names_nobody_instead() {
        var stops = Preview.of(
                flow(settings(EmptyApprover.REFUSE, SelfApproval.SELF), any("first"), any("second")), world.facts());

        assertThat(stops).extracting(Preview.Stop::refuses).containsExactly(false, true);
        assertThat(stops).extracting(Preview.Stop::people).containsExactly(List.of(BOB), List.of());
        assertThat(stops).extracting(Preview.Stop::unresolved).containsExactly(null, "nobody");
    }

    @Test
    void a_flow_that_runs_already_asks_an_administrator_when_its_approvers_have_left() {
        var refusing = flow(settings(EmptyApprover.REFUSE, SelfApproval.SELF), any("first"), any("second"));

        var play = Play.started(refusing, world).approve("first", BOB);

        assertThat(play.asked("second")).containsExactly(ADMIN);
        assertThat(play.events).anySatisfy(event -> assertThat(event)
                .isEqualTo(FlowEvent.of(FlowEvent.Type.ASKED, "second", List.of(ADMIN), "nobody")));
    }

    private List<String> vacancies(FlowDefinition definition) {
        var refused = catchThrowableOfType(Rejected.class, () -> Preview.refuseVacancies(definition, world.facts()));
        return refused == null
                ? List.of()
                : refused.problems().stream()
                        .map(problem -> (LocalizedText)
                                Objects.requireNonNull(problem.params().get("node")))
                        .map(node -> node.in(Locale.US))
                        .toList();
    }

    private static FlowSettings settings(EmptyApprover empty, SelfApproval self) {
        var role = empty == EmptyApprover.ROLE ? ObjectKey.parse("test.legal") : null;
        return new FlowSettings(empty, role, self, Dedupe.NONE);
    }
}
