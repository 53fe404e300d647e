package org.mortise.flow.run;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.WorkCalendars;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Identities;
import org.mortise.core.org.Identity;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.FlowSettings;

/** Looks up the people of flows. */
@ApplicationScoped
class Directories {

    private final People people;
    private final Departments departments;
    private final Identities identities;
    private final Organisation organisation;
    private final Definitions definitions;
    private final Clock clock;

    Directories(
            People people,
            Departments departments,
            Identities identities,
            Organisation organisation,
            Definitions definitions,
            Clock clock) {
        this.people = people;
        this.departments = departments;
        this.identities = identities;
        this.organisation = organisation;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** Everybody but the people whom the record names; see {@link #know}. */
    Uni<Directory> read(FlowDefinition definition, UUID initiator) {
        return initiator(initiator).flatMap(identity -> Uni.combine()
                .all()
                .unis(departments.all(), departments.people())
                .with((all, belonging) -> new Surroundings(
                        clock.instant(),
                        organisation.zone(),
                        organisation.language(),
                        identity,
                        all,
                        belonging,
                        WorkCalendars.in(definitions.snapshot())))
                .flatMap(surroundings -> read(definition, surroundings)));
    }

    /** {@code directory} with people whom a record names. */
    Uni<Directory> know(Directory directory, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(directory)
                : people.all(ids).map(found -> directory.knowing(ids, active(found)));
    }

    private Uni<Directory> read(FlowDefinition definition, Surroundings surroundings) {
        var initiator = surroundings.initiator();
        return Uni.combine()
                .all()
                .unis(sources(definition, initiator), fallback(definition), people.superiorOf(initiator.id(), 1))
                .asTuple()
                .map(found -> new Directory(
                        found.getItem1(), Set.of(), Set.of(), found.getItem2(), found.getItem3(), surroundings));
    }

    /** Somebody who has left since is nobody's subordinate any more; what he started goes on. */
    private Uni<Identity> initiator(UUID id) {
        return identities
                .of(new Caller.User(id))
                .onFailure(Rejected.class)
                .recoverWithItem(
                        new Identity(id, "", false, null, Set.of(), Set.of(), Set.of(), Locale.SIMPLIFIED_CHINESE));
    }

    private Uni<Map<ApproverSource, List<UUID>>> sources(FlowDefinition definition, Identity initiator) {
        var distinct = new LinkedHashSet<ApproverSource>();
        for (var node : definition.allNodes()) {
            distinct.addAll(of(node));
        }
        return Multi.createFrom()
                .iterable(distinct)
                .filter(source -> !(source instanceof ApproverSource.Field))
                .onItem()
                .transformToUniAndConcatenate(source -> of(source, initiator).map(found -> Map.entry(source, found)))
                .collect()
                .in(HashMap<ApproverSource, List<UUID>>::new, (map, entry) -> map.put(entry.getKey(), entry.getValue()))
                .map(Map::copyOf);
    }

    static List<ApproverSource> of(FlowNode node) {
        if (node instanceof FlowNode.Approve approve) {
            return approve.approvers();
        }
        return node instanceof FlowNode.Cc cc ? cc.to() : List.of();
    }

    private Uni<List<UUID>> of(ApproverSource source, Identity initiator) {
        if (source instanceof ApproverSource.Role role) {
            return people.withRole(role.role());
        }
        if (source instanceof ApproverSource.Superior superior) {
            return people.superiorOf(initiator.id(), superior.level()).map(Directories::list);
        }
        if (source instanceof ApproverSource.DepartmentHead head) {
            return initiator.department() == null
                    ? Uni.createFrom().item(List.of())
                    : departments
                            .headOf(Objects.requireNonNull(initiator.department()), head.level())
                            .map(Directories::list);
        }
        if (source instanceof ApproverSource.Person person) {
            return named(person.user()).map(Directories::active);
        }
        return people.find(initiator.id()).map(Directories::active);
    }

    private Uni<Optional<Person>> named(String loginOrId) {
        try {
            return people.find(UUID.fromString(loginOrId));
        } catch (IllegalArgumentException login) {
            return people.byLogin(loginOrId);
        }
    }

    private Uni<List<UUID>> fallback(FlowDefinition definition) {
        var settings = definition.settings();
        if (settings.emptyApprover() != FlowSettings.EmptyApprover.ROLE || settings.emptyRole() == null) {
            return people.administrators();
        }
        return people.withRole(settings.emptyRole())
                .flatMap(members -> members.isEmpty()
                        ? people.administrators()
                        : Uni.createFrom().item(members));
    }

    private static Set<UUID> active(List<Person> found) {
        return found.stream().filter(Person::active).map(Person::id).collect(Collectors.toSet());
    }

    private static List<UUID> active(Optional<Person> found) {
        return list(found.filter(Person::active).map(Person::id));
    }

    private static List<UUID> list(Optional<UUID> person) {
        return new ArrayList<>(person.map(List::of).orElse(List.of()));
    }
}
