package org.mortise.core.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What led to a change, so that rules that set each other off are stopped and shown.
 *
 * @param root id of the first event of the chain; null at its start
 * @param visited {@code rule@record} pairs that already acted
 */
public record CauseChain(@Nullable String root, List<String> visited) {

    /** Longer chains are stopped. */
    public static final int MAX_DEPTH = 8;

    private static final CauseChain NONE = new CauseChain(null, List.of());

    public CauseChain {
        visited = List.copyOf(visited);
    }

    /** A change that a person or an outside system started. */
    public static CauseChain none() {
        return NONE;
    }

    public boolean contains(String step) {
        return visited.contains(step);
    }

    public boolean isTooDeep() {
        return visited.size() >= MAX_DEPTH;
    }

    public CauseChain then(String rootEvent, String step) {
        var longer = new ArrayList<>(visited);
        longer.add(step);
        return new CauseChain(root == null ? rootEvent : root, longer);
    }
}
