package org.mortise.flow.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.mortise.flow.definition.Branch;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings.Dedupe;
import org.mortise.flow.definition.FlowSettings.EmptyApprover;
import org.mortise.flow.definition.FlowSettings.SelfApproval;
import org.mortise.flow.definition.VoteRule;

/**
 * What a flow means, said a second time and in another way: nodes call back when they are done, and everything is mutable. Agrees
 * with {@link Step} after every command, or one of the two is wrong.
 */
final class ReferenceModel {

    /** Who approved the node before, and any node before. */
    private record Past(Set<UUID> last, Set<UUID> ever) {}

    private static final class Poll {
        final Map<UUID, Boolean> votes = new TreeMap<>();
        final Set<UUID> voters = new TreeSet<>();
        int needed;
        boolean over;
        Consumer<Set<UUID>> then = approvers -> {};
    }

    final Map<String, Poll> polls = new TreeMap<>();
    final Set<UUID> told = new TreeSet<>();
    final List<String> updates = new ArrayList<>();
    String status = "running";
    private boolean decided;
    private final FlowDefinition definition;
    private final Facts facts;

    ReferenceModel(FlowDefinition definition, Facts facts) {
        this.definition = definition;
        this.facts = facts;
    }

    void start() {
        sequence(definition.nodes(), 0, new Past(Set.of(), Set.of()), past -> status = "approved");
    }

    /** Open duties, as {@code node person}. */
    Set<String> open() {
        var open = new TreeSet<String>();
        polls.forEach((node, poll) -> poll.voters.stream()
                .filter(voter -> status.equals("running") && !poll.over && !poll.votes.containsKey(voter))
                .forEach(voter -> open.add(node + " " + voter)));
        return open;
    }

    void vote(String node, UUID person, boolean yes) {
        var poll = Objects.requireNonNull(polls.get(node));
        poll.votes.put(person, yes);
        decided = true;
        count(poll);
    }

    boolean withdraw() {
        if (decided || !status.equals("running")) {
            return false;
        }
        status = "withdrawn";
        return true;
    }

    private void count(Poll poll) {
        var yes = new HashSet<UUID>();
        poll.votes.forEach((person, vote) -> {
            if (vote) {
                yes.add(person);
            }
        });
        var no = poll.votes.size() - yes.size();
        if (yes.size() >= poll.needed) {
            poll.over = true;
            poll.then.accept(yes);
            return;
        }
        if (poll.voters.size() - no < poll.needed) {
            poll.over = true;
            status = "rejected";
            definition.onReject().forEach(update -> updates.add(update.id()));
        }
    }

    private void sequence(List<FlowNode> nodes, int index, Past past, Consumer<Past> then) {
        if (index == nodes.size()) {
            then.accept(past);
            return;
        }
        node(nodes.get(index), past, after -> sequence(nodes, index + 1, after, then));
    }

    private void node(FlowNode node, Past past, Consumer<Past> then) {
        if (node instanceof FlowNode.Approve approve) {
            approve(approve, past, then);
            return;
        }
        if (node instanceof FlowNode.Choice choice) {
            Branch taken = null;
            for (var branch : choice.branches()) {
                var holds = branch.when() != null && facts.conditions().test(branch.when());
                taken = taken == null && holds ? branch : taken;
            }
            for (var branch : choice.branches()) {
                taken = taken == null && branch.otherwise() ? branch : taken;
            }
            sequence(Objects.requireNonNull(taken).nodes(), 0, past, then);
            return;
        }
        if (node instanceof FlowNode.Parallel parallel) {
            var ends = new ArrayList<Past>();
            for (var branch : parallel.branches()) {
                sequence(branch.nodes(), 0, past, end -> {
                    ends.add(end);
                    if (ends.size() == parallel.branches().size()) {
                        then.accept(new Past(
                                union(ends.stream().map(Past::last).toList()),
                                union(ends.stream().map(Past::ever).toList())));
                    }
                });
            }
            return;
        }
        if (node instanceof FlowNode.Cc) {
            told.addAll(facts.people(node.id()));
        }
        if (node instanceof FlowNode.UpdateRecord) {
            updates.add(node.id());
        }
        then.accept(past);
    }

    private void approve(FlowNode.Approve node, Past past, Consumer<Past> then) {
        var poll = new Poll();
        poll.voters.addAll(facts.people(node.id()));
        var needsOne = node.vote() == VoteRule.ANY;
        var none = poll.voters.isEmpty();
        var self = definition.settings().selfApproval();
        if (self != SelfApproval.SELF && poll.voters.remove(facts.initiator())) {
            facts.superior()
                    .filter(person -> self == SelfApproval.SUPERIOR && !person.equals(facts.initiator()))
                    .ifPresent(poll.voters::add);
        }
        if (poll.voters.isEmpty()) {
            var passes = none ? definition.settings().emptyApprover() == EmptyApprover.SKIP : self == SelfApproval.SKIP;
            if (passes) {
                then.accept(past);
                return;
            }
            poll.voters.addAll(facts.fallback());
            if (poll.voters.size() > 1) {
                poll.voters.remove(facts.initiator());
            }
            needsOne = true;
        }
        poll.needed = needsOne ? 1 : poll.voters.size();
        poll.then = yes -> then.accept(new Past(yes, union(List.of(past.ever(), yes))));
        polls.put(node.id(), poll);
        var dedupe = node.requiresInput() ? Dedupe.NONE : definition.settings().dedupe();
        for (var voter : poll.voters) {
            var again = dedupe == Dedupe.ANY_EARLIER ? past.ever() : past.last();
            if (dedupe != Dedupe.NONE && again.contains(voter)) {
                poll.votes.put(voter, true);
            }
        }
        count(poll);
    }

    private static Set<UUID> union(List<Set<UUID>> sets) {
        var all = new HashSet<UUID>();
        sets.forEach(all::addAll);
        return all;
    }
}
