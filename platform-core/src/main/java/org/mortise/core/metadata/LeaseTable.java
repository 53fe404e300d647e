package org.mortise.core.metadata;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Who designs what, in {@code metadata_lease}; what has run out counts for nothing. */
@ApplicationScoped
class LeaseTable {

    /** Takes or renews it where it is free, run out, held by the same window, or taken over; says who holds it then. */
    Uni<Optional<Lease>> take(SqlClient client, MetadataId id, Lease wanted, boolean takeOver, Instant now) {
        return client.preparedQuery("""
            INSERT INTO metadata_lease AS held (object, token, holder, until)
            SELECT id, $4, $5, $6 FROM metadata_object WHERE pkg = $1 AND key = $2 AND kind = $3
            ON CONFLICT (object) DO UPDATE
            SET token = excluded.token, holder = excluded.holder, until = excluded.until
            WHERE held.token = excluded.token OR held.until < $7 OR $8
            """)
                .execute(Tuple.tuple()
                        .addString(id.key().pkg())
                        .addString(id.key().key())
                        .addString(id.kind())
                        .addUUID(wanted.token())
                        .addUUID(wanted.holder())
                        .addOffsetDateTime(wanted.until().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addBoolean(takeOver))
                .flatMap(done -> find(client, id, now));
    }

    Uni<Optional<Lease>> find(SqlClient client, MetadataId id, Instant now) {
        return client.preparedQuery("""
            SELECT l.token, l.holder, l.until FROM metadata_lease l JOIN metadata_object o ON o.id = l.object
            WHERE o.pkg = $1 AND o.key = $2 AND o.kind = $3 AND l.until >= $4
            """)
                .execute(Tuple.of(id.key().pkg(), id.key().key(), id.kind(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var all = rows.iterator();
                    return all.hasNext() ? Optional.of(lease(all.next())) : Optional.empty();
                });
    }

    Uni<Void> release(SqlClient client, MetadataId id, UUID token) {
        return client.preparedQuery("""
            DELETE FROM metadata_lease l USING metadata_object o
            WHERE o.id = l.object AND o.pkg = $1 AND o.key = $2 AND o.kind = $3 AND l.token = $4
            """)
                .execute(Tuple.of(id.key().pkg(), id.key().key(), id.kind(), token))
                .replaceWithVoid();
    }

    private static Lease lease(Row row) {
        return new Lease(
                row.getUUID("token"),
                row.getUUID("holder"),
                row.getOffsetDateTime("until").toInstant());
    }
}
