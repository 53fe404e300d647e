package org.mortise.form.record;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Departments;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.ReferenceScope;
import org.mortise.form.record.LinkedIds.Pointer;
import org.mortise.form.record.ReferenceCheck.Setting;

/** Which of the people and departments that are newly chosen may be chosen for their fields. */
final class ReferenceScopes {

    private static final Set<ValueType> DEPARTMENTS = Set.of(ValueType.DEPARTMENT, ValueType.DEPARTMENTS);

    private final Departments departments;

    ReferenceScopes(Departments departments) {
        this.departments = departments;
    }

    /** By path of the field those that may be chosen; a field without a scope is absent. One question per field. */
    Uni<Map<String, Set<UUID>>> of(Setting setting, Collection<Pointer> pointers) {
        var asked = new LinkedHashMap<String, Set<UUID>>();
        for (var pointer : pointers) {
            var path = pointer.path();
            if (setting.form().at(path).flatMap(PreparedField::scope).isPresent()) {
                asked.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(pointer.id());
            }
        }
        var found = new HashMap<String, Set<UUID>>();
        return Multi.createFrom()
                .iterable(asked.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry ->
                        within(setting, entry.getKey(), entry.getValue()).invoke(ids -> found.put(entry.getKey(), ids)))
                .collect()
                .last()
                .replaceWith(found);
    }

    private Uni<Set<UUID>> within(Setting setting, String path, Set<UUID> ids) {
        var field = setting.form().at(path).orElseThrow();
        var scope = field.scope().orElseThrow();
        return DEPARTMENTS.contains(field.shape().type())
                ? departments(setting, scope, ids)
                : setting.colleagues()
                        .within(
                                scope.people(
                                        setting.form().shape().form().pkg(),
                                        setting.access().identity()),
                                ids);
    }

    private Uni<Set<UUID>> departments(Setting setting, ReferenceScope scope, Set<UUID> ids) {
        var roots = scope.roots(setting.access().identity());
        return roots == null || !scope.below()
                ? Uni.createFrom().item(roots == null ? ids : roots)
                : departments.reach(setting.transaction(), roots);
    }
}
