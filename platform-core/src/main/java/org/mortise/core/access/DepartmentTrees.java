package org.mortise.core.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.org.Department;

/** Departments with all below them and whoever belongs to them, for conditions that speak of a whole branch or of its people. */
final class DepartmentTrees {

    private final Map<UUID, List<UUID>> children = new HashMap<>();
    private final Map<UUID, List<UUID>> people;

    private DepartmentTrees(Map<UUID, List<UUID>> people) {
        this.people = Map.copyOf(people);
    }

    /** @param people by the department that they belong to */
    static DepartmentTrees of(Collection<Department> departments, Map<UUID, List<UUID>> people) {
        var trees = new DepartmentTrees(people);
        for (var department : departments) {
            if (department.parent() != null) {
                trees.children
                        .computeIfAbsent(department.parent(), parent -> new ArrayList<>())
                        .add(department.id());
            }
        }
        return trees;
    }

    /** Whoever belongs to one of {@code departments} itself. */
    Collection<UUID> people(Collection<UUID> departments) {
        return departments.stream()
                .flatMap(department -> people.getOrDefault(department, List.of()).stream())
                .toList();
    }

    /** The department itself and everything below it. */
    Collection<UUID> below(UUID department) {
        var found = new LinkedHashSet<UUID>();
        var open = new ArrayDeque<>(List.of(department));
        while (!open.isEmpty()) {
            var next = open.remove();
            if (found.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return found;
    }
}
