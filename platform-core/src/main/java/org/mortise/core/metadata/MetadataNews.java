package org.mortise.core.metadata;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.mortise.core.database.News;

/** Keeps a node's snapshot fresh: hears of publishes of other nodes, and polls in case the news was lost with its connection. */
@ApplicationScoped
class MetadataNews {

    private static final Logger LOG = Logger.getLogger(MetadataNews.class);
    private static final int BEFORE_READERS = 100;

    private final News news;
    private final Metadata metadata;

    MetadataNews(News news, Metadata metadata) {
        this.news = news;
        this.metadata = metadata;
        news.listen(MetadataTable.CHANNEL, revision -> refreshNow());
    }

    /** The one moment when a thread waits for metadata: requests are served only after start-up, and they need it. */
    void start(@Observes @Priority(BEFORE_READERS) StartupEvent started) {
        news.connect().chain(metadata::refresh).subscribe().asCompletionStage().join();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return metadata.refresh();
    }

    private void refreshNow() {
        metadata.refresh()
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("published metadata could not be read; polling", failure));
    }
}
