package org.mortise.core.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Backlog.Standing;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.database.WorkLoop;
import org.mortise.core.kernel.Ids;
import org.mortise.core.vault.Vault;

/** SQL of jobs. */
@ApplicationScoped
class JobTable {

    private static final String PLACE = "job";

    private final Vault vault;

    JobTable(Vault vault) {
        this.vault = vault;
    }

    /**
     * The twin that waits already is held until this transaction ends: were it run before, it would not see what this transaction
     * has left for it to do.
     */
    private static final String ADD = """
            INSERT INTO job (id, kind, unique_key, payload, run_at, created_at) VALUES ($1, $2, $3, $4::text::jsonb, $5, $6)
            ON CONFLICT (kind, unique_key) WHERE state = 'pending' AND unique_key IS NOT NULL
            DO UPDATE SET run_at = least(job.run_at, EXCLUDED.run_at)""";

    private static final String CLAIM = """
            UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = $2
             WHERE id = (SELECT id FROM job
                          WHERE kind = ANY($3)
                            AND (state = 'pending' AND run_at <= $1 OR state = 'running' AND lease_until < $1)
                          ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, payload::text AS payload, attempts""";

    private static final String LOOK = """
            SELECT (SELECT count(*) FROM ((SELECT 1 FROM job
                     WHERE state = 'pending' AND run_at <= $1 AND kind = ANY($2) LIMIT $3) UNION ALL (SELECT 1 FROM job
                     WHERE state = 'running' AND lease_until < $1 AND kind = ANY($2) LIMIT $3)) AS few)::int AS due,
                   (SELECT min(run_at) FROM job WHERE state = 'pending' AND run_at > $1 AND kind = ANY($2)) AS next,
                   (SELECT extract(epoch FROM $1 - min(run_at)) FROM job
                     WHERE state = 'pending' AND run_at <= $1)::float8 AS age,
                   (SELECT count(*) FROM job WHERE state = 'dead') AS dead""";

    Uni<Void> add(Transaction transaction, Job job, Instant now) {
        return transaction
                .connection()
                .preparedQuery(ADD)
                .execute(Tuple.from(Arrays.asList(
                        Ids.next(),
                        job.kind(),
                        job.uniqueKey(),
                        vault.written(PLACE, job.payload()),
                        Rows.utc(job.runAt()),
                        Rows.utc(now))))
                .replaceWithVoid();
    }

    /** Takes the next job that is due, or whose attempt has let its lease run out. */
    Uni<Optional<JobRun>> claim(SqlClient client, List<String> kinds, Instant now, Instant leaseUntil) {
        return client.preparedQuery(CLAIM)
                .execute(Tuple.of(Rows.utc(now), Rows.utc(leaseUntil), kinds.toArray(String[]::new)))
                .map(rows -> Rows.first(rows, this::run));
    }

    Uni<Void> renew(SqlClient client, Collection<JobRun> runs, Instant leaseUntil) {
        return client.preparedQuery("""
                        UPDATE job SET lease_until = $1 FROM unnest($2::uuid[], $3::int[]) AS held(id, attempt)
                         WHERE job.id = held.id AND job.attempts = held.attempt AND job.state = 'running'""")
                .execute(Tuple.of(
                        Rows.utc(leaseUntil),
                        runs.stream().map(JobRun::id).toArray(UUID[]::new),
                        runs.stream().map(JobRun::attempt).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** False when the attempt no longer holds the job. */
    Uni<Boolean> complete(SqlClient client, JobRun run, Instant now) {
        return client.preparedQuery("""
                        UPDATE job SET state = 'done', done_at = $3, lease_until = NULL, error = NULL
                         WHERE id = $1 AND attempts = $2 AND state = 'running'""")
                .execute(Tuple.of(run.id(), run.attempt(), Rows.utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Back to waiting until {@code nextTry}; given up when that is null; over when the same work already waits once more. */
    Uni<Void> failed(SqlClient client, JobRun run, @Nullable Instant nextTry, String error) {
        return client.preparedQuery("""
                        UPDATE job SET run_at = coalesce($4, run_at), lease_until = NULL, error = $5, state =
                          CASE WHEN $3 = 'pending' AND EXISTS (SELECT 1 FROM job twin WHERE twin.kind = job.kind
                                 AND twin.unique_key = job.unique_key AND twin.state = 'pending') THEN 'done' ELSE $3 END
                         WHERE id = $1 AND attempts = $2 AND state = 'running'""")
                .execute(Tuple.from(Arrays.asList(
                        run.id(), run.attempt(), nextTry == null ? "dead" : "pending", Rows.utcOrNull(nextTry), error)))
                .replaceWithVoid();
    }

    /** Back to waiting as if it had not been tried; over when the same work already waits once more. */
    Uni<Void> postponed(SqlClient client, JobRun run, Instant nextTry) {
        return client.preparedQuery("""
                        UPDATE job SET run_at = $3, lease_until = NULL, attempts = attempts - 1, state =
                          CASE WHEN EXISTS (SELECT 1 FROM job twin WHERE twin.kind = job.kind
                                 AND twin.unique_key = job.unique_key AND twin.state = 'pending') THEN 'done' ELSE 'pending' END
                         WHERE id = $1 AND attempts = $2 AND state = 'running'""")
                .execute(Tuple.of(run.id(), run.attempt(), Rows.utc(nextTry)))
                .replaceWithVoid();
    }

    Uni<Standing> look(SqlClient client, List<String> kinds, Instant now) {
        return client.preparedQuery(LOOK)
                .execute(Tuple.of(Rows.utc(now), kinds.toArray(String[]::new), WorkLoop.MOST_LANES))
                .map(rows -> Standing.of(rows.iterator().next()));
    }

    Uni<Integer> prune(SqlClient client, Instant before) {
        return client.preparedQuery("DELETE FROM job WHERE state = 'done' AND done_at < $1")
                .execute(Tuple.of(Rows.utc(before)))
                .map(RowSet::rowCount);
    }

    private JobRun run(Row row) {
        return new JobRun(
                row.getUUID("id"),
                row.getString("kind"),
                vault.read(PLACE, row.getString("payload")),
                row.getInteger("attempts"));
    }
}
