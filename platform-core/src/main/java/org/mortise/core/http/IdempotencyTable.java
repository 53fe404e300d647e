package org.mortise.core.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.vault.Vault;

/** SQL of answers that are kept for repeated requests. */
@ApplicationScoped
class IdempotencyTable {

    private static final String PLACE = "idempotency";

    private final Vault vault;

    IdempotencyTable(Vault vault) {
        this.vault = vault;
    }

    record Known(String requestHash, StoredResponse response) {}

    /** True for the first request with this key. Waits while another transaction that holds the key is open. */
    Uni<Boolean> reserve(Transaction transaction, UUID person, String key, String requestHash, Instant now) {
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO idempotency (person, key, request_hash, status, created_at) VALUES ($1, $2, $3, 0, $4)
                        ON CONFLICT DO NOTHING""")
                .execute(Tuple.of(person, key, marks(requestHash).get(0), Rows.utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether what was kept of a request is that of this one. */
    boolean isOf(Known known, String requestHash) {
        return marks(requestHash).contains(known.requestHash());
    }

    /** A request with one short value in it is found by trying all of them, unless what is kept of it was made with a key. */
    private List<String> marks(String requestHash) {
        return vault.seal()
                .map(seal -> Stream.concat(seal.marks(PLACE, requestHash).stream(), Stream.of(requestHash))
                        .toList())
                .orElse(List.of(requestHash));
    }

    Uni<Void> complete(Transaction transaction, UUID person, String key, StoredResponse answer) {
        var body = answer.body();
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE idempotency SET status = $3, headers = $4::text::jsonb, body = $5::text::jsonb
                         WHERE person = $1 AND key = $2""")
                .execute(Tuple.from(Arrays.asList(
                        person,
                        key,
                        answer.status(),
                        Json.write(answer.headers()),
                        body == null ? null : vault.written(PLACE, body))))
                .replaceWithVoid();
    }

    Uni<Known> find(Transaction transaction, UUID person, String key) {
        return transaction
                .connection()
                .preparedQuery("""
                        SELECT request_hash, status, headers::text AS headers, body::text AS body
                          FROM idempotency WHERE person = $1 AND key = $2""")
                .execute(Tuple.of(person, key))
                .map(rows -> known(rows.iterator().next()));
    }

    Uni<Void> prune(SqlClient client, Instant before) {
        return client.preparedQuery("DELETE FROM idempotency WHERE created_at < $1")
                .execute(Tuple.of(Rows.utc(before)))
                .replaceWithVoid();
    }

    private Known known(Row row) {
        var body = row.getString("body");
        return new Known(
                row.getString("request_hash"),
                new StoredResponse(
                        row.getInteger("status"),
                        headers(row.getString("headers")),
                        body == null ? null : vault.read(PLACE, body)));
    }

    private static Map<String, String> headers(String json) {
        var headers = new TreeMap<String, String>();
        Json.parse(json)
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
