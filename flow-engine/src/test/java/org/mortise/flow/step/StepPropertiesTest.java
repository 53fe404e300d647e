package org.mortise.flow.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.VoteRule;

/** What holds for every flow and every order of decisions; failures name the seed. */
class StepPropertiesTest {

    private static final int FLOWS = 4000;

    @Test
    void every_step_agrees_with_the_reference_model_and_keeps_the_invariants() {
        var decisions =
                LongStream.range(0, FLOWS).map(StepPropertiesTest::playThrough).sum();

        assertThat(decisions).as("decisions taken").isGreaterThan(2L * FLOWS);
    }

    @Test
    void a_preview_contains_the_way_that_is_taken_when_everybody_approves() {
        for (var seed = 0L; seed < FLOWS; seed++) {
            var made = RandomFlow.of(seed);
            var shown = new HashSet<String>();
            Preview.of(made.definition(), made.facts())
                    .forEach(stop -> shown.add(stop.node().id()));
            var play = new Play(made.definition(), made.facts()).carryOut(new Command.Start());
            while (!play.state().isOver()) {
                var open = new ArrayList<>(open(play.state()));
                var duty = open.get(made.random().nextInt(open.size())).split(" ");
                play.approve(duty[0], UUID.fromString(duty[1]));
            }
            for (var id : play.state().nodes().keySet()) {
                var node = made.definition().node(id).orElseThrow();
                if (node instanceof FlowNode.Approve || node instanceof FlowNode.Cc) {
                    assertThat(shown).as("seed " + seed).contains(id);
                }
            }
        }
    }

    /** How many decisions were taken. */
    private static long playThrough(long seed) {
        var made = RandomFlow.of(seed);
        var random = made.random();
        var model = new ReferenceModel(made.definition(), made.facts());
        var play = new Play(made.definition(), made.facts()).carryOut(new Command.Start());
        model.start();
        check(seed, play, model);
        var decisions = 0;
        while (!play.state().isOver()) {
            if (random.nextInt(20) == 0) {
                withdraw(play, model, made.facts().initiator());
            } else {
                decide(play, model, random);
                decisions++;
            }
            check(seed, play, model);
        }
        refusesWhatIsOver(play);
        return decisions;
    }

    private static void decide(Play play, ReferenceModel model, java.util.Random random) {
        var open = new ArrayList<>(open(play.state()));
        var duty = open.get(random.nextInt(open.size())).split(" ");
        var person = UUID.fromString(duty[1]);
        var yes = random.nextInt(6) != 0;
        play.carryOut(yes ? new Command.Approve(duty[0], person, null) : new Command.Reject(duty[0], person, null));
        model.vote(duty[0], person, yes);
        var before = play.state();
        assertThatThrownBy(() -> play.approve(duty[0], person)).isInstanceOf(Rejected.class);
        assertThat(play.state()).isEqualTo(before);
    }

    private static void withdraw(Play play, ReferenceModel model, UUID initiator) {
        var withdrawn = model.withdraw();
        try {
            play.carryOut(new Command.Withdraw(initiator, null));
            assertThat(withdrawn).isTrue();
        } catch (Rejected refusal) {
            assertThat(withdrawn).isFalse();
        }
    }

    private static void check(long seed, Play play, ReferenceModel model) {
        var seeded = "seed " + seed;
        var state = play.state();
        var open = open(state);
        assertThat(state.status().json()).as(seeded).isEqualTo(model.status);
        assertThat(open).as(seeded).isEqualTo(model.open());
        assertThat(open.isEmpty())
                .as(seeded + ": waits for somebody or is over")
                .isEqualTo(state.isOver());
        assertThat(play.updated()).as(seeded).containsExactlyInAnyOrderElementsOf(model.updates);
        assertThat(told(state)).as(seeded).isEqualTo(model.told);
        assertThat(folded(play.events)).as(seeded + ": events make the state").isEqualTo(slots(state));
        assertThat(Json.convert(Json.parse(Json.write(state)), FlowState.class)).isEqualTo(state);
        recount(seeded, play);
    }

    /** Verdicts by brute force from the trail alone. */
    private static void recount(String seeded, Play play) {
        for (var entry : play.state().nodes().entrySet()) {
            var run = entry.getValue();
            if (run.vote() == null) {
                continue;
            }
            var ofNode = play.events.stream()
                    .filter(event -> entry.getKey().equals(event.node()))
                    .toList();
            var decided = ofNode.stream()
                    .filter(event -> event.type() == FlowEvent.Type.APPROVED || event.type() == FlowEvent.Type.REJECTED)
                    .map(FlowEvent::actor)
                    .toList();
            assertThat(decided).as(seeded).doesNotHaveDuplicates().doesNotContainNull();
            var yes = ofNode.stream()
                            .filter(event -> event.type() == FlowEvent.Type.APPROVED)
                            .count()
                    + ofNode.stream()
                            .filter(event -> event.type() == FlowEvent.Type.AUTO_APPROVED)
                            .mapToLong(event -> event.people().size())
                            .sum();
            var needed = run.vote() == VoteRule.ANY ? 1 : run.slots().size();
            assertThat(run.state() == NodeRun.State.DONE).as(seeded).isEqualTo(yes >= needed);
        }
    }

    private static void refusesWhatIsOver(Play play) {
        var before = play.state();
        before.nodes().forEach((node, run) -> run.slots().stream()
                .filter(slot -> slot.state() != Slot.State.UNREAD)
                .forEach(slot -> assertThatThrownBy(() -> play.reject(node, slot.person()))
                        .isInstanceOf(Rejected.class)));
        assertThat(play.state()).isEqualTo(before);
    }

    private static TreeSet<String> open(FlowState state) {
        var open = new TreeSet<String>();
        state.nodes().forEach((node, run) -> run.undecided().forEach(person -> open.add(node + " " + person)));
        return open;
    }

    private static TreeSet<UUID> told(FlowState state) {
        var told = new TreeSet<UUID>();
        slots(state).forEach((slot, value) -> {
            if (value == Slot.State.UNREAD) {
                told.add(UUID.fromString(slot.split(" ")[1]));
            }
        });
        return told;
    }

    private static Map<String, Slot.State> slots(FlowState state) {
        var slots = new HashMap<String, Slot.State>();
        state.nodes().forEach((node, run) -> run.slots()
                .forEach(slot -> slots.put(node + " " + slot.person(), slot.state())));
        return slots;
    }

    private static Map<String, Slot.State> folded(List<FlowEvent> events) {
        var slots = new HashMap<String, Slot.State>();
        for (var event : events) {
            switch (event.type()) {
                case ASKED -> put(slots, event, Slot.State.OPEN);
                case AUTO_APPROVED -> put(slots, event, Slot.State.AUTO);
                case CANCELLED -> put(slots, event, Slot.State.CANCELLED);
                case COPIED -> put(slots, event, Slot.State.UNREAD);
                case APPROVED -> slots.put(event.node() + " " + event.actor(), Slot.State.APPROVED);
                case REJECTED -> slots.put(event.node() + " " + event.actor(), Slot.State.REJECTED);
                default -> assertThat(event.people()).isEmpty();
            }
        }
        return slots;
    }

    private static void put(Map<String, Slot.State> slots, FlowEvent event, Slot.State state) {
        event.people().forEach(person -> slots.put(event.node() + " " + person, state));
    }
}
