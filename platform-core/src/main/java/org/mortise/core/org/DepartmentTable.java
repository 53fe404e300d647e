package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;

/** SQL of departments. */
@ApplicationScoped
class DepartmentTable {

    private static final String COLUMNS = "SELECT id, name, parent, head, code FROM department ";

    /** What must be true of a department that is about to be written. */
    record Standing(boolean parentKnown, boolean circle, boolean headKnown, boolean codeTaken) {}

    Uni<List<Department>> all(SqlClient client) {
        return client.query(COLUMNS + "ORDER BY name, id")
                .execute()
                .map(rows -> Rows.list(rows, DepartmentTable::department));
    }

    Uni<Map<UUID, List<UUID>>> people(SqlClient client) {
        return client.query(
                        "SELECT department, array_agg(id) AS people FROM person WHERE department IS NOT NULL GROUP BY department")
                .execute()
                .map(rows -> {
                    var people = new HashMap<UUID, List<UUID>>();
                    rows.forEach(row -> people.put(row.getUUID("department"), List.of(row.getArrayOfUUIDs("people"))));
                    return Map.copyOf(people);
                });
    }

    Uni<Optional<Department>> find(SqlClient client, UUID id) {
        return client.preparedQuery(COLUMNS + "WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, DepartmentTable::department));
    }

    Uni<Optional<Department>> lock(Transaction transaction, UUID id) {
        return transaction
                .connection()
                .preparedQuery(COLUMNS + "WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, DepartmentTable::department));
    }

    Uni<Map<UUID, String>> names(SqlClient client, Collection<UUID> ids) {
        return texts(client, "SELECT id, name AS text FROM department WHERE id = ANY($1)", ids);
    }

    Uni<Map<UUID, String>> codes(SqlClient client, Collection<UUID> ids) {
        return texts(client, "SELECT id, code AS text FROM department WHERE id = ANY($1) AND code IS NOT NULL", ids);
    }

    private static Uni<Map<UUID, String>> texts(SqlClient client, String sql, Collection<UUID> ids) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    var texts = new HashMap<UUID, String>();
                    rows.forEach(row -> texts.put(row.getUUID("id"), row.getString("text")));
                    return Map.copyOf(texts);
                });
    }

    /** These departments and all below them. */
    Uni<Set<UUID>> reach(SqlClient client, Collection<UUID> departments) {
        return client.preparedQuery("""
                        WITH RECURSIVE below AS (
                            SELECT id FROM department WHERE id = ANY($1)
                            UNION SELECT d.id FROM department d JOIN below ON d.parent = below.id)
                        SELECT id FROM below""")
                .execute(Tuple.of(departments.toArray(UUID[]::new)))
                .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID("id"))));
    }

    Uni<Optional<UUID>> head(SqlClient client, UUID department, int level) {
        return client.preparedQuery("""
                        WITH RECURSIVE line AS (
                            SELECT id, parent, head, 1 AS step FROM department WHERE id = $1
                            UNION ALL
                            SELECT d.id, d.parent, d.head, line.step + 1 FROM department d JOIN line ON d.id = line.parent
                             WHERE line.step < $2)
                        SELECT p.id FROM line JOIN person p ON p.id = line.head WHERE line.step = $2 AND p.active""")
                .execute(Tuple.of(department, level))
                .map(rows -> Rows.first(rows, row -> row.getUUID("id")));
    }

    Uni<Void> insert(Transaction transaction, Department department, Instant now) {
        return transaction
                .connection()
                .preparedQuery(
                        "INSERT INTO department (id, name, parent, head, created_at, code) VALUES ($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.from(Arrays.asList(
                        department.id(),
                        department.name(),
                        department.parent(),
                        department.head(),
                        Rows.utc(now),
                        department.code())))
                .replaceWithVoid();
    }

    Uni<Void> update(Transaction transaction, Department department) {
        return transaction
                .connection()
                .preparedQuery("UPDATE department SET name = $2, parent = $3, head = $4, code = $5 WHERE id = $1")
                .execute(Tuple.from(Arrays.asList(
                        department.id(), department.name(), department.parent(), department.head(), department.code())))
                .replaceWithVoid();
    }

    Uni<Void> delete(Transaction transaction, UUID id) {
        return transaction
                .connection()
                .preparedQuery("DELETE FROM department WHERE id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    Uni<Boolean> inUse(Transaction transaction, UUID id) {
        return transaction.connection().preparedQuery("""
                        SELECT EXISTS (SELECT 1 FROM department WHERE parent = $1)
                            OR EXISTS (SELECT 1 FROM person WHERE department = $1) AS used""").execute(Tuple.of(id)).map(rows -> rows.iterator()
                .next()
                .getBoolean("used"));
    }

    /** Serialises changes of departments, so that two of them together cannot close a circle. */
    Uni<Standing> standing(Transaction transaction, Department department) {
        return transaction
                .connection()
                .query("SELECT pg_advisory_xact_lock(hashtext('mortise.departments'))")
                .execute()
                .chain(() -> transaction
                        .connection()
                        .preparedQuery("""
                                WITH RECURSIVE line AS (
                                    SELECT id, parent FROM department WHERE id = $2
                                    UNION SELECT d.id, d.parent FROM department d JOIN line ON d.id = line.parent)
                                SELECT $2::uuid IS NULL OR EXISTS (SELECT 1 FROM line) AS parent_known,
                                       EXISTS (SELECT 1 FROM line WHERE id = $1) AS circle,
                                       $3::uuid IS NULL OR EXISTS (SELECT 1 FROM person WHERE id = $3) AS head_known,
                                       EXISTS (SELECT 1 FROM department WHERE lower(code) = lower($4) AND id <> $1) AS code_taken""")
                        .execute(Tuple.from(Arrays.asList(
                                department.id(), department.parent(), department.head(), department.code()))))
                .map(rows -> standing(rows.iterator().next()));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getBoolean("parent_known"),
                row.getBoolean("circle"),
                row.getBoolean("head_known"),
                row.getBoolean("code_taken"));
    }

    private static Department department(Row row) {
        return new Department(
                row.getUUID("id"),
                row.getString("name"),
                row.getUUID("parent"),
                row.getUUID("head"),
                row.getString("code"));
    }
}
