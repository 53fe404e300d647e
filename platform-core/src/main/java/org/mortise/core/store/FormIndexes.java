package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;

/**
 * Builds indexes on tables that are in use, after the publish that asks for them and without holding anybody up: one at a time,
 * over plain columns. An index that could not be finished is dropped and built again by the next attempt of its job.
 */
@ApplicationScoped
public class FormIndexes implements JobHandler {

    private static final String KIND = "form.index";

    /** Of one build at a time, on whichever node. */
    private static final long LOCK = 0x6d6f7274697365L;

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    FormIndexes(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static FormIndexes of(Database database, Jobs jobs, Clock clock) {
        return new FormIndexes(database, jobs, clock);
    }

    /** Has an index over {@code keys} and the id built once the transaction has committed; such as a view sorts or filters by. */
    public Uni<Void> ensure(Transaction transaction, FormShape shape, List<String> keys) {
        var columns = new ArrayList<String>();
        for (var key : keys) {
            shape.field(key)
                    .filter(field -> field.column() != null)
                    .ifPresent(field -> columns.add(Tables.columnOf(field)));
        }
        if (columns.size() != keys.size() || columns.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        columns.add("id");
        return ensureColumns(transaction, shape.table(), columns);
    }

    Uni<Void> ensureColumns(Transaction transaction, String table, List<String> columns) {
        var payload = Json.object().put("table", table);
        columns.forEach(payload.putArray("columns")::add);
        var name = TableDdl.indexName("i", table, columns);
        return jobs.schedule(transaction, new Job(KIND, name, payload, clock.instant()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var table = run.payload().path("table").asText();
        var columns = new ArrayList<String>();
        for (JsonNode column : run.payload().path("columns")) {
            columns.add(column.asText());
        }
        return database.pool().getConnection().flatMap(connection -> locked(connection, table, columns)
                .eventually(connection::close));
    }

    private Uni<Void> locked(SqlConnection connection, String table, List<String> columns) {
        return connection
                .preparedQuery("SELECT pg_advisory_lock($1)")
                .execute(Tuple.of(LOCK))
                .chain(() -> build(connection, table, columns))
                .eventually(() -> connection
                        .preparedQuery("SELECT pg_advisory_unlock($1)")
                        .execute(Tuple.of(LOCK)));
    }

    private Uni<Void> build(SqlConnection connection, String table, List<String> columns) {
        var name = TableDdl.indexName("i", table, columns);
        var index = Tables.quoted(Tables.SCHEMA, name);
        var quoted = columns.stream().map(Tables::quoted).toList();
        return dropUnfinished(connection, index)
                .chain(() -> connection
                        .query("CREATE INDEX CONCURRENTLY IF NOT EXISTS " + Tables.quoted(name) + " ON "
                                + Tables.quoted(Tables.SCHEMA, table) + " (" + String.join(", ", quoted) + ")")
                        .execute())
                .chain(() -> connection
                        .query("ANALYZE " + Tables.quoted(Tables.SCHEMA, table))
                        .execute())
                .replaceWithVoid();
    }

    private static Uni<Void> dropUnfinished(SqlConnection connection, String index) {
        return connection
                .preparedQuery("SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid")
                .execute(Tuple.of(index))
                .flatMap(found -> found.size() == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .query("DROP INDEX CONCURRENTLY IF EXISTS " + index)
                                .execute()
                                .replaceWithVoid());
    }
}
