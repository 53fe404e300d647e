package org.mortise.flow.definition;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Problem;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;

/** Whether a flow has somebody to ask as the organisation is staffed now. */
@ApplicationScoped
class Staffing {

    private final People people;

    Staffing(People people) {
        this.people = people;
    }

    /** Approve nodes whose sources name nobody, whoever the initiator is and whatever the record says. */
    Uni<List<Problem>> problems(FlowDefinition definition) {
        return Multi.createFrom()
                .iterable(definition.allNodes())
                .filter(FlowNode.Approve.class::isInstance)
                .map(FlowNode.Approve.class::cast)
                .onItem()
                .transformToUniAndConcatenate(node -> problem(node))
                .select()
                .where(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private Uni<Optional<Problem>> problem(FlowNode.Approve node) {
        return Multi.createFrom()
                .iterable(node.approvers())
                .onItem()
                .transformToUniAndConcatenate(this::mayNameSomebody)
                .collect()
                .with(Collectors.reducing(false, Boolean::logicalOr))
                .map(somebody -> somebody
                        ? Optional.empty()
                        : Optional.of(Problem.at("/nodes", "flow_nobody_to_approve", Map.of("node", node.title()))));
    }

    private Uni<Boolean> mayNameSomebody(ApproverSource source) {
        if (source instanceof ApproverSource.Role role) {
            return people.withRole(role.role()).map(members -> !members.isEmpty());
        }
        if (source instanceof ApproverSource.Person person) {
            return named(person.user())
                    .map(found -> found.filter(Person::active).isPresent());
        }
        return Uni.createFrom().item(true);
    }

    private Uni<Optional<Person>> named(String loginOrId) {
        try {
            return people.find(UUID.fromString(loginOrId));
        } catch (IllegalArgumentException login) {
            return people.byLogin(loginOrId);
        }
    }
}
