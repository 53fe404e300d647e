package org.mortise.core.template;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Problem;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.template.InstanceIds.Found;

/** What an application carries along that belongs to one installation, told with the place and what to do about it. */
@ApplicationScoped
class CarriedIds {

    private final People people;
    private final Departments departments;

    CarriedIds(People people, Departments departments) {
        this.people = people;
        this.departments = departments;
    }

    /** Of an application that is about to leave: whom and what it names here. */
    Uni<List<Problem>> leaving(List<Bundle.BundleObject> objects) {
        var found = InstanceIds.in(objects);
        return names(found).map(names -> found.stream()
                .map(one -> {
                    var name = names.get(one.id());
                    return name == null
                            ? problem("bundle_carries_id", one, Map.of())
                            : problem("bundle_carries_name", one, Map.of("name", name));
                })
                .distinct()
                .toList());
    }

    /** Of an application that has come: what it names that is nobody and no department here. */
    Uni<List<Problem>> unknown(List<Bundle.BundleObject> objects) {
        var found = InstanceIds.in(objects);
        return names(found).map(names -> found.stream()
                .filter(one -> !names.containsKey(one.id()))
                .map(one -> problem("bundle_names_elsewhere", one, Map.of()))
                .distinct()
                .toList());
    }

    private Uni<Map<UUID, String>> names(List<Found> found) {
        Set<UUID> ids = found.stream().map(Found::id).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return people.names(ids).flatMap(persons -> departments.names(ids).map(units -> {
            var names = new HashMap<>(persons);
            names.putAll(units);
            return names;
        }));
    }

    private static Problem problem(String code, Found found, Map<String, Object> more) {
        var params = new HashMap<String, Object>(more);
        params.put("object", found.object());
        params.put("part", found.part());
        return new Problem(code, found.path(), params);
    }
}
