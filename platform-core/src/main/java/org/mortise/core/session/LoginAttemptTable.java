package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.mortise.core.database.Rows;

/** SQL of failed logins. */
@ApplicationScoped
class LoginAttemptTable {

    /**
     * Counts an attempt before it is known how it ends, so that guesses sent at once cannot all slip through: they queue on the
     * row. A day without attempts starts anew.
     */
    private static final String RESERVE = """
            INSERT INTO login_attempt AS a (account, ip, failures, blocked_until, last_at) VALUES ($1, $2, 1, $3, $3)
            ON CONFLICT (account, ip) DO UPDATE SET
                failures = CASE WHEN a.last_at < $3 - interval '1 day' THEN 1 ELSE a.failures + 1 END,
                blocked_until = CASE WHEN a.last_at < $3 - interval '1 day' OR a.failures + 1 < $4 THEN $3
                    ELSE $3 + interval '1 second' * least($5, power(2, least(a.failures + 1 - $4, 20))) END,
                last_at = $3
            WHERE a.blocked_until <= $3
            RETURNING failures""";

    /** True when the attempt may go on. */
    Uni<Boolean> reserve(SqlClient client, String account, String ip, Instant now, int free, int longestPause) {
        return client.preparedQuery(RESERVE)
                .execute(Tuple.from(Arrays.asList(account, ip, Rows.utc(now), free, longestPause)))
                .map(rows -> rows.size() == 1);
    }

    Uni<Optional<Instant>> blockedUntil(SqlClient client, String account, String ip) {
        return client.preparedQuery("SELECT blocked_until FROM login_attempt WHERE account = $1 AND ip = $2")
                .execute(Tuple.of(account, ip))
                .map(rows -> Rows.first(
                        rows, row -> row.getOffsetDateTime("blocked_until").toInstant()));
    }

    Uni<Void> forget(SqlClient client, String account, String ip) {
        return client.preparedQuery("DELETE FROM login_attempt WHERE account = $1 AND ip = $2")
                .execute(Tuple.of(account, ip))
                .replaceWithVoid();
    }

    Uni<Void> prune(SqlClient client, Instant before) {
        return client.preparedQuery("DELETE FROM login_attempt WHERE last_at < $1")
                .execute(Tuple.of(Rows.utc(before)))
                .replaceWithVoid();
    }
}
