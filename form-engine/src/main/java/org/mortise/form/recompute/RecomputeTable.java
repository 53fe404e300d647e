package org.mortise.form.recompute;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/** SQL of the walks through forms. */
@ApplicationScoped
class RecomputeTable {

    private static final String COLUMNS =
            "id, form, version, reason, state, total, processed, changed, failed, reasons::text AS reasons, watermark,"
                    + " problem::text AS problem, finished_at";

    private static final String INSERT = """
            INSERT INTO recompute_run (id, form, version, reason, day, state, queued_at)
            VALUES ($1, $2, $3, $4, $5, 'queued', $6) ON CONFLICT DO NOTHING""";

    private final Database database;

    RecomputeTable(Database database) {
        this.database = database;
    }

    /** Ends what is under way for a form; the walk sees it before its next batch. */
    Uni<Void> supersede(Transaction transaction, ObjectKey form, Instant now) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE recompute_run SET state = 'superseded', finished_at = $2
                         WHERE form = $1 AND state IN ('queued', 'running')""")
                .execute(Tuple.of(form.toString(), Rows.utc(now)))
                .replaceWithVoid();
    }

    /** False when one is under way for the form, or was begun for the day. */
    Uni<Boolean> insert(
            Transaction transaction,
            UUID id,
            ObjectKey form,
            int version,
            String reason,
            @Nullable LocalDate day,
            Instant now) {
        return transaction
                .connection()
                .preparedQuery(INSERT)
                .execute(Tuple.from(Arrays.asList(id, form.toString(), version, reason, day, Rows.utc(now))))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /** The latest of a form. */
    Uni<Optional<RecomputeRun>> latest(ObjectKey form) {
        return database.pool()
                .preparedQuery("SELECT " + COLUMNS
                        + " FROM recompute_run WHERE form = $1 ORDER BY queued_at DESC, id DESC LIMIT 1")
                .execute(Tuple.of(form.toString()))
                .map(rows -> Rows.first(rows, RecomputeTable::run));
    }

    /** The run, held until the transaction ends, so that no two walks do the same batch. */
    Uni<Optional<RecomputeRun>> lock(Transaction transaction, UUID id) {
        return transaction
                .connection()
                .preparedQuery("SELECT " + COLUMNS + " FROM recompute_run WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, RecomputeTable::run));
    }

    Uni<Void> start(Transaction transaction, UUID id, long total, Instant now) {
        return transaction
                .connection()
                .preparedQuery("UPDATE recompute_run SET state = 'running', total = $2, started_at = $3 WHERE id = $1")
                .execute(Tuple.of(id, total, Rows.utc(now)))
                .replaceWithVoid();
    }

    /** In the transaction that writes the batch. */
    Uni<Void> progress(Transaction transaction, UUID id, RecomputeRun.Figures figures, @Nullable UUID watermark) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE recompute_run SET processed = $2, changed = $3, failed = $4, reasons = ($5::text)::jsonb,
                               watermark = coalesce($6, watermark)
                         WHERE id = $1""")
                .execute(Tuple.of(
                        id,
                        figures.processed(),
                        figures.changed(),
                        figures.failed(),
                        Json.write(Json.mapper().valueToTree(figures.reasons())),
                        watermark))
                .replaceWithVoid();
    }

    Uni<Void> end(SqlClient client, UUID id, String state, @Nullable Problem problem, Instant now) {
        return client.preparedQuery("""
                        UPDATE recompute_run SET state = $2, problem = ($3::text)::jsonb, finished_at = $4
                         WHERE id = $1 AND state IN ('queued', 'running')""")
                .execute(Tuple.of(
                        id,
                        state,
                        problem == null ? null : Json.write(Json.mapper().valueToTree(problem)),
                        Rows.utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> failed(UUID id, Problem problem, Instant now) {
        return end(database.pool(), id, "failed", problem, now);
    }

    /** Nightly walks are many, and nobody asks for those of last year. */
    Uni<Void> prune(Instant before) {
        return database.pool()
                .preparedQuery("DELETE FROM recompute_run WHERE finished_at < $1 AND reason = 'daily'")
                .execute(Tuple.of(Rows.utc(before)))
                .replaceWithVoid();
    }

    private static RecomputeRun run(Row row) {
        var problem = row.getString("problem");
        var finished = row.getOffsetDateTime("finished_at");
        return new RecomputeRun(
                row.getUUID("id"),
                ObjectKey.parse(row.getString("form")),
                row.getInteger("version"),
                row.getString("reason"),
                row.getString("state"),
                new RecomputeRun.Figures(
                        row.getLong("total"),
                        row.getLong("processed"),
                        row.getLong("changed"),
                        row.getLong("failed"),
                        reasons(row.getString("reasons"))),
                row.getUUID("watermark"),
                problem == null ? null : Json.parse(problem),
                finished == null ? null : finished.toInstant());
    }

    private static List<RecomputeRun.Reason> reasons(String json) {
        var reasons = new ArrayList<RecomputeRun.Reason>();
        Json.parse(json).forEach(reason -> reasons.add(Json.convert(reason, RecomputeRun.Reason.class)));
        return reasons;
    }
}
