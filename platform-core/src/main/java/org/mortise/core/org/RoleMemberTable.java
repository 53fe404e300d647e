package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;

/** SQL of who holds which role. */
@ApplicationScoped
class RoleMemberTable {

    Uni<List<UUID>> active(SqlClient client, ObjectKey role) {
        return client.preparedQuery("""
                        SELECT p.id FROM role_member m JOIN person p ON p.id = m.person
                         WHERE m.role = $1 AND p.active ORDER BY p.name, p.id""")
                .execute(Tuple.of(role.toString()))
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    /** Every role that anybody holds, with its holders. */
    Uni<SortedMap<ObjectKey, List<UUID>>> all(SqlClient client) {
        return client.query(
                        "SELECT m.role, m.person FROM role_member m JOIN person p ON p.id = m.person ORDER BY p.name, p.id")
                .execute()
                .map(rows -> {
                    var roles = new TreeMap<ObjectKey, List<UUID>>();
                    rows.forEach(row -> roles.computeIfAbsent(
                                    ObjectKey.parse(row.getString("role")), role -> new ArrayList<>())
                            .add(row.getUUID("person")));
                    return roles;
                });
    }

    /** The roles of each of these people, by key. */
    Uni<Map<UUID, List<ObjectKey>>> of(SqlClient client, Collection<UUID> people) {
        return client.preparedQuery("SELECT person, role FROM role_member WHERE person = ANY($1) ORDER BY role")
                .execute(Tuple.of(people.toArray(UUID[]::new)))
                .map(rows -> {
                    var roles = new HashMap<UUID, List<ObjectKey>>();
                    rows.forEach(row -> roles.computeIfAbsent(row.getUUID("person"), person -> new ArrayList<>())
                            .add(ObjectKey.parse(row.getString("role"))));
                    return roles;
                });
    }

    /** Takes every role from a person but {@code kept}, and gives those of {@code kept} that are missing. */
    Uni<Void> set(Transaction transaction, UUID person, Collection<ObjectKey> kept) {
        var roles = kept.stream().map(ObjectKey::toString).toArray(String[]::new);
        return transaction
                .connection()
                .preparedQuery("DELETE FROM role_member WHERE person = $1 AND role <> ALL ($2)")
                .execute(Tuple.of(person, roles))
                .chain(() -> transaction
                        .connection()
                        .preparedQuery(
                                "INSERT INTO role_member (role, person) SELECT unnest($2::text[]), $1 ON CONFLICT DO NOTHING")
                        .execute(Tuple.of(person, roles)))
                .replaceWithVoid();
    }

    Uni<Void> clear(Transaction transaction, ObjectKey role) {
        return transaction
                .connection()
                .preparedQuery("DELETE FROM role_member WHERE role = $1")
                .execute(Tuple.of(role.toString()))
                .replaceWithVoid();
    }

    Uni<Void> add(Transaction transaction, ObjectKey role, Collection<UUID> people) {
        return transaction
                .connection()
                .preparedQuery(
                        "INSERT INTO role_member (role, person) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(role.toString(), people.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
