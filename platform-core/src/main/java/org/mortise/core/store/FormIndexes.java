package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.Jobs;
import org.mortise.core.job.Postponed;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.vault.Vault;

/**
 * Builds indexes on tables that are in use, after the publish that asks for them and without holding anybody up: one at a time,
 * over plain columns: for links, for the order of published views and for the figures of published dashboards. An index that could not be finished is dropped and built again by the next attempt of its job; one that a field asks for no longer is
 * dropped in the same way.
 */
@ApplicationScoped
public class FormIndexes implements JobHandler {

    private static final String KIND = "form.index";

    private static final String DROPPED = "dropped";

    /** Indexes of one table, those of its own making included. */
    private static final int MOST = 16;

    /** Of one build at a time, on whichever node. */
    private static final long LOCK = 0x6d6f7274697365L;

    private static final Duration PAUSE = Duration.ofSeconds(2);

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

    EncryptionKeys encryptionKeys(Vault vault) {
        return EncryptionKeys.of(database, vault, jobs, clock);
    }

    /** Has the index built once the transaction has committed, unless the table has as many as it may. */
    public Uni<Void> ensure(Transaction transaction, IndexWish wish) {
        var payload = Json.object().put("table", wish.table());
        var columns = payload.putArray("columns");
        var directions = payload.putArray("directions");
        for (var key : wish.keys()) {
            columns.add(key.column());
            directions.add(key.direction().name());
        }
        wish.included().forEach(payload.putArray("included")::add);
        return withdraw(transaction, dropOf(wish))
                .chain(() -> jobs.schedule(transaction, new Job(KIND, wish.name(), payload, clock.instant())));
    }

    /** Has the index dropped once the transaction has committed; only for one that nothing but its hint asks for. */
    Uni<Void> giveUp(Transaction transaction, IndexWish wish) {
        var payload = Json.object().put("table", wish.table()).put(DROPPED, wish.name());
        return withdraw(transaction, wish.name())
                .chain(() -> jobs.schedule(transaction, new Job(KIND, dropOf(wish), payload, clock.instant())));
    }

    private static String dropOf(IndexWish wish) {
        return wish.name() + " " + DROPPED;
    }

    /** What has been asked for last holds, whichever is carried out first. */
    private static Uni<Void> withdraw(Transaction transaction, String job) {
        return transaction
                .connection()
                .preparedQuery("DELETE FROM job WHERE kind = $1 AND unique_key = $2 AND state = 'pending'")
                .execute(Tuple.of(KIND, job))
                .replaceWithVoid();
    }

    /** @param direction of the column that the index is over */
    Uni<Void> ensureColumn(Transaction transaction, String table, String column, IndexWish.Direction direction) {
        var keys = List.of(new IndexWish.Key(column, direction));
        return ensure(transaction, new IndexWish(table, keys, List.of()));
    }

    /** Has the search tokens of all records made anew once the transaction has committed. */
    Uni<Void> ensureSearch(Transaction transaction, FormShape shape) {
        var form = shape.form().toString();
        var payload = Json.object().put("form", form);
        return jobs.schedule(transaction, new Job(SearchBackfill.KIND, form, payload, clock.instant()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var dropped = run.payload().path(DROPPED).asText("");
        Function<SqlConnection, Uni<Void>> work = dropped.isEmpty()
                ? connection -> buildIfWanted(connection, wish(run.payload()))
                : connection -> drop(connection, dropped);
        return database.pool().getConnection().flatMap(connection -> alone(connection, work)
                .eventually(connection::close));
    }

    private static Uni<Void> drop(SqlConnection connection, String index) {
        return connection
                .query("DROP INDEX CONCURRENTLY IF EXISTS " + Tables.quoted(Tables.SCHEMA, index))
                .execute()
                .replaceWithVoid();
    }

    private static IndexWish wish(JsonNode payload) {
        var columns = texts(payload.path("columns"));
        var directions = texts(payload.path("directions"));
        var keys = new ArrayList<IndexWish.Key>();
        for (var index = 0; index < columns.size(); index++) {
            // Jobs of versions that had one direction only say none.
            var direction = index < directions.size() ? directions.get(index) : "ASCENDING";
            keys.add(new IndexWish.Key(columns.get(index), IndexWish.Direction.valueOf(direction)));
        }
        return new IndexWish(payload.path("table").asText(), keys, texts(payload.path("included")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Large tables take longer than a statement usually may. */
    private static Uni<Void> alone(SqlConnection connection, Function<SqlConnection, Uni<Void>> work) {
        return connection
                .query("SET statement_timeout = 0; SET lock_timeout = 0")
                .execute()
                .chain(() -> locked(connection))
                .flatMap(free -> free
                        ? work.apply(connection).eventually(() -> unlocked(connection))
                        : Uni.createFrom().failure(new Postponed("another index is being built", PAUSE)))
                .eventually(() -> connection
                        .query("RESET statement_timeout; RESET lock_timeout")
                        .execute());
    }

    /** Who waited for the lock would be waited for by the build that holds it: a build ends after all statements begun before. */
    private static Uni<Boolean> locked(SqlConnection connection) {
        return connection
                .preparedQuery("SELECT pg_try_advisory_lock($1)")
                .execute(Tuple.of(LOCK))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Uni<Void> unlocked(SqlConnection connection) {
        return connection
                .preparedQuery("SELECT pg_advisory_unlock($1)")
                .execute(Tuple.of(LOCK))
                .replaceWithVoid();
    }

    private static Uni<Void> buildIfWanted(SqlConnection connection, IndexWish wish) {
        return exists(connection, wish)
                .flatMap(exists -> exists ? Uni.createFrom().item(false) : hasRoom(connection, wish))
                .flatMap(wanted ->
                        wanted ? build(connection, wish) : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> exists(SqlConnection connection, IndexWish wish) {
        return connection
                .preparedQuery("SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND indisvalid")
                .execute(Tuple.of(Tables.quoted(Tables.SCHEMA, wish.name())))
                .map(found -> found.size() > 0);
    }

    /** Every index makes every write dearer. One that was begun before is finished. */
    private static Uni<Boolean> hasRoom(SqlConnection connection, IndexWish wish) {
        return connection
                .preparedQuery(
                        "SELECT count(*) FILTER (WHERE indexname <> $2) FROM pg_indexes WHERE schemaname = $3 AND tablename = $1")
                .execute(Tuple.of(wish.table(), wish.name(), Tables.SCHEMA))
                .map(rows -> rows.iterator().next().getLong(0) < MOST);
    }

    private static Uni<Void> build(SqlConnection connection, IndexWish wish) {
        return dropUnfinished(connection, Tables.quoted(Tables.SCHEMA, wish.name()))
                .chain(() -> connection.query(wish.create()).execute())
                .chain(() -> connection
                        .query("ANALYZE " + Tables.quoted(Tables.SCHEMA, wish.table()))
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
