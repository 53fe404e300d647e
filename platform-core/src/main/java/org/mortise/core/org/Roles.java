package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Roles and their holders, as administrators see them. */
@ApplicationScoped
class Roles {

    /** A role with its holders by name; titled by its key as long as it is not published. */
    record Held(ObjectKey key, String title, List<UUID> members) {}

    private final Database database;
    private final RoleMemberTable table;
    private final People people;
    private final Instance<RoleTitles> titles;

    Roles(Database database, RoleMemberTable table, People people, Instance<RoleTitles> titles) {
        this.database = database;
        this.table = table;
        this.people = people;
        this.titles = titles;
    }

    /** Published roles and roles that somebody holds. */
    Uni<List<Held>> all(Locale locale) {
        return table.all(database.pool()).map(held -> {
            var known = new TreeMap<ObjectKey, LocalizedText>();
            held.keySet().forEach(role -> known.put(role, LocalizedText.of(role.key())));
            titles.forEach(source -> known.putAll(source.all()));
            var roles = new ArrayList<Held>();
            known.forEach(
                    (role, title) -> roles.add(new Held(role, title.in(locale), held.getOrDefault(role, List.of()))));
            return List.copyOf(roles);
        });
    }

    /** Makes exactly these people the holders of {@code role}; refused when one of them is unknown. */
    Uni<Void> setMembers(ObjectKey role, Collection<UUID> members) {
        return people.names(members)
                .invoke(names -> refuseUnknown(names, members))
                .chain(() -> database.inTransaction(transaction -> people.setMembers(transaction, role, members)));
    }

    /** The roles of each of these people, by key; who has none is absent. */
    Uni<Map<UUID, List<ObjectKey>>> of(Collection<UUID> people) {
        return people.isEmpty() ? Uni.createFrom().item(Map.of()) : table.of(database.pool(), people);
    }

    /** Gives a person exactly these roles; refused when one of them is neither published nor held by the person already. */
    Uni<Void> setOf(Transaction transaction, UUID person, List<String> keys) {
        return table.of(transaction.connection(), List.of(person))
                .map(held -> {
                    var known = new TreeSet<ObjectKey>(held.getOrDefault(person, List.of()));
                    titles.forEach(source -> known.addAll(source.all().keySet()));
                    return known;
                })
                .map(known -> read(keys, known))
                .flatMap(roles -> people.setRoles(transaction, person, roles));
    }

    private static Set<ObjectKey> read(List<String> keys, Set<ObjectKey> known) {
        var roles = new TreeSet<ObjectKey>();
        var problems = new ArrayList<Problem>();
        for (var key : keys) {
            known.stream()
                    .filter(role -> role.toString().equals(key))
                    .findFirst()
                    .ifPresentOrElse(roles::add, () -> problems.add(unknown(key)));
        }
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
        return roles;
    }

    private static Problem unknown(String role) {
        return Problem.at("/roles", "role_unknown", Map.of("role", role));
    }

    private static void refuseUnknown(Map<UUID, String> names, Collection<UUID> members) {
        if (!names.keySet().containsAll(members)) {
            throw Rejected.invalid(List.of(Problem.at("/people", "person_unknown")));
        }
    }
}
