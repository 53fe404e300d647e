package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.ObjectKey;

/** Everything that permissions ask about a person, in one statement. */
@ApplicationScoped
class IdentityTable {

    /** {@code UNION}, not {@code UNION ALL}: a circle among managers or departments ends instead of running for ever. */
    private static final String READ = """
            WITH RECURSIVE below AS (
                SELECT id FROM department WHERE id = (SELECT department FROM person WHERE id = $1)
                UNION SELECT d.id FROM department d JOIN below ON d.parent = below.id),
            team AS (
                SELECT $1::uuid AS id
                UNION SELECT p.id FROM person p JOIN team ON p.manager = team.id)
            SELECT id, name, administrator, department, language,
                   ARRAY(SELECT id FROM below) AS tree,
                   ARRAY(SELECT id FROM team) AS team,
                   ARRAY(SELECT role FROM role_member WHERE person = $1) AS roles
              FROM person WHERE id = $1 AND active""";

    private static final String READ_ALL =
            "SELECT one.* FROM unnest($1::uuid[]) AS wanted (person) CROSS JOIN LATERAL ("
                    + READ.replace("$1", "wanted.person") + ") AS one";

    private static final String BELOW = """
            WITH RECURSIVE below AS (
                SELECT id FROM department WHERE id = $1
                UNION SELECT d.id FROM department d JOIN below ON d.parent = below.id)
            SELECT id FROM below""";

    /** The same table asked over one connection, or over any of the pool. */
    Asked over(SqlClient client) {
        return new Asked(client);
    }

    /** What is asked over {@code client}. */
    static final class Asked {

        private final SqlClient client;

        Asked(SqlClient client) {
            this.client = client;
        }

        /** A department and all below it; empty when there is none of that id. */
        Uni<Set<UUID>> below(UUID department) {
            return client.preparedQuery(BELOW)
                    .execute(Tuple.of(department))
                    .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID("id"))));
        }

        Uni<Optional<Identity>> read(UUID person, Locale fallback) {
            return client.preparedQuery(READ)
                    .execute(Tuple.of(person))
                    .map(rows -> Rows.first(rows, row -> identity(row, fallback)));
        }
    }

    /** Those of {@code people} who are active. */
    Uni<List<Identity>> readAll(SqlClient client, Collection<UUID> people, Locale fallback) {
        return client.preparedQuery(READ_ALL)
                .execute(Tuple.of(people.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, row -> identity(row, fallback)));
    }

    private static Identity identity(Row row, Locale fallback) {
        var language = row.getString("language");
        return new Identity(
                row.getUUID("id"),
                row.getString("name"),
                row.getBoolean("administrator"),
                row.getUUID("department"),
                Set.of(row.getArrayOfUUIDs("tree")),
                Set.of(row.getArrayOfUUIDs("team")),
                Arrays.stream(row.getArrayOfStrings("roles"))
                        .map(ObjectKey::parse)
                        .collect(Collectors.toUnmodifiableSet()),
                language == null ? fallback : Locale.forLanguageTag(language));
    }
}
