package org.mortise.flow.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mortise.flow.definition.VoteRule;

/**
 * A node that was reached.
 *
 * @param branch the branch that a choice took; null for other nodes
 * @param vote the rule by which the slots are counted; null for nodes that ask nobody
 * @param slots at most one per person
 */
public record NodeRun(
        State state, @Nullable String branch, @Nullable VoteRule vote, List<Slot> slots) {

    /** Where the node stands. */
    public enum State {
        OPEN,
        DONE,
        FAILED,
        CANCELLED;

        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static State parse(String json) {
            return valueOf(json.toUpperCase(Locale.ROOT));
        }
    }

    public NodeRun {
        slots = slots == null ? List.of() : List.copyOf(slots);
    }

    static NodeRun done() {
        return new NodeRun(State.DONE, null, null, List.of());
    }

    static NodeRun open(VoteRule vote, List<Slot> slots) {
        return new NodeRun(State.OPEN, null, vote, slots);
    }

    public Optional<Slot> slot(UUID person) {
        return slots.stream().filter(slot -> slot.person().equals(person)).findFirst();
    }

    @JsonIgnore
    public List<UUID> undecided() {
        return people(Slot.State.OPEN);
    }

    List<UUID> people(Slot.State state) {
        return slots.stream()
                .filter(slot -> slot.state() == state)
                .map(Slot::person)
                .toList();
    }

    VoteRule.Verdict verdict() {
        if (vote == null) {
            return VoteRule.Verdict.PASSED;
        }
        var approved =
                (int) slots.stream().filter(slot -> slot.state().approves()).count();
        return vote.decide(
                approved, people(Slot.State.REJECTED).size(), undecided().size());
    }

    NodeRun with(UUID person, Slot.State next) {
        return withSlots(slot -> slot.person().equals(person) ? slot.as(next) : slot);
    }

    /** Over: whoever is still asked is asked no more. */
    NodeRun closed(State next) {
        return withSlots(slot -> slot.state() == Slot.State.OPEN ? slot.as(Slot.State.CANCELLED) : slot)
                .as(next);
    }

    private NodeRun as(State next) {
        return new NodeRun(next, branch, vote, slots);
    }

    private NodeRun withSlots(UnaryOperator<Slot> change) {
        return new NodeRun(state, branch, vote, slots.stream().map(change).toList());
    }
}
