package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;

/** SQL of people. */
@ApplicationScoped
class PersonTable {

    private static final String COLUMNS =
            "SELECT id, login, name, department, manager, administrator, active, language, employee_no, mobile, email FROM person ";

    /** Departments ($1) and, if $2, those below them, as {@code below}; then who belongs to them and holds one of the roles $3. */
    private static final String BELOW = """
            WITH RECURSIVE below AS (
                SELECT id FROM department WHERE id = ANY($1::uuid[])
                UNION SELECT d.id FROM department d JOIN below ON d.parent = below.id WHERE $2)
            """;

    private static final String IN_SCOPE = """
            ($1::uuid[] IS NULL OR department IN (SELECT id FROM below))
            AND ($3::text[] IS NULL
                 OR EXISTS (SELECT 1 FROM role_member m WHERE m.person = person.id AND m.role = ANY($3::text[])))
            """;

    /** What must be true of a person that is about to be written; each column is one question. */
    record Standing(
            boolean loginTaken,
            boolean employeeNoTaken,
            boolean departmentKnown,
            boolean managerKnown,
            boolean circle,
            boolean lastAdministrator) {}

    Uni<Void> insert(Transaction transaction, Person person, @Nullable String passwordHash, Instant now) {
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO person (id, login, name, department, manager, administrator, active, language, password,
                                            created_at, updated_at, employee_no, mobile, email, pinyin)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14)""")
                .execute(Tuple.from(Arrays.asList(
                        person.id(),
                        person.login(),
                        person.name(),
                        person.department(),
                        person.manager(),
                        person.administrator(),
                        person.active(),
                        tag(person.locale()),
                        passwordHash,
                        Rows.utc(now),
                        person.contact().employeeNo(),
                        person.contact().mobile(),
                        person.contact().email(),
                        NamePinyin.of(person.name()))))
                .replaceWithVoid();
    }

    Uni<Void> update(Transaction transaction, Person person, Instant now) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE person SET login = $2, name = $3, department = $4, manager = $5, administrator = $6, active = $7,
                                          language = $8, updated_at = $9, employee_no = $10, mobile = $11, email = $12,
                                          pinyin = $13
                         WHERE id = $1""")
                .execute(Tuple.from(Arrays.asList(
                        person.id(),
                        person.login(),
                        person.name(),
                        person.department(),
                        person.manager(),
                        person.administrator(),
                        person.active(),
                        tag(person.locale()),
                        Rows.utc(now),
                        person.contact().employeeNo(),
                        person.contact().mobile(),
                        person.contact().email(),
                        NamePinyin.of(person.name()))))
                .replaceWithVoid();
    }

    Uni<Void> setPassword(Transaction transaction, UUID person, String hash, Instant now) {
        return transaction
                .connection()
                .preparedQuery("UPDATE person SET password = $2, updated_at = $3 WHERE id = $1")
                .execute(Tuple.of(person, hash, Rows.utc(now)))
                .replaceWithVoid();
    }

    Uni<Optional<String>> password(SqlClient client, UUID person) {
        return client.preparedQuery("SELECT password FROM person WHERE id = $1 AND active AND password IS NOT NULL")
                .execute(Tuple.of(person))
                .map(rows -> Rows.first(rows, row -> row.getString("password")));
    }

    Uni<Optional<Person>> find(SqlClient client, UUID id) {
        return client.preparedQuery(COLUMNS + "WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, PersonTable::person));
    }

    /** Holds the person until the transaction ends, so that two changes do not undo each other. */
    Uni<Optional<Person>> lock(Transaction transaction, UUID id) {
        return transaction
                .connection()
                .preparedQuery(COLUMNS + "WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, PersonTable::person));
    }

    Uni<Optional<Person>> byLogin(SqlClient client, String login) {
        return client.preparedQuery(COLUMNS + "WHERE lower(login) = lower($1)")
                .execute(Tuple.of(login))
                .map(rows -> Rows.first(rows, PersonTable::person));
    }

    Uni<List<Person>> all(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery(COLUMNS + "WHERE id = ANY($1) ORDER BY name, id")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, PersonTable::person));
    }

    /**
     * Whom somebody looks for.
     *
     * @param byContact whether parts of employee numbers, telephone numbers and addresses count: for those who may see them
     */
    record Sought(String text, PeopleScope scope, boolean alsoDisabled, boolean byContact) {
        static Sought active(String text, PeopleScope scope) {
            return new Sought(text, scope, false, false);
        }
    }

    /** @param before how many have been taken already */
    Uni<List<Person>> search(SqlClient client, Sought sought, int limit, int before) {
        var asked = scoped(sought.scope());
        asked.addAll(List.of(sought.alsoDisabled(), sought.text(), limit, before, sought.byContact()));
        return client.preparedQuery(BELOW + COLUMNS + "WHERE " + IN_SCOPE + """
                                AND (active OR $4)
                                AND (strpos(lower(name), lower($5)) > 0 OR strpos(lower(login), lower($5)) > 0
                                     OR strpos(' ' || coalesce(pinyin, ''), ' ' || lower($5)) > 0 OR lower(employee_no) = lower($5)
                                     OR $8 AND (strpos(lower(employee_no), lower($5)) > 0 OR strpos(mobile, $5) > 0
                                                OR strpos(email, lower($5)) > 0))
                                ORDER BY name, id LIMIT $6 OFFSET $7""")
                .execute(Tuple.from(asked))
                .map(rows -> Rows.list(rows, PersonTable::person));
    }

    /** Names of some people of whom it is not known yet how they are read, by id. */
    Uni<Map<UUID, String>> unread(SqlClient client) {
        return client.query("SELECT id, name FROM person WHERE pinyin IS NULL LIMIT 1000")
                .execute()
                .map(PersonTable::names);
    }

    /** Writes down how names are read. */
    Uni<Void> read(SqlClient client, Map<UUID, String> names) {
        var ids = names.keySet().toArray(UUID[]::new);
        var readings = Arrays.stream(ids)
                .map(id -> NamePinyin.of(names.getOrDefault(id, "")))
                .toArray(String[]::new);
        return client.preparedQuery("""
                        UPDATE person p SET pinyin = n.pinyin FROM unnest($1::uuid[], $2::text[]) AS n (id, pinyin)
                         WHERE p.id = n.id AND p.pinyin IS NULL""").execute(Tuple.of(ids, readings)).replaceWithVoid();
    }

    /** Those of {@code ids} who are in {@code scope}, active or not. */
    Uni<Set<UUID>> within(SqlClient client, PeopleScope scope, Collection<UUID> ids) {
        var asked = scoped(scope);
        asked.add(ids.toArray(UUID[]::new));
        return client.preparedQuery(BELOW + "SELECT id FROM person WHERE " + IN_SCOPE + "AND id = ANY($4)")
                .execute(Tuple.from(asked))
                .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID("id"))));
    }

    private static List<@Nullable Object> scoped(PeopleScope scope) {
        var values = new ArrayList<@Nullable Object>();
        var departments = scope.departments();
        values.add(departments == null ? null : departments.toArray(UUID[]::new));
        values.add(scope.below());
        values.add(
                scope.roles().isEmpty()
                        ? null
                        : scope.roles().stream().map(ObjectKey::toString).toArray(String[]::new));
        return values;
    }

    Uni<Map<UUID, String>> names(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery("SELECT id, name FROM person WHERE id = ANY($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(PersonTable::names);
    }

    private static Map<UUID, String> names(RowSet<Row> rows) {
        var names = new HashMap<UUID, String>();
        rows.forEach(row -> names.put(row.getUUID("id"), row.getString("name")));
        return Map.copyOf(names);
    }

    Uni<List<UUID>> administrators(SqlClient client) {
        return client.query("SELECT id FROM person WHERE administrator AND active ORDER BY name, id")
                .execute()
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    /** Superiors who have been disabled are stepped over. */
    Uni<Optional<UUID>> superior(SqlClient client, UUID person, int level) {
        return client.preparedQuery("""
                        WITH RECURSIVE line AS (
                            SELECT p.id, p.manager, 0 AS step, false AS counts, ARRAY[p.id] AS seen FROM person p WHERE p.id = $1
                            UNION ALL
                            SELECT m.id, m.manager, line.step + m.active::int, m.active, line.seen || m.id
                              FROM person m JOIN line ON m.id = line.manager
                             WHERE m.id <> ALL (line.seen) AND line.step < $2)
                        SELECT id FROM line WHERE counts AND step = $2""")
                .execute(Tuple.of(person, level))
                .map(rows -> Rows.first(rows, row -> row.getUUID("id")));
    }

    /** Serialises changes of people, so that two of them together cannot close a circle or remove the last administrator. */
    Uni<Standing> standing(Transaction transaction, Person person) {
        return transaction
                .connection()
                .query("SELECT pg_advisory_xact_lock(hashtext('mortise.people'))")
                .execute()
                .chain(() -> transaction
                        .connection()
                        .preparedQuery("""
                                WITH RECURSIVE line AS (
                                    SELECT id, manager FROM person WHERE id = $4
                                    UNION SELECT m.id, m.manager FROM person m JOIN line ON m.id = line.manager)
                                SELECT EXISTS (SELECT 1 FROM person WHERE lower(login) = lower($2) AND id <> $1) AS login_taken,
                                       EXISTS (SELECT 1 FROM person WHERE lower(employee_no) = lower($5) AND id <> $1) AS number_taken,
                                       $3::uuid IS NULL OR EXISTS (SELECT 1 FROM department WHERE id = $3) AS department_known,
                                       $4::uuid IS NULL OR EXISTS (SELECT 1 FROM person WHERE id = $4) AS manager_known,
                                       EXISTS (SELECT 1 FROM line WHERE id = $1) AS circle,
                                       EXISTS (SELECT 1 FROM person WHERE id = $1 AND administrator AND active)
                                         AND NOT EXISTS (SELECT 1 FROM person WHERE id <> $1 AND administrator AND active)
                                         AS last_administrator""")
                        .execute(Tuple.from(Arrays.asList(
                                person.id(),
                                person.login(),
                                person.department(),
                                person.manager(),
                                person.contact().employeeNo()))))
                .map(rows -> standing(rows.iterator().next()));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getBoolean("login_taken"),
                row.getBoolean("number_taken"),
                row.getBoolean("department_known"),
                row.getBoolean("manager_known"),
                row.getBoolean("circle"),
                row.getBoolean("last_administrator"));
    }

    private static Person person(Row row) {
        var language = row.getString("language");
        return new Person(
                row.getUUID("id"),
                row.getString("login"),
                row.getString("name"),
                row.getUUID("department"),
                row.getUUID("manager"),
                row.getBoolean("administrator"),
                row.getBoolean("active"),
                language == null ? null : Locale.forLanguageTag(language),
                new Contact(row.getString("employee_no"), row.getString("mobile"), row.getString("email")));
    }

    private static @Nullable String tag(@Nullable Locale locale) {
        return locale == null ? null : locale.toLanguageTag();
    }
}
