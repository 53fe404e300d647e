package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mortise.core.kernel.Problem;

/**
 * What installing a bundle would do, for people to confirm.
 *
 * @param problems why it cannot be installed; empty when it can
 */
public record Plan(JsonNode manifest, List<Item> items, Sample sample, List<Problem> problems) {

    public Plan {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /** @param action {@code create}, {@code update}, {@code unchanged} or {@code conflict}: changed here and in the bundle */
    public record Item(String kind, String key, JsonNode title, String action) {}

    /** How many people and records come as a sample. */
    public record Sample(int people, int records) {}
}
