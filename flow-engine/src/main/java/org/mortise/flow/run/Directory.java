package org.mortise.flow.run;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.contract.RecordFacts;
import org.mortise.flow.definition.ApproverSource;

/**
 * The people that a flow may need, looked up before its transaction begins, which then needs no second connection.
 *
 * @param sources people of the sources that do not depend on the record
 * @param known people who were looked up by id
 * @param active those of them who can sign in
 * @param fallback who decides where nobody is found
 * @param superior of the initiator
 */
record Directory(
        Map<ApproverSource, List<UUID>> sources,
        Set<UUID> known,
        Set<UUID> active,
        List<UUID> fallback,
        Optional<UUID> superior,
        Surroundings surroundings) {

    Directory {
        sources = Map.copyOf(sources);
        known = Set.copyOf(known);
        active = Set.copyOf(active);
        fallback = List.copyOf(fallback);
    }

    Directory knowing(Set<UUID> ids, Set<UUID> activeOnes) {
        var nowKnown = new HashSet<>(known);
        nowKnown.addAll(ids);
        var nowActive = new HashSet<>(active);
        nowActive.addAll(activeOnes);
        return new Directory(sources, nowKnown, nowActive, fallback, superior, surroundings);
    }

    /** The people of several sources, each once, in order. */
    List<UUID> people(List<ApproverSource> named, RecordFacts record) {
        var people = new LinkedHashSet<UUID>();
        for (var source : named) {
            people.addAll(
                    source instanceof ApproverSource.Field field
                            ? active(inField(field, record))
                            : sources.getOrDefault(source, List.of()));
        }
        return List.copyOf(people);
    }

    /** Ids in a field; a department stands for its head. */
    Set<UUID> inField(ApproverSource.Field field, RecordFacts record) {
        var value = record.value(field.field());
        var people = new LinkedHashSet<UUID>();
        for (var id : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (id instanceof String text) {
                person(UUID.fromString(text)).ifPresent(people::add);
            }
        }
        return people;
    }

    private Optional<UUID> person(UUID id) {
        return surroundings.departments().stream()
                .filter(department -> department.id().equals(id))
                .findFirst()
                .map(department -> Optional.ofNullable(department.head()))
                .orElse(Optional.of(id));
    }

    private Set<UUID> active(Set<UUID> ids) {
        var unknown = new HashSet<>(ids);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new UnknownPeople(unknown);
        }
        var found = new LinkedHashSet<>(ids);
        found.retainAll(active);
        return found;
    }
}
