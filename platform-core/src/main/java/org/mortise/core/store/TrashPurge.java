package org.mortise.core.store;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;

/**
 * Empties the trash of what has lain there for longer than {@code mortise.trash.retention}, with what was said about it; the change
 * log keeps what it was.
 */
@ApplicationScoped
public class TrashPurge {

    private static final int BATCH = 1_000;

    private final Database database;
    private final Clock clock;
    private final Duration retention;

    TrashPurge(
            Database database,
            Clock clock,
            @ConfigProperty(name = "mortise.trash.retention", defaultValue = "P30D") Duration retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
    }

    /** When something that was deleted at {@code deleted} goes for good, give or take an hour. */
    public Instant endOf(Instant deleted) {
        return deleted.plus(retention);
    }

    /** In short statements, which other nodes may work through as well. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(this::purgeSome)
                .whilst(purged -> purged == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> purgeSome() {
        return database.pool()
                .preparedQuery("""
                        WITH gone AS (
                          DELETE FROM record_trash WHERE id IN (
                            SELECT id FROM record_trash WHERE deleted_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
                          RETURNING id),
                        said AS (DELETE FROM record_comment WHERE record IN (SELECT id FROM gone))
                        SELECT count(*)::int FROM gone""")
                .execute(Tuple.of(Rows.utc(clock.instant().minus(retention)), BATCH))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
