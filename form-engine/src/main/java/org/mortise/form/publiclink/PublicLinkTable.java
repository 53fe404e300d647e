package org.mortise.form.publiclink;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.session.Tokens;

/** SQL of the addresses of public links and of how often they were used. */
@ApplicationScoped
class PublicLinkTable {

    private static final String COLUMNS = "link, token, made_at, records, last_at, password IS NOT NULL AS locked";

    private static final String BY_TOKEN = """
            SELECT link, token, made_at, records, last_at,
                   password IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public_key k
                       WHERE k.secret = $2 AND k.link = public_link.link AND k.made_at >= $3) AS locked
              FROM public_link WHERE token = $1""";

    /**
     * What a link has beside its document.
     *
     * @param token secret part of its address
     * @param madeAt when the address was made
     * @param records how many were made through the link, whatever its address was
     * @param locked whether it asks for a password; for whoever comes with a key: whether that does not open it
     */
    record Address(
            ObjectKey link,
            String token,
            Instant madeAt,
            long records,
            @Nullable Instant lastAt,
            boolean locked) {}

    /** @param since keys that were made before open nothing any more */
    Uni<Optional<Address>> find(SqlClient client, Arrival arrival, Instant since) {
        return client.preparedQuery(BY_TOKEN)
                .execute(Tuple.of(arrival.token(), Buffer.buffer(Tokens.hash(arrival.key())), Rows.utc(since)))
                .map(rows -> Rows.first(rows, PublicLinkTable::address));
    }

    /** As its designers see it. */
    Uni<Optional<Address>> find(SqlClient client, ObjectKey link) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM public_link WHERE link = $1")
                .execute(Tuple.of(link.toString()))
                .map(rows -> Rows.first(rows, PublicLinkTable::address));
    }

    Uni<List<Address>> all(SqlClient client) {
        return client.query("SELECT " + COLUMNS + " FROM public_link ORDER BY link")
                .execute()
                .map(rows -> Rows.list(rows, PublicLinkTable::address));
    }

    /** Gives a link its address, unless it has one. */
    Uni<Void> ensure(Transaction transaction, ObjectKey link, String token, Instant now) {
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO public_link (link, token, made_at) VALUES ($1, $2, $3) ON CONFLICT (link) DO NOTHING""")
                .execute(Tuple.of(link.toString(), token, Rows.utc(now)))
                .replaceWithVoid();
    }

    /** Another address in the place of the one that a link has; false when it has none. */
    Uni<Boolean> renew(SqlClient client, ObjectKey link, String token, Instant now) {
        return client.preparedQuery("UPDATE public_link SET token = $2, made_at = $3 WHERE link = $1")
                .execute(Tuple.of(link.toString(), token, Rows.utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Counts one record; false when there are as many as there may be, or when the address has been renewed meanwhile. */
    Uni<Boolean> count(Transaction transaction, String token, @Nullable Long limit, Instant now) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE public_link SET records = records + 1, last_at = $3
                         WHERE token = $1 AND ($2::bigint IS NULL OR records < $2)""")
                .execute(Tuple.from(Arrays.asList(token, limit, Rows.utc(now))))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Address address(Row row) {
        OffsetDateTime last = row.getOffsetDateTime("last_at");
        return new Address(
                ObjectKey.parse(row.getString("link")),
                row.getString("token"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getLong("records"),
                last == null ? null : last.toInstant(),
                row.getBoolean("locked"));
    }
}
