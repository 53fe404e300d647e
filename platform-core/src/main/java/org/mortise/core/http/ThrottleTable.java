package org.mortise.core.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.mortise.core.database.Rows;

/** SQL of what is let through: each place is a vessel that fills with every request and drains with time. */
@ApplicationScoped
class ThrottleTable {

    private static final String FILL = """
            INSERT INTO throttle AS t (place, level, at) VALUES ($1, 1, $2)
            ON CONFLICT (place) DO UPDATE SET
                level = greatest(0, t.level - extract(epoch FROM $2 - t.at) * $4 / 60) + 1, at = $2
            WHERE greatest(0, t.level - extract(epoch FROM $2 - t.at) * $4 / 60) + 1 <= $3
            RETURNING level""";

    /** True when there was room for one more. */
    Uni<Boolean> fill(SqlClient client, String place, Throttle.Rate rate, Instant now) {
        return client.preparedQuery(FILL)
                .execute(Tuple.of(place, Rows.utc(now), (double) rate.burst(), (double) rate.perMinute()))
                .map(rows -> rows.size() == 1);
    }

    Uni<Void> prune(SqlClient client, Instant before) {
        return client.preparedQuery("DELETE FROM throttle WHERE at < $1")
                .execute(Tuple.of(Rows.utc(before)))
                .replaceWithVoid();
    }
}
