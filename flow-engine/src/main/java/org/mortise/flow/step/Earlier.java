package org.mortise.flow.step;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.mortise.flow.definition.FlowSettings.Dedupe;

/**
 * Who approved on the way to a node; branches beside it do not count, so that the order of events never matters.
 *
 * @param previous those who approved the approve node directly before; after parallel branches, the last of each
 * @param all those who approved any node before
 */
record Earlier(Set<UUID> previous, Set<UUID> all) {

    static final Earlier NOBODY = new Earlier(Set.of(), Set.of());

    Earlier {
        previous = Set.copyOf(previous);
        all = Set.copyOf(all);
    }

    Earlier then(Set<UUID> approvers) {
        return new Earlier(approvers, union(all, approvers));
    }

    Earlier or(Earlier other) {
        return new Earlier(union(previous, other.previous), union(all, other.all));
    }

    boolean counts(UUID person, Dedupe dedupe) {
        return switch (dedupe) {
            case NONE -> false;
            case SAME_AS_PREVIOUS -> previous.contains(person);
            case ANY_EARLIER -> all.contains(person);
        };
    }

    private static Set<UUID> union(Set<UUID> one, Set<UUID> two) {
        var both = new HashSet<>(one);
        both.addAll(two);
        return both;
    }
}
