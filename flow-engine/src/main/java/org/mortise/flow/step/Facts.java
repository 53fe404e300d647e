package org.mortise.flow.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.mortise.core.condition.Condition;

/**
 * What a step needs to know of the world, as it is at this moment.
 *
 * @param conditions answers for the record as it is now
 * @param people whom the sources of approve and cc nodes name, by node id; only people who can sign in
 * @param fallback who decides where nobody is found
 * @param superior of the initiator
 */
public record Facts(
        UUID initiator,
        Predicate<Condition> conditions,
        Map<String, List<UUID>> people,
        List<UUID> fallback,
        Optional<UUID> superior) {

    public Facts {
        people = Map.copyOf(people);
        fallback = List.copyOf(fallback);
    }

    List<UUID> people(String node) {
        return people.getOrDefault(node, List.of()).stream().distinct().toList();
    }
}
