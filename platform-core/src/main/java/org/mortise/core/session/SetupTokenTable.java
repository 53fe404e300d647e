package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;

/** SQL of the token that makes the first administrator. */
@ApplicationScoped
class SetupTokenTable {

    Uni<Void> replace(SqlClient client, byte[] hash, Instant expiresAt) {
        return client.preparedQuery("""
                        INSERT INTO setup_token (token_hash, expires_at) VALUES ($1, $2)
                        ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at""")
                .execute(Tuple.of(Buffer.buffer(hash), Rows.utc(expiresAt)))
                .replaceWithVoid();
    }

    /** Uses the token up; false when it is another one or has expired. */
    Uni<Boolean> use(Transaction transaction, byte[] hash, Instant now) {
        return transaction
                .connection()
                .preparedQuery("DELETE FROM setup_token WHERE token_hash = $1 AND expires_at > $2")
                .execute(Tuple.of(Buffer.buffer(hash), Rows.utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }
}
