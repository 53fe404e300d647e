package org.mortise.core.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Backlog.Standing;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.database.WorkLoop;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.vault.Vault;

/** SQL of events and their deliveries. */
@ApplicationScoped
class OutboxTable {

    private static final String PLACE = "outbox";

    private final Vault vault;

    OutboxTable(Vault vault) {
        this.vault = vault;
    }

    /** One statement however many events: the deliveries name their events by id, which the insert turns into sequence numbers. */
    private static final String APPEND = """
            WITH events AS (
              INSERT INTO outbox (id, type, form, record, payload, cause, at)
              SELECT e.id, e.type, e.form, e.record, e.payload, e.cause, e.at
                FROM jsonb_to_recordset($1::text::jsonb)
                  AS e(id uuid, type text, form text, record uuid, payload jsonb, cause jsonb, at timestamptz, n int)
               ORDER BY e.n
              RETURNING seq, id, record, at)
            INSERT INTO outbox_delivery (seq, subscriber, record, run_at)
            SELECT events.seq, d.subscriber, events.record, events.at
              FROM jsonb_to_recordset($2::text::jsonb) AS d(event uuid, subscriber text)
              JOIN events ON events.id = d.event""";

    private static final String CLAIM = """
            SELECT d.seq, d.subscriber, d.attempts, e.id, e.type, e.form, e.record, e.payload::text AS payload,
                   e.cause::text AS cause, e.at
              FROM outbox_delivery d JOIN outbox e ON e.seq = d.seq
             WHERE d.state = 'pending' AND d.run_at <= $1 AND d.subscriber = ANY($2)
               AND NOT EXISTS (SELECT 1 FROM outbox_delivery earlier
                                WHERE earlier.subscriber = d.subscriber AND earlier.record = d.record
                                  AND earlier.state = 'pending' AND earlier.seq < d.seq)
             ORDER BY d.seq LIMIT 1
               FOR UPDATE OF d SKIP LOCKED""";

    private static final String LOOK = """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox_delivery
                     WHERE state = 'pending' AND run_at <= $1 AND subscriber = ANY($2) LIMIT $3) AS few)::int AS due,
                   (SELECT min(run_at) FROM outbox_delivery
                     WHERE state = 'pending' AND run_at > $1 AND subscriber = ANY($2)) AS next,
                   (SELECT extract(epoch FROM $1 - min(run_at)) FROM outbox_delivery
                     WHERE state = 'pending' AND run_at <= $1)::float8 AS age,
                   (SELECT count(*) FROM outbox_delivery WHERE state = 'dead') AS dead""";

    /** A delivery that this transaction holds. */
    record Claimed(long seq, String subscriber, int attempts, OutboxEvent event) {}

    Uni<Void> append(Transaction transaction, List<OutboxEvent> events, Function<OutboxEvent, List<String>> wantedBy) {
        var rows = Json.mapper().createArrayNode();
        var deliveries = Json.mapper().createArrayNode();
        for (var event : events) {
            rows.addObject()
                    .put("id", event.id().toString())
                    .put("type", event.type())
                    .put("form", event.form() == null ? null : event.form().toString())
                    .put(
                            "record",
                            event.record() == null ? null : event.record().toString())
                    .put("at", event.at().toString())
                    .put("n", rows.size())
                    .<ObjectNode>set("payload", vault.kept(PLACE, event.payload()))
                    .set("cause", Json.mapper().valueToTree(event.cause()));
            for (var subscriber : wantedBy.apply(event)) {
                deliveries.addObject().put("event", event.id().toString()).put("subscriber", subscriber);
            }
        }
        return transaction
                .connection()
                .preparedQuery(APPEND)
                .execute(Tuple.of(Json.write(rows), Json.write(deliveries)))
                .replaceWithVoid();
    }

    /** The next delivery that is due and that no other transaction holds; at most one of a subscriber and record at a time. */
    Uni<Optional<Claimed>> claim(Transaction transaction, List<String> subscribers, Instant now) {
        return transaction
                .connection()
                .preparedQuery(CLAIM)
                .execute(Tuple.of(Rows.utc(now), subscribers.toArray(String[]::new)))
                .map(rows -> Rows.first(rows, this::claimed));
    }

    Uni<Void> done(Transaction transaction, Claimed claimed, Instant now) {
        return transaction
                .connection()
                .preparedQuery(
                        "UPDATE outbox_delivery SET state = 'done', done_at = $3, error = NULL WHERE seq = $1 AND subscriber = $2")
                .execute(Tuple.of(claimed.seq(), claimed.subscriber(), Rows.utc(now)))
                .replaceWithVoid();
    }

    /** Counts a failed attempt, unless another node got further with it in the meantime. */
    Uni<Void> failed(SqlClient client, Claimed claimed, @Nullable Instant nextTry, String error) {
        return client.preparedQuery("""
                        UPDATE outbox_delivery
                           SET attempts = attempts + 1, state = $4, run_at = coalesce($5, run_at), error = $6
                         WHERE seq = $1 AND subscriber = $2 AND attempts = $3 AND state = 'pending'""")
                .execute(Tuple.from(Arrays.asList(
                        claimed.seq(),
                        claimed.subscriber(),
                        claimed.attempts(),
                        nextTry == null ? "dead" : "pending",
                        Rows.utcOrNull(nextTry),
                        error)))
                .replaceWithVoid();
    }

    Uni<Standing> look(SqlClient client, List<String> subscribers, Instant now) {
        return client.preparedQuery(LOOK)
                .execute(Tuple.of(Rows.utc(now), subscribers.toArray(String[]::new), WorkLoop.MOST_LANES))
                .map(rows -> Standing.of(rows.iterator().next()));
    }

    /** Forgets events that everybody has handled. */
    Uni<Integer> prune(SqlClient client, Instant before) {
        return client.preparedQuery("""
                        DELETE FROM outbox e WHERE e.at < $1
                           AND NOT EXISTS (SELECT 1 FROM outbox_delivery d WHERE d.seq = e.seq AND d.state <> 'done')""").execute(Tuple.of(Rows.utc(before))).map(RowSet::rowCount);
    }

    private Claimed claimed(Row row) {
        var form = row.getString("form");
        return new Claimed(
                row.getLong("seq"),
                row.getString("subscriber"),
                row.getInteger("attempts"),
                new OutboxEvent(
                        row.getUUID("id"),
                        row.getString("type"),
                        form == null ? null : ObjectKey.parse(form),
                        row.getUUID("record"),
                        vault.read(PLACE, row.getString("payload")),
                        Json.convert(Json.parse(row.getString("cause")), CauseChain.class),
                        row.getOffsetDateTime("at").toInstant()));
    }
}
