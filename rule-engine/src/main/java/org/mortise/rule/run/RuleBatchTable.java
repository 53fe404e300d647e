package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.vault.Vault;

/** SQL of rules on their way through many records. */
@ApplicationScoped
class RuleBatchTable {

    private static final String SELECT = """
            SELECT id, rule, title::text AS title, form, person, input::text AS input, state, total, done, refused,
                   problem::text AS problem, started_at, finished_at
              FROM rule_batch WHERE id = $1""";

    private static final String PLACE = "rule_batch";
    private static final String RECORDS = "rule_batch_record";

    private final Database database;
    private final Vault vault;

    RuleBatchTable(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    Uni<Void> insert(Transaction transaction, RuleBatch batch, List<UUID> records) {
        var values = Tuple.tuple()
                .addUUID(batch.id())
                .addString(batch.rule().toString())
                .addString(Json.write(batch.title()))
                .addString(batch.form().toString())
                .addUUID(batch.person())
                .addString(vault.written(PLACE, batch.input()))
                .addInteger(records.size())
                .addOffsetDateTime(Rows.utc(batch.startedAt()));
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO rule_batch (id, rule, title, form, person, input, state, total, started_at)
                        VALUES ($1, $2, ($3::text)::jsonb, $4, $5, ($6::text)::jsonb, 'running', $7, $8)""")
                .execute(values)
                .chain(() -> transaction
                        .connection()
                        .preparedQuery("""
                                INSERT INTO rule_batch_record (batch, place, record)
                                SELECT $1, place, record FROM unnest($2::uuid[]) WITH ORDINALITY AS chosen(record, place)""")
                        .execute(Tuple.of(batch.id(), records.toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    Uni<Optional<RuleBatch>> find(UUID id) {
        return find(database.pool(), SELECT, id);
    }

    /** Held until the transaction ends, so that no two do the same record. */
    Uni<Optional<RuleBatch>> lock(Transaction transaction, UUID id) {
        return find(transaction.connection(), SELECT + " FOR UPDATE", id);
    }

    private Uni<Optional<RuleBatch>> find(SqlClient client, String select, UUID id) {
        return client.preparedQuery(select).execute(Tuple.of(id)).map(rows -> Rows.first(rows, this::batch));
    }

    /** The next record that waits; empty when all have had their turn. */
    Uni<Optional<UUID>> next(Transaction transaction, UUID id) {
        return transaction
                .connection()
                .preparedQuery("""
                        SELECT record FROM rule_batch_record WHERE batch = $1 AND state = 'waiting' ORDER BY place LIMIT 1""")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, row -> row.getUUID("record")));
    }

    /** @param problems why it was not done, in the transaction that would have done it; null: it was */
    Uni<Void> count(Transaction transaction, UUID id, UUID record, @Nullable JsonNode problems) {
        var done = problems == null;
        return transaction
                .connection()
                .preparedQuery("""
                        WITH counted AS (
                          UPDATE rule_batch_record SET state = $3, problems = ($4::text)::jsonb WHERE batch = $1 AND record = $2)
                        UPDATE rule_batch SET done = done + $5, refused = refused + $6 WHERE id = $1""")
                .execute(Tuple.of(
                        id,
                        record,
                        done ? "done" : "refused",
                        problems == null ? null : vault.written(RECORDS, problems),
                        done ? 1 : 0,
                        done ? 0 : 1))
                .replaceWithVoid();
    }

    /** Whether it was under way and has ended now. */
    Uni<Boolean> end(SqlClient client, UUID id, String state, @Nullable Problem problem, Instant now) {
        return client.preparedQuery("""
                        UPDATE rule_batch SET state = $2, problem = ($3::text)::jsonb, finished_at = $4
                         WHERE id = $1 AND state = 'running'""")
                .execute(Tuple.of(id, state, problem == null ? null : vault.written(PLACE, problem), Rows.utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Boolean> end(UUID id, String state, @Nullable Problem problem, Instant now) {
        return end(database.pool(), id, state, problem, now);
    }

    /** In the order of the batch, after {@code place}. */
    Uni<List<RuleBatch.Refusal>> refusals(UUID id, int place, int limit) {
        return database.pool()
                .preparedQuery("""
                        SELECT place, record, problems::text AS problems FROM rule_batch_record
                         WHERE batch = $1 AND state = 'refused' AND place > $2 ORDER BY place LIMIT $3""")
                .execute(Tuple.of(id, place, limit))
                .map(rows -> Rows.list(
                        rows,
                        row -> new RuleBatch.Refusal(
                                row.getInteger("place"),
                                row.getUUID("record"),
                                vault.read(RECORDS, row.getString("problems")))));
    }

    Uni<Void> prune(Transaction transaction, Instant before) {
        return transaction
                .connection()
                .preparedQuery("DELETE FROM rule_batch WHERE finished_at < $1")
                .execute(Tuple.of(Rows.utc(before)))
                .replaceWithVoid();
    }

    private RuleBatch batch(Row row) {
        var problem = row.getString("problem");
        var finished = row.getOffsetDateTime("finished_at");
        return new RuleBatch(
                row.getUUID("id"),
                ObjectKey.parse(row.getString("rule")),
                LocalizedText.fromJson(Json.plain(Json.parse(row.getString("title")))),
                ObjectKey.parse(row.getString("form")),
                row.getUUID("person"),
                vault.read(PLACE, row.getString("input")),
                row.getString("state"),
                new RuleBatch.Figures(row.getInteger("total"), row.getInteger("done"), row.getInteger("refused")),
                problem == null ? null : vault.read(PLACE, problem),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
