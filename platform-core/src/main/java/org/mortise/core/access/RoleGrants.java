package org.mortise.core.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;

/** The grants of all published roles, read once per snapshot. */
final class RoleGrants {

    static final String KIND = "role";

    private final long revision;
    private final Map<ObjectKey, List<Grant>> byRole = new HashMap<>();

    private RoleGrants(long revision) {
        this.revision = revision;
    }

    static RoleGrants of(MetadataSnapshot snapshot) {
        var grants = new RoleGrants(snapshot.revision());
        snapshot.all(KIND).forEach(grants::add);
        return grants;
    }

    long revision() {
        return revision;
    }

    /** What the roles grant on a form, duplicates removed, in the order of the roles' keys. */
    List<Grant> on(ObjectKey form, Set<ObjectKey> roles) {
        return roles.stream()
                .sorted()
                .flatMap(role -> byRole.getOrDefault(role, List.of()).stream())
                .filter(grant -> grant.form().equals(form))
                .distinct()
                .toList();
    }

    /** The scopes of everything that the roles grant. */
    List<Condition> scopes(Set<ObjectKey> held) {
        return held.stream()
                .flatMap(role -> byRole.getOrDefault(role, List.of()).stream())
                .map(Grant::scope)
                .toList();
    }

    private void add(PublishedObject role) {
        var grants = new ArrayList<Grant>();
        role.doc()
                .path("grants")
                .forEach(grant -> grants.add(Grant.parse(grant, role.key().pkg())));
        byRole.put(role.key(), List.copyOf(grants));
    }
}
