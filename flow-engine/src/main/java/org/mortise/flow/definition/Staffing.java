package org.mortise.flow.definition;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.org.Department;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;

/** Whether a flow has somebody to ask as the organisation is staffed now; members come and go, so it is told and not forbidden. */
@ApplicationScoped
class Staffing {

    private static final int NAMED_DEPARTMENTS = 3;

    private final People people;
    private final Departments departments;

    Staffing(People people, Departments departments) {
        this.people = people;
        this.departments = departments;
    }

    /**
     * What an approve node asks.
     *
     * @param path to its approvers
     */
    private record Asking(FlowNode.Approve node, String path) {}

    /** Of the organisation as a whole, read once. */
    private record Heads(List<Department> departments, Set<UUID> active) {

        /** Departments whose people have no head to ask {@code level} departments up. */
        List<String> lacking(int level) {
            var byId = departments.stream().collect(Collectors.toMap(Department::id, one -> one));
            return departments.stream()
                    .filter(department -> !hasHead(above(byId, department, level - 1)))
                    .map(Department::name)
                    .toList();
        }

        private static @Nullable Department above(Map<UUID, Department> byId, Department from, int levels) {
            var found = Optional.of(from);
            for (var level = 0; level < levels; level++) {
                found = found.flatMap(one -> Optional.ofNullable(one.parent())).map(byId::get);
            }
            return found.orElse(null);
        }

        private boolean hasHead(@Nullable Department department) {
            var head = department == null ? null : department.head();
            return head != null && active.contains(head);
        }
    }

    /** Approve nodes whose roles and people are nobody, whoever the initiator is and whatever the record says. */
    Uni<List<Problem>> nobody(FlowDefinition definition) {
        var named = asking(definition).stream()
                .filter(one ->
                        one.node().approvers().stream().noneMatch(ApproverSource.DepartmentHead.class::isInstance))
                .toList();
        return told(named, definition, role -> true).map(found -> found.stream()
                .map(problem -> Problem.at(problem.path(), "flow_nobody_to_approve", problem.params()))
                .toList());
    }

    /**
     * Approve nodes that will have nobody to ask, and what happens then.
     *
     * @param isThere whether a role exists already; one that comes together with the flow has no members yet
     */
    Uni<List<Problem>> warnings(FlowDefinition definition, Predicate<ObjectKey> isThere) {
        return told(asking(definition), definition, isThere);
    }

    private Uni<List<Problem>> told(List<Asking> asking, FlowDefinition definition, Predicate<ObjectKey> isThere) {
        var fallback = definition.settings().emptyApprover();
        return heads(asking).flatMap(heads -> Multi.createFrom()
                .iterable(asking)
                .onItem()
                .transformToUniAndConcatenate(one -> told(one, fallback, heads, isThere))
                .select()
                .where(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList());
    }

    private static List<Asking> asking(FlowDefinition definition) {
        var asking = new ArrayList<Asking>();
        collect(definition.nodes(), "/nodes", asking);
        return asking;
    }

    private static void collect(List<FlowNode> nodes, String path, List<Asking> asking) {
        for (var index = 0; index < nodes.size(); index++) {
            var at = path + "/" + index;
            if (nodes.get(index) instanceof FlowNode.Approve approve) {
                asking.add(new Asking(approve, at + "/approvers"));
            }
            var branches = FlowDefinition.branches(nodes.get(index));
            for (var branch = 0; branch < branches.size(); branch++) {
                collect(branches.get(branch).nodes(), at + "/branches/" + branch + "/nodes", asking);
            }
        }
    }

    private Uni<Heads> heads(List<Asking> asking) {
        var asked = asking.stream()
                .flatMap(one -> one.node().approvers().stream())
                .anyMatch(ApproverSource.DepartmentHead.class::isInstance);
        if (!asked) {
            return Uni.createFrom().item(new Heads(List.of(), Set.of()));
        }
        return departments.all().flatMap(all -> {
            var ids = new ArrayList<UUID>();
            all.forEach(department -> Optional.ofNullable(department.head()).ifPresent(ids::add));
            return people.all(Set.copyOf(ids))
                    .map(found -> found.stream()
                            .filter(Person::active)
                            .map(Person::id)
                            .collect(Collectors.toSet()))
                    .map(active -> new Heads(all, active));
        });
    }

    private Uni<Optional<Problem>> told(
            Asking asking, FlowSettings.EmptyApprover fallback, Heads heads, Predicate<ObjectKey> isThere) {
        var others = asking.node().approvers().stream()
                .filter(source -> !(source instanceof ApproverSource.DepartmentHead))
                .toList();
        return Multi.createFrom()
                .iterable(others)
                .onItem()
                .transformToUniAndConcatenate(source -> mayNameSomebody(source, isThere))
                .collect()
                .with(Collectors.reducing(false, Boolean::logicalOr))
                .map(somebody -> somebody ? Optional.empty() : without(asking, fallback, heads));
    }

    private static Optional<Problem> without(Asking asking, FlowSettings.EmptyApprover fallback, Heads heads) {
        var levels = asking.node().approvers().stream()
                .filter(ApproverSource.DepartmentHead.class::isInstance)
                .map(source -> ((ApproverSource.DepartmentHead) source).level())
                .toList();
        var lacking = new ArrayList<>(
                heads.departments().stream().map(Department::name).toList());
        levels.forEach(level -> lacking.retainAll(heads.lacking(level)));
        var params = new HashMap<String, Object>(Map.of("node", asking.node().title()));
        if (levels.isEmpty() || lacking.size() == heads.departments().size()) {
            return Optional.of(Problem.at(asking.path(), "flow_nobody_now_" + word(fallback), params));
        }
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        params.put("count", lacking.size());
        params.put("departments", lacking.stream().limit(NAMED_DEPARTMENTS).collect(Collectors.joining(", ")));
        return Optional.of(Problem.at(asking.path(), "flow_departments_without_head_" + word(fallback), params));
    }

    private static String word(FlowSettings.EmptyApprover fallback) {
        return switch (fallback) {
            case REFUSE -> "refuse";
            case ADMINISTRATOR -> "administrator";
            case SKIP -> "skip";
            case ROLE -> "role";
        };
    }

    private Uni<Boolean> mayNameSomebody(ApproverSource source, Predicate<ObjectKey> isThere) {
        if (source instanceof ApproverSource.Role role) {
            return isThere.test(role.role())
                    ? people.withRole(role.role()).map(members -> !members.isEmpty())
                    : Uni.createFrom().item(true);
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
