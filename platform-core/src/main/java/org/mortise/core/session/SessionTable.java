package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;

/** SQL of sessions. */
@ApplicationScoped
class SessionTable {

    /** A session that has not run out, of a person who is still active. */
    record Alive(UUID id, UUID person, @Nullable String language, Instant seenAt) {}

    Uni<Void> insert(Transaction transaction, UUID person, byte[] hash, Device device, Instant expiresAt) {
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO session (id, token_hash, person, created_at, seen_at, expires_at, ip, agent)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""")
                .execute(Tuple.from(Arrays.asList(
                        device.id(),
                        bytes(hash),
                        person,
                        Rows.utc(device.createdAt()),
                        Rows.utc(device.seenAt()),
                        Rows.utc(expiresAt),
                        device.ip(),
                        device.agent())))
                .replaceWithVoid();
    }

    Uni<Optional<Alive>> find(SqlClient client, byte[] hash, Instant now, Instant idleSince) {
        return client.preparedQuery("""
                        SELECT s.id, s.person, s.seen_at, p.language FROM session s JOIN person p ON p.id = s.person
                         WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND p.active""")
                .execute(Tuple.of(bytes(hash), Rows.utc(now), Rows.utc(idleSince)))
                .map(rows -> Rows.first(rows, SessionTable::alive));
    }

    Uni<Void> seen(SqlClient client, UUID session, Instant now) {
        return client.preparedQuery("UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2")
                .execute(Tuple.of(session, Rows.utc(now)))
                .replaceWithVoid();
    }

    Uni<List<Device>> devices(SqlClient client, UUID person, Instant now, Instant idleSince) {
        return client.preparedQuery("""
                        SELECT id, created_at, seen_at, ip, agent FROM session
                         WHERE person = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id""")
                .execute(Tuple.of(person, Rows.utc(now), Rows.utc(idleSince)))
                .map(rows -> Rows.list(rows, SessionTable::device));
    }

    /** False when the person has no such session. */
    Uni<Boolean> delete(SqlClient client, UUID person, UUID session) {
        return client.preparedQuery("DELETE FROM session WHERE id = $1 AND person = $2")
                .execute(Tuple.of(session, person))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Ends all sessions of a person, but for {@code kept} if given. */
    Uni<Void> deleteAll(Transaction transaction, UUID person, @Nullable UUID kept) {
        return transaction
                .connection()
                .preparedQuery("DELETE FROM session WHERE person = $1 AND id IS DISTINCT FROM $2")
                .execute(Tuple.of(person, kept))
                .replaceWithVoid();
    }

    Uni<Void> prune(SqlClient client, Instant now, Instant idleSince) {
        return client.preparedQuery("DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2")
                .execute(Tuple.of(Rows.utc(now), Rows.utc(idleSince)))
                .replaceWithVoid();
    }

    private static Buffer bytes(byte[] hash) {
        return Buffer.buffer(hash);
    }

    private static Alive alive(Row row) {
        return new Alive(
                row.getUUID("id"),
                row.getUUID("person"),
                row.getString("language"),
                row.getOffsetDateTime("seen_at").toInstant());
    }

    private static Device device(Row row) {
        return new Device(
                row.getUUID("id"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("seen_at").toInstant(),
                row.getString("ip"),
                row.getString("agent"));
    }
}
