package org.mortise.form.publiclink;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.ObjectKey;

/** SQL of visits: what holds together the files that one person without an account brings. */
@ApplicationScoped
class VisitTable {

    Uni<Void> begin(SqlClient client, UUID id, ObjectKey link, byte[] secret, Instant now) {
        return client.preparedQuery("INSERT INTO public_visit (id, link, secret, begun_at) VALUES ($1, $2, $3, $4)")
                .execute(Tuple.of(id, link.toString(), secret(secret), Rows.utc(now)))
                .replaceWithVoid();
    }

    /** @param since visits that began before are over */
    Uni<Optional<UUID>> find(SqlClient client, ObjectKey link, byte[] secret, Instant since) {
        return client.preparedQuery("SELECT id FROM public_visit WHERE secret = $1 AND link = $2 AND begun_at >= $3")
                .execute(Tuple.of(secret(secret), link.toString(), Rows.utc(since)))
                .map(rows -> Rows.first(rows, row -> row.getUUID("id")));
    }

    Uni<Void> end(SqlClient client, UUID id) {
        return client.preparedQuery("DELETE FROM public_visit WHERE id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    Uni<Void> forget(SqlClient client, Instant before) {
        return client.preparedQuery("DELETE FROM public_visit WHERE begun_at < $1")
                .execute(Tuple.of(Rows.utc(before)))
                .replaceWithVoid();
    }

    private static io.vertx.core.buffer.Buffer secret(byte[] hash) {
        return io.vertx.core.buffer.Buffer.buffer(hash);
    }
}
