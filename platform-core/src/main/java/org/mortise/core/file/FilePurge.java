package org.mortise.core.file;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Removes files that nothing ever referred to, after {@code mortise.files.unused}, and those that were let go, a day after the trash
 * has forgotten the records that held them.
 */
@ApplicationScoped
public class FilePurge {

    private static final int BATCH = 200;
    private static final Duration AFTER_THE_TRASH = Duration.ofDays(1);

    private final FileDesk files;
    private final Duration unused;
    private final Duration retention;

    FilePurge(
            FileDesk files,
            @ConfigProperty(name = "mortise.files.unused", defaultValue = "PT24H") Duration unused,
            @ConfigProperty(name = "mortise.trash.retention", defaultValue = "P30D") Duration retention) {
        this.files = files;
        this.unused = unused;
        this.retention = retention;
    }

    /** Outside the container, for tests. */
    public static FilePurge of(FileDesk files, Duration unused, Duration retention) {
        return new FilePurge(files, unused, retention);
    }

    /** In short statements, which other nodes may work through as well. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> files.purge(unused, retention.plus(AFTER_THE_TRASH), BATCH))
                .whilst(purged -> purged == BATCH)
                .collect()
                .last()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> files.tidy(unused))
                .replaceWithVoid();
    }
}
