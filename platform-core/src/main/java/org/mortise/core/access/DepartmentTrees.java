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

/** Departments with all below them, for conditions that speak of a whole branch. */
final class DepartmentTrees {

    private final Map<UUID, List<UUID>> children = new HashMap<>();

    static DepartmentTrees of(Collection<Department> departments) {
        var trees = new DepartmentTrees();
        for (var department : departments) {
            if (department.parent() != null) {
                trees.children
                        .computeIfAbsent(department.parent(), parent -> new ArrayList<>())
                        .add(department.id());
            }
        }
        return trees;
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
