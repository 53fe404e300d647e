package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mortise.core.kernel.Problem;

/**
 * What installing a bundle would do, for people to confirm.
 *
 * @param problems why it cannot be installed; empty when it can
 * @param warnings what to know before
 */
public record Plan(JsonNode manifest, List<Item> items, Sample sample, List<Problem> problems, List<Problem> warnings) {

    public Plan {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * What happens to one object.
     *
     * @param action {@code create}, {@code update}, {@code unchanged} or {@code conflict}: changed here and in the bundle
     * @param ours of a conflict, what was changed here, as JSON pointers
     * @param theirs of a conflict, what the bundle changes
     */
    public record Item(String kind, String key, JsonNode title, String action, List<String> ours, List<String> theirs) {

        public Item {
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
        }
    }

    /** How many people and records come as a sample. */
    public record Sample(int people, int records) {}
}
