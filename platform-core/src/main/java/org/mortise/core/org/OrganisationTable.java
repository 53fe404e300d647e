package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;

/** SQL of the organisation's only row. */
@ApplicationScoped
class OrganisationTable {

    Uni<Void> write(Transaction transaction, OrganisationProfile profile, Instant now) {
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO organisation (name, language, zone, created_at) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language, zone = excluded.zone""")
                .execute(Tuple.of(
                        profile.name(),
                        profile.language().toLanguageTag(),
                        profile.zone().getId(),
                        Rows.utc(now)))
                .replaceWithVoid();
    }

    Uni<Optional<OrganisationProfile>> read(SqlClient client) {
        return client.query("SELECT name, language, zone FROM organisation")
                .execute()
                .map(rows -> Rows.first(rows, OrganisationTable::profile));
    }

    private static OrganisationProfile profile(Row row) {
        return new OrganisationProfile(
                row.getString("name"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("zone")));
    }
}
