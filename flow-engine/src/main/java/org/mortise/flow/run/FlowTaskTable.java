package org.mortise.flow.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.flow.step.Slot;

/** SQL of flow tasks. */
@ApplicationScoped
class FlowTaskTable {

    private static final String COLUMNS =
            "t.id AS task, t.instance, t.node, t.person, t.kind, t.state AS task_state, t.at, ";

    /** What is in a box of {@link TaskBox}. */
    private static final Map<TaskBox, String> IN_BOX = Map.of(
            TaskBox.OPEN, "t.kind = 'approve' AND t.state = 'open'",
            TaskBox.DONE, "t.state IN ('approved', 'rejected')",
            TaskBox.CC, "t.kind = 'cc'");

    /** A task with the instance that it belongs to. */
    record TaskOfInstance(FlowTask task, FlowInstance instance) {

        boolean isOpen() {
            return task.state() == Slot.State.OPEN && !instance.state().isOver();
        }
    }

    /** How many tasks wait for somebody, and how many copies were not read. */
    record Count(long open, long cc) {}

    Uni<Void> insert(Transaction transaction, List<FlowTask> tasks) {
        if (tasks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = tasks.stream()
                .map(task -> Tuple.from(Arrays.asList(
                        task.id(),
                        task.instance(),
                        task.node(),
                        task.person(),
                        task.copy() ? "cc" : "approve",
                        task.state().json(),
                        Rows.utc(task.at()))))
                .toList();
        return transaction.connection().preparedQuery("""
                        INSERT INTO flow_task (id, instance, node, person, kind, state, at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)""").executeBatch(rows).replaceWithVoid();
    }

    Uni<Void> update(Transaction transaction, List<FlowTask> tasks, Instant now) {
        if (tasks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = tasks.stream()
                .map(task -> Tuple.from(Arrays.asList(
                        task.instance(),
                        task.node(),
                        task.person(),
                        task.state().json(),
                        Rows.utc(now))))
                .toList();
        return transaction.connection().preparedQuery("""
                        UPDATE flow_task SET state = $4, decided_at = $5
                         WHERE instance = $1 AND node = $2 AND person = $3""").executeBatch(rows).replaceWithVoid();
    }

    Uni<Optional<TaskOfInstance>> find(SqlClient client, UUID id) {
        return client.preparedQuery("SELECT " + COLUMNS + FlowInstanceTable.COLUMNS
                        + " FROM flow_task t JOIN flow_instance i ON i.id = t.instance WHERE t.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, FlowTaskTable::task));
    }

    /** Newest first, before {@code before}. */
    Uni<List<TaskOfInstance>> page(SqlClient client, UUID person, TaskBox box, @Nullable UUID before, int limit) {
        return client.preparedQuery("SELECT " + COLUMNS + FlowInstanceTable.COLUMNS
                        + " FROM flow_task t JOIN flow_instance i ON i.id = t.instance WHERE t.person = $1 AND "
                        + IN_BOX.get(box)
                        + " AND ($2::uuid IS NULL OR t.id < $2) ORDER BY t.id DESC LIMIT $3")
                .execute(Tuple.from(Arrays.asList(person, before, limit)))
                .map(rows -> Rows.list(rows, FlowTaskTable::task));
    }

    Uni<Count> count(SqlClient client, UUID person) {
        return client.preparedQuery("""
                        SELECT count(*) FILTER (WHERE kind = 'approve' AND state = 'open') AS open,
                               count(*) FILTER (WHERE kind = 'cc' AND state = 'unread') AS cc
                          FROM flow_task
                         WHERE person = $1 AND (kind = 'approve' AND state = 'open' OR kind = 'cc')""")
                .execute(Tuple.of(person))
                .map(rows -> rows.iterator().next())
                .map(row -> new Count(row.getLong("open"), row.getLong("cc")));
    }

    /** Whether somebody was asked or told anything by an instance. */
    Uni<Boolean> concerns(SqlClient client, UUID instance, UUID person) {
        return client.preparedQuery("SELECT 1 FROM flow_task WHERE instance = $1 AND person = $2 LIMIT 1")
                .execute(Tuple.of(instance, person))
                .map(rows -> rows.rowCount() > 0);
    }

    /** All tasks that somebody has or had with a record. */
    Uni<List<TaskOfInstance>> ofRecord(SqlClient client, ObjectKey form, UUID record, UUID person) {
        return client.preparedQuery("SELECT " + COLUMNS + FlowInstanceTable.COLUMNS
                        + " FROM flow_task t JOIN flow_instance i ON i.id = t.instance"
                        + " WHERE i.form = $1 AND i.record = $2 AND t.person = $3")
                .execute(Tuple.of(form.toString(), record, person))
                .map(rows -> Rows.list(rows, FlowTaskTable::task));
    }

    /** Everybody who has a task about the record. */
    Uni<List<UUID>> people(SqlClient client, ObjectKey form, UUID record) {
        return client.preparedQuery(
                        "SELECT DISTINCT t.person FROM flow_task t JOIN flow_instance i ON i.id = t.instance"
                                + " WHERE i.form = $1 AND i.record = $2")
                .execute(Tuple.of(form.toString(), record))
                .map(rows -> Rows.list(rows, row -> row.getUUID("person")));
    }

    private static TaskOfInstance task(Row row) {
        var task = new FlowTask(
                row.getUUID("task"),
                row.getUUID("instance"),
                row.getString("node"),
                row.getUUID("person"),
                row.getString("kind").equals("cc"),
                Slot.State.parse(row.getString("task_state")),
                row.getOffsetDateTime("at").toInstant());
        return new TaskOfInstance(task, FlowInstanceTable.instance(row));
    }
}
