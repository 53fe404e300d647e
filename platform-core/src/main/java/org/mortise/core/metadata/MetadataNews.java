package org.mortise.core.metadata;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;

/**
 * Keeps a node's snapshot fresh: listens for publishes of other nodes, and polls in case the news was lost with its connection.
 */
@ApplicationScoped
class MetadataNews {

    private static final Logger LOG = Logger.getLogger(MetadataNews.class);
    private static final int BEFORE_READERS = 100;

    private final Database database;
    private final Metadata metadata;
    private final AtomicReference<@Nullable SqlConnection> listening = new AtomicReference<>();

    MetadataNews(Database database, Metadata metadata) {
        this.database = database;
        this.metadata = metadata;
    }

    /** The one moment when a thread waits for metadata: requests are served only after start-up, and they need it. */
    void start(@Observes @Priority(BEFORE_READERS) StartupEvent started) {
        poll().subscribe().asCompletionStage().join();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return listen().chain(metadata::refresh);
    }

    /** Opens the connection that hears of publishes, unless it is open. Failing is no harm: the poll tries again. */
    Uni<Void> listen() {
        if (listening.get() != null) {
            return Uni.createFrom().voidItem();
        }
        return database.pool()
                .getConnection()
                .flatMap(this::listenOn)
                .onFailure()
                .invoke(failure -> LOG.warn("not listening for published metadata", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> listenOn(SqlConnection connection) {
        if (!(connection.getDelegate() instanceof PgConnection news)) {
            return connection.close();
        }
        listening.set(connection);
        news.notificationHandler(notification -> refreshNow());
        news.closeHandler(closed -> listening.set(null));
        return connection.query("LISTEN mortise_metadata").execute().replaceWithVoid();
    }

    private void refreshNow() {
        metadata.refresh()
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("published metadata could not be read; polling", failure));
    }
}
