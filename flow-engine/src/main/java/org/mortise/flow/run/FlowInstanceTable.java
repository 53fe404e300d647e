package org.mortise.flow.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.flow.step.FlowState;

/** SQL of flow instances. */
@ApplicationScoped
class FlowInstanceTable {

    private static final Set<String> TRANSIENT = Set.of("40P01", "40001", "55P03");
    private static final String UNIQUE = "23505";

    static final String COLUMNS = """
            i.id, i.flow, i.flow_version, i.form, i.record, i.round, i.initiator, i.seq, i.state::text AS state,
            i.started_at, i.ended_at""";

    /** Whether the same transaction may succeed when it is tried again. */
    static boolean isTransient(Throwable failure) {
        return failure instanceof PgException problem && TRANSIENT.contains(problem.getSqlState());
    }

    /** Whether somebody else has just submitted the same record. */
    static boolean isSubmittedTwice(Throwable failure) {
        return failure instanceof PgException problem
                && (violates(problem, "flow_instance_running")
                        || violates(problem, "flow_instance_form_record_round_key"));
    }

    private static boolean violates(PgException problem, String constraint) {
        return UNIQUE.equals(problem.getSqlState()) && constraint.equals(problem.getConstraint());
    }

    /** Waits at most three seconds for any lock, so that nobody waits for ever. */
    Uni<Void> limitLocks(Transaction transaction) {
        return transaction
                .connection()
                .query("SET LOCAL lock_timeout = '3s'")
                .execute()
                .replaceWithVoid();
    }

    Uni<Optional<FlowInstance>> lock(Transaction transaction, UUID id) {
        return transaction
                .connection()
                .preparedQuery("SELECT " + COLUMNS + " FROM flow_instance i WHERE i.id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, FlowInstanceTable::instance));
    }

    Uni<Optional<FlowInstance>> find(SqlClient client, UUID id) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM flow_instance i WHERE i.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, FlowInstanceTable::instance));
    }

    /** The last submission of a record. */
    Uni<Optional<FlowInstance>> latest(SqlClient client, ObjectKey form, UUID record) {
        return client.preparedQuery("SELECT " + COLUMNS
                        + " FROM flow_instance i WHERE i.form = $1 AND i.record = $2 ORDER BY i.round DESC LIMIT 1")
                .execute(Tuple.of(form.toString(), record))
                .map(rows -> Rows.first(rows, FlowInstanceTable::instance));
    }

    /** What somebody started, newest first, before {@code before}. */
    Uni<List<FlowInstance>> startedBy(SqlClient client, UUID person, @Nullable UUID before, int limit) {
        return client.preparedQuery("SELECT " + COLUMNS
                        + " FROM flow_instance i WHERE i.initiator = $1 AND ($2::uuid IS NULL OR i.id < $2)"
                        + " ORDER BY i.id DESC LIMIT $3")
                .execute(Tuple.from(Arrays.asList(person, before, limit)))
                .map(rows -> Rows.list(rows, FlowInstanceTable::instance));
    }

    Uni<Void> insert(Transaction transaction, FlowInstance instance) {
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO flow_instance (id, flow, flow_version, form, record, round, initiator, status, seq, state,
                          started_at, ended_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12)""")
                .execute(Tuple.from(Arrays.asList(
                        instance.id(),
                        instance.flow().toString(),
                        instance.version(),
                        instance.form().toString(),
                        instance.record(),
                        instance.round(),
                        instance.initiator(),
                        instance.state().status().json(),
                        instance.seq(),
                        Json.write(instance.state()),
                        Rows.utc(instance.startedAt()),
                        Rows.utcOrNull(instance.endedAt()))))
                .replaceWithVoid();
    }

    Uni<Void> update(Transaction transaction, FlowInstance instance) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE flow_instance SET status = $2, seq = $3, state = $4::text::jsonb, ended_at = $5
                         WHERE id = $1""")
                .execute(Tuple.from(Arrays.asList(
                        instance.id(),
                        instance.state().status().json(),
                        instance.seq(),
                        Json.write(instance.state()),
                        Rows.utcOrNull(instance.endedAt()))))
                .replaceWithVoid();
    }

    static FlowInstance instance(Row row) {
        var ended = row.getOffsetDateTime("ended_at");
        return new FlowInstance(
                row.getUUID("id"),
                ObjectKey.parse(row.getString("flow")),
                row.getInteger("flow_version"),
                ObjectKey.parse(row.getString("form")),
                row.getUUID("record"),
                row.getInteger("round"),
                row.getUUID("initiator"),
                row.getInteger("seq"),
                Json.convert(Json.parse(row.getString("state")), FlowState.class),
                row.getOffsetDateTime("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
