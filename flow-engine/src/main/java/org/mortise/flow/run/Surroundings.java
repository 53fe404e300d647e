package org.mortise.flow.run;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.Labels;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Department;
import org.mortise.core.org.Identity;

/**
 * What surrounds the conditions of a flow: in them, the user is the initiator, whoever decides.
 *
 * @param people by the department that they belong to
 */
record Surroundings(
        Instant now,
        ZoneId zone,
        Locale language,
        Identity initiator,
        List<Department> departments,
        Map<UUID, List<UUID>> people,
        WorkCalendar calendar)
        implements ConditionEnvironment {

    Surroundings {
        departments = List.copyOf(departments);
        people = Map.copyOf(people);
    }

    @Override
    public @Nullable Object variable(String name) {
        return switch (name) {
            case Labels.LANGUAGE -> language.toLanguageTag();
            case "user.id" -> initiator.id().toString();
            case "user.department" ->
                initiator.department() == null ? null : initiator.department().toString();
            case "user.departmentTree", "user.departments" -> texts(initiator.departmentTree());
            case Variables.DEPARTMENT_PEOPLE ->
                initiator.department() == null ? List.of() : texts(people(Set.of(initiator.department())));
            case Variables.DEPARTMENT_TREE_PEOPLE -> texts(people(initiator.departmentTree()));
            case "user.subordinates" -> texts(initiator.subordinates());
            case "user.roles" ->
                initiator.roles().stream().map(ObjectKey::toString).toList();
            default -> null;
        };
    }

    @Override
    public Collection<String> departmentTree(String department) {
        var tree = new ArrayList<String>();
        tree.add(department);
        for (var index = 0; index < tree.size(); index++) {
            var parent = tree.get(index);
            departments.stream()
                    .filter(child ->
                            child.parent() != null && child.parent().toString().equals(parent))
                    .map(child -> child.id().toString())
                    .filter(child -> !tree.contains(child))
                    .forEach(tree::add);
        }
        return tree;
    }

    private List<UUID> people(Set<UUID> departments) {
        return departments.stream()
                .flatMap(department -> people.getOrDefault(department, List.of()).stream())
                .toList();
    }

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
