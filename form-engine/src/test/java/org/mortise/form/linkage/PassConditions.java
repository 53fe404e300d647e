package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import org.mortise.core.kernel.Json;

/** Conditions at random over the fields of {@link PassGenerator}. */
record PassConditions(Random random, PassValues values) {

    static final List<String> PEOPLE = List.of(
            "0190b000-0000-7000-8000-000000000001",
            "0190b000-0000-7000-8000-000000000002",
            "0190b000-0000-7000-8000-000000000003");

    /** @param inRow whether it may speak of the columns of a row */
    JsonNode next(int depth, boolean inRow) {
        if (depth > 0 && chance(30)) {
            var condition = Json.object();
            var parts = condition.putArray(any(List.of("all", "any")));
            parts.add(next(depth - 1, inRow));
            parts.add(next(depth - 1, inRow));
            return condition;
        }
        if (depth > 0 && chance(10)) {
            var not = Json.object();
            not.set("not", next(depth - 1, inRow));
            return not;
        }
        if (inRow && chance(10)) {
            var team = Json.object().put("field", "team").put("op", any(List.of("hasAny", "hasNone", "notEmpty")));
            if (!team.path("op").asText().equals("notEmpty")) {
                team.putArray("value").add(any(PEOPLE));
            }
            return team;
        }
        var key = any(
                inRow && chance(70)
                        ? List.of("n", "q", "w", "twice")
                        : List.of("a", "b", "t", "k", "s", "d", "sum", "says"));
        var condition = Json.object().put("field", key);
        if (chance(15)) {
            return condition.put("op", any(List.of("empty", "notEmpty")));
        }
        switch (PassValues.typeOf(key)) {
            case "number" -> condition.put("op", any(List.of("gt", "lte", "eq", "ne")));
            case "date" -> condition.put("op", any(List.of("gt", "lte", "eq")));
            default -> condition.put("op", any(List.of("eq", "ne")));
        }
        condition.set("value", values.of(key));
        return condition;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
