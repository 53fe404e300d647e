package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.ObjectKey;

/** SQL of the walks through what has to be sealed. */
final class ResealTable {

    private static final String COLUMNS = "id, form, state, total, processed, place, watermark";

    private ResealTable() {}

    /** A later walk of the same form, or of everything, does what an earlier one has left. */
    static Uni<Void> insert(SqlClient client, UUID id, @Nullable ObjectKey form, String key, Instant now) {
        var about = form == null ? null : form.toString();
        return client.preparedQuery("""
                        UPDATE reseal_run SET state = 'superseded', finished_at = $2
                         WHERE form IS NOT DISTINCT FROM $1 AND state IN ('queued', 'running')""")
                .execute(Tuple.of(about, Rows.utc(now)))
                .chain(() -> client.preparedQuery(
                                "INSERT INTO reseal_run (id, form, key, state, queued_at) VALUES ($1, $2, $3, 'queued', $4)")
                        .execute(Tuple.of(id, about, key, Rows.utc(now))))
                .replaceWithVoid();
    }

    /** Whether everything is being sealed by a key already. */
    static Uni<Boolean> isUnderWay(SqlClient client, String key) {
        return client.preparedQuery(
                        "SELECT 1 FROM reseal_run WHERE form IS NULL AND key = $1 AND state IN ('queued', 'running')")
                .execute(Tuple.of(key))
                .map(rows -> rows.size() > 0);
    }

    /** Whether the last walk through a form has failed. */
    static Uni<Boolean> hasFailed(SqlClient client, ObjectKey form) {
        return client.preparedQuery(
                        "SELECT state FROM reseal_run WHERE form = $1 ORDER BY queued_at DESC, id DESC LIMIT 1")
                .execute(Tuple.of(form.toString()))
                .map(rows ->
                        rows.size() > 0 && rows.iterator().next().getString(0).equals("failed"));
    }

    /** Lets no walk through a form go on until the transaction ends. */
    static Uni<Void> hold(SqlClient client, ObjectKey form) {
        return client.preparedQuery("SELECT id FROM reseal_run WHERE (form = $1 OR form IS NULL)"
                        + " AND state IN ('queued', 'running') ORDER BY id FOR UPDATE")
                .execute(Tuple.of(form.toString()))
                .replaceWithVoid();
    }

    static Uni<Optional<ResealRun>> find(SqlClient client, UUID id) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM reseal_run WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, ResealTable::run));
    }

    /** The run, held until the transaction ends, so that no two walks do the same rows. */
    static Uni<Optional<ResealRun>> lock(SqlClient client, UUID id) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM reseal_run WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, ResealTable::run));
    }

    /** What was last begun for a form; a walk through everything that is under way goes before it. */
    static Uni<Optional<ResealRun>> latest(SqlClient client, ObjectKey form) {
        return client.preparedQuery("SELECT " + COLUMNS
                        + " FROM reseal_run WHERE form = $1 OR form IS NULL AND state IN ('queued', 'running')"
                        + " ORDER BY (form IS NULL) DESC, queued_at DESC, id DESC LIMIT 1")
                .execute(Tuple.of(form.toString()))
                .map(rows -> Rows.first(rows, ResealTable::run));
    }

    static Uni<Void> start(SqlClient client, UUID id, long total, Instant now) {
        return client.preparedQuery(
                        "UPDATE reseal_run SET state = 'running', total = $2, started_at = $3 WHERE id = $1")
                .execute(Tuple.of(id, total, Rows.utc(now)))
                .replaceWithVoid();
    }

    /** In the transaction that seals the rows. */
    static Uni<Void> progress(SqlClient client, UUID id, int seen, String place, @Nullable String watermark) {
        return client.preparedQuery(
                        "UPDATE reseal_run SET processed = processed + $2, place = $3, watermark = $4 WHERE id = $1")
                .execute(Tuple.from(Arrays.asList(id, seen, place, watermark)))
                .replaceWithVoid();
    }

    static Uni<Void> end(SqlClient client, UUID id, String state, Instant now) {
        return client.preparedQuery("""
                        UPDATE reseal_run SET state = $2, finished_at = $3
                         WHERE id = $1 AND state IN ('queued', 'running')""")
                .execute(Tuple.of(id, state, Rows.utc(now)))
                .replaceWithVoid();
    }

    private static ResealRun run(Row row) {
        var form = row.getString("form");
        return new ResealRun(
                row.getUUID("id"),
                form == null ? null : ObjectKey.parse(form),
                row.getString("state"),
                row.getLong("total"),
                row.getLong("processed"),
                row.getString("place"),
                row.getString("watermark"));
    }
}
